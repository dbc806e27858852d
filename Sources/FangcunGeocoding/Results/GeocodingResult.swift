public import FangcunModel

/// What a text says about a place.
public struct GeocodingResult: Sendable, Hashable {
    /// Whether there is an answer, and which kind of no it is otherwise.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// One place: ``GeocodingResult/best``.
        case ok
        /// Several places that lie further apart than their radii; ``GeocodingResult/best`` is merely the likeliest.
        case ambiguous
        /// The text names a city or district that the reference data does not cover.
        case outside
        /// Nothing in the text is known.
        case none
    }

    /// Whether there is an answer.
    public var status: Status
    /// The likeliest place; `nil` when the status is `outside` or `none`.
    public var best: Match?
    /// Other places that the text may mean, the likelier first.
    public var alternatives: [Match]
    /// Why there is no answer, or only a doubtful one.
    public var finding: Finding?

    /// A result of its parts.
    public init(status: Status, best: Match?, alternatives: [Match] = [], finding: Finding? = nil) {
        self.status = status
        self.best = best
        self.alternatives = alternatives
        self.finding = finding
    }
}
