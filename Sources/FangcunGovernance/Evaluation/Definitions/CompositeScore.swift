public import FangcunModel

/// A weighted score of several rates and counts (综合指标值), with the grade it earns.
public struct CompositeScore: Sendable, Hashable {
    /// How a part becomes a score from 0 to 100.
    public enum Scoring: Sendable, Hashable {
        /// A rate as it is: 93.72 % scores 93.72.
        case rate(indicator: String)
        /// What a rate lacks of 100: few reworks score high.
        case complement(indicator: String)
        /// A count, by a table.
        case count(measure: String, scale: CountScale)

        /// The indicator or measure that it scores.
        public var subject: String {
            switch self {
            case .rate(let indicator), .complement(let indicator): indicator
            case .count(let measure, _): measure
            }
        }
    }

    /// A part of a score.
    public struct Part: Sendable, Hashable {
        /// How the part is scored.
        public var scoring: Scoring
        /// Its share of the whole, in percent.
        public var weightPercent: Int

        /// A part of its parts.
        public init(_ scoring: Scoring, weightPercent: Int) {
            self.scoring = scoring
            self.weightPercent = weightPercent
        }
    }

    /// What becomes of a score when one of its parts was not measured: a supervisor who had nothing to check.
    public enum MissingParts: String, Sendable, Hashable, CaseIterable {
        /// The score is not measured either.
        case notMeasured = "not-measured"
        /// The other parts share its weight, in proportion to their own.
        case shareWeight = "share-weight"
    }

    /// A grade, and the score from which it is given.
    public struct Band: Sendable, Hashable {
        /// The grade, such as A.
        public var grade: String
        /// The lowest score of the grade.
        public var atLeast: Int

        /// A band of its parts.
        public init(_ grade: String, atLeast: Int) {
            self.grade = grade
            self.atLeast = atLeast
        }
    }

    /// Its stable name, such as `supervisor`.
    public var id: String
    /// Its name for people.
    public var name: Message
    /// Its parts; their weights make 100.
    public var parts: [Part]
    /// The grades, best first; a score below the last has none.
    public var bands: [Band]
    /// What becomes of the score when a part was not measured.
    public var missingParts: MissingParts
    /// Where the formula comes from.
    public var source: String
    /// Members of its JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// A score of its parts; A from 90, B from 75, C from 60, D from 40, E below, and not measured without all parts unless said
    /// otherwise.
    public init(
        id: String, name: Message, parts: [Part], bands: [Band] = Band.usual, missingParts: MissingParts = .notMeasured,
        source: String = ""
    ) {
        self.id = id
        self.name = name
        self.parts = parts
        self.bands = bands
        self.missingParts = missingParts
        self.source = source
    }
}

extension CompositeScore.Band {
    /// A from 90, B from 75, C from 60, D from 40, E below.
    public static let usual: [CompositeScore.Band] = [
        .init("A", atLeast: 90), .init("B", atLeast: 75), .init("C", atLeast: 60), .init("D", atLeast: 40),
        .init("E", atLeast: 0),
    ]
}

/// A table that gives scores to counts: up to so many, this score.
public struct CountScale: Sendable, Hashable {
    /// A row: counts up to `atMost`, and above the row before, earn `score`.
    public struct Row: Sendable, Hashable {
        /// The largest count of the row.
        public var atMost: Int
        /// The score it earns, 0 to 100.
        public var score: Int

        /// A row of its parts.
        public init(atMost: Int, score: Int) {
            self.atMost = atMost
            self.score = score
        }
    }

    /// The rows, smallest count first.
    public var rows: [Row]
    /// The score of a count above them all.
    public var otherwise: Int

    /// A scale of its rows, written as pairs of largest count and score.
    public init(_ rows: [(atMost: Int, score: Int)], otherwise: Int) {
        self.rows = rows.map { Row(atMost: $0.atMost, score: $0.score) }
        self.otherwise = otherwise
    }

    /// The score of a count.
    public func score(of count: Int) -> Int { rows.first { count <= $0.atMost }?.score ?? otherwise }
}
