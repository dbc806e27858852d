/// The hours of work of a working day: one or more windows, such as 09:00-12:00 and 13:30-17:30.
///
/// Windows are half-open: at 12:00 the morning is over. A window may run past midnight (22:00-06:00); its hours then belong to
/// the working day on which it began, so that the night from a Friday to a Saturday is worked, and that from a Saturday to a
/// Sunday is not.
public struct WorkHours: Sendable, Hashable {
    /// A stretch of work, in seconds since the midnight with which the working day begins.
    public struct Window: Sendable, Hashable {
        /// When work begins, 0 to 86 399.
        public let startSecond: Int
        /// When it ends, after the start and by the same time of the next day at the latest; above 86 400 when it passes midnight.
        public let endSecond: Int

        /// A window of its parts; `nil` when it is empty, longer than a day, or begins on another day.
        public init?(startSecond: Int, endSecond: Int) {
            guard (0..<86_400).contains(startSecond), endSecond > startSecond, endSecond - 86_400 <= startSecond else {
                return nil
            }
            self.startSecond = startSecond
            self.endSecond = endSecond
        }

        /// How long it is, in seconds.
        public var lengthSeconds: Int { endSecond - startSecond }
    }

    /// The windows in order of time.
    public let windows: [Window]
    /// How long a working day is, in seconds.
    public let secondsPerDay: Int

    /// 09:00-12:00 and 13:30-17:30, seven hours: an example, since each city sets its own.
    public static let nineToHalfPastFive = WorkHours(
        checked: [Window(startSecond: 32_400, endSecond: 43_200), Window(startSecond: 48_600, endSecond: 63_000)]
            .compactMap { $0 })

    /// Hours of these windows, in any order.
    ///
    /// - Throws: ``ModelError`` with code `malformedCalendar` when there is none, when two overlap, or when the last runs on into
    ///   the first of the next day.
    public init(_ windows: [Window]) throws(ModelError) {
        let sorted = windows.sorted { $0.startSecond < $1.startSecond }
        guard let first = sorted.first, let last = sorted.last else {
            throw ModelError(.malformedCalendar, "hours of work without a window")
        }
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.endSecond <= $1.startSecond }),
            last.endSecond - 86_400 <= first.startSecond
        else { throw ModelError(.malformedCalendar, "windows of work that overlap") }
        self.init(checked: sorted)
    }

    /// Reads `09:00-12:00,13:30-17:30`; 24:00 may end a window, and an end at or before its start is on the next day.
    ///
    /// - Throws: ``ModelError`` with code `malformedCalendar`.
    public init(_ text: String) throws(ModelError) {
        let parts = text.prefix(512).split(separator: ",", omittingEmptySubsequences: false)
        let windows = parts.compactMap(Window.init(text:))
        guard windows.count == parts.count, text.utf8.count <= 512 else {
            throw ModelError(.malformedCalendar, "'\(text.prefix(40))' are no hours such as 09:00-12:00,13:30-17:30")
        }
        try self.init(windows)
    }

    private init(checked windows: [Window]) {
        self.windows = windows
        secondsPerDay = windows.reduce(0) { $0 + $1.lengthSeconds }
    }

    /// Whether some hours belong to the day before.
    var passMidnight: Bool { (windows.last?.endSecond ?? 0) > 86_400 }

    /// How many seconds of the day's work are done by a second counted from its midnight, which may lie on the next day.
    func secondsDone(by second: Int) -> Int {
        windows.reduce(0) { $0 + min(max(second - $1.startSecond, 0), $1.lengthSeconds) }
    }

    /// The earliest second, counted from the midnight of the day, by which so many of its seconds (1 to all) are done.
    func second(whenDone seconds: Int) -> Int {
        var rest = seconds
        for window in windows {
            if rest <= window.lengthSeconds { return window.startSecond + rest }
            rest -= window.lengthSeconds
        }
        return windows.last?.endSecond ?? 0
    }
}

extension WorkHours.Window {
    fileprivate init?(text: Substring) {
        var scanner = FixedWidthScanner(String(text).utf8)
        guard let start = scanner.timeOfDay(), scanner.skip("-"), let end = scanner.timeOfDay(), scanner.isAtEnd else {
            return nil
        }
        self.init(startSecond: start, endSecond: end > start ? end : end + 86_400)
    }
}

extension FixedWidthScanner {
    /// Seconds since midnight of a time written `09:30`, up to 24:00.
    fileprivate mutating func timeOfDay() -> Int? {
        guard let hour = number(2), skip(":"), let minute = number(2), minute < 60, hour * 60 + minute <= 1_440 else {
            return nil
        }
        return (hour * 60 + minute) * 60
    }
}

extension WorkHours: CustomStringConvertible {
    /// The windows as they are read: `09:00-12:00,13:30-17:30`.
    public var description: String {
        func text(_ second: Int) -> String {
            let minutes = (second > 86_400 ? second - 86_400 : second) / 60
            return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
        }
        return windows.map { "\(text($0.startSecond))-\(text($0.endSecond))" }.joined(separator: ",")
    }
}
