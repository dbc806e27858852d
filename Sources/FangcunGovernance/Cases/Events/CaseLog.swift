public import FangcunModel

/// A log of events as it was read: what could be read, in order, and findings about what could not.
public struct CaseLog: Sendable, Hashable {
    /// An event and where it stands in the log, counted from 0 over all entries, unreadable ones included.
    public struct Entry: Sendable, Hashable {
        /// The position in the log.
        public var index: Int
        /// The event.
        public var event: CaseEvent

        /// An entry of its parts.
        public init(index: Int, event: CaseEvent) {
            self.index = index
            self.event = event
        }
    }

    /// The events of one case, in the order of the log.
    public struct CaseEntries: Sendable, Hashable {
        /// The case; empty when its events name none.
        public var identifier: String
        /// Its events.
        public var entries: [Entry]
    }

    /// How large a log may be: 1 GiB, 32 levels, 1 MiB a string.
    public static let jsonLimits = JSONReader.Limits(
        maximumBytes: 1 << 30, maximumDepth: 32, maximumStringBytes: 1 << 20)

    /// The events that could be read.
    public private(set) var entries: [Entry] = []
    /// One finding, `case.unreadable`, for each entry that could not.
    public private(set) var findings: [Finding] = []

    /// A log of events that are there already.
    public init(_ events: some Sequence<CaseEvent>) {
        entries = events.enumerated().map { Entry(index: $0.offset, event: $0.element) }
    }

    /// Reads a log: a JSON array of events, an object with such an array as its member `events`, one event, or one event a
    /// line (JSON Lines).
    ///
    /// An entry that is no event, or a line that is no JSON, is a finding; the others are read.
    ///
    /// - Throws: ``GovernanceError`` when the whole cannot be read: an array that is not JSON, or a limit passed.
    /// - Complexity: linear in the bytes.
    public init(json bytes: [UInt8], limits: JSONReader.Limits = jsonLimits) throws(GovernanceError) {
        guard bytes.count <= limits.maximumBytes else {
            throw GovernanceError(.limitExceeded, "\(bytes.count) bytes of events, more than \(limits.maximumBytes)")
        }
        do throws(ModelError) {
            try readDocument(bytes, limits)
        } catch {
            // One object may be followed by others on lines of their own; an array stands alone.
            guard error.code == .malformedJSON, Self.firstByte(of: bytes) == UInt8(ascii: "{") else {
                throw GovernanceError(error)
            }
            readLines(bytes, limits)
        }
    }

    /// The events sorted by case; cases in the order of their first event.
    public var cases: [CaseEntries] {
        var positions: [String: Int] = [:]
        var cases: [CaseEntries] = []
        for entry in entries {
            let identifier = entry.event.caseIdentifier
            if let position = positions[identifier] {
                cases[position].entries.append(entry)
            } else {
                positions[identifier] = cases.count
                cases.append(CaseEntries(identifier: identifier, entries: [entry]))
            }
        }
        return cases
    }

    private mutating func readDocument(_ bytes: [UInt8], _ limits: JSONReader.Limits) throws(ModelError) {
        let value = try JSONReader.value(of: bytes, limits: limits)
        let elements = value.elements ?? value["events"]?.elements ?? [value]
        for (index, element) in elements.enumerated() { read(element, index) }
    }

    private mutating func readLines(_ bytes: [UInt8], _ limits: JSONReader.Limits) {
        let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        for (index, line) in lines.lazy.filter({ Self.firstByte(of: $0) != nil }).enumerated() {
            do throws(ModelError) {
                read(try JSONReader.value(of: Array(line), limits: limits), index)
            } catch {
                report(index, error.reason)
            }
        }
    }

    private mutating func read(_ value: JSONValue, _ index: Int) {
        do throws(GovernanceError) {
            entries.append(Entry(index: index, event: try CaseEvent(json: value)))
        } catch {
            report(index, error.reason)
        }
    }

    private mutating func report(_ index: Int, _ reason: String) {
        findings.append(
            Finding(
                "case.unreadable", .error, at: .feature(index, identifier: nil),
                Message(zh: "该条日志不是事件记录：\(reason)", en: "the entry is no event: \(reason)")))
    }

    private static func firstByte(of bytes: some Sequence<UInt8>) -> UInt8? {
        bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    }
}
