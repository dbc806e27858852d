import Foundation

/// Shows the steps of a long command on the standard error: a bar that moves on a terminal, one plain line a step elsewhere.
final class ProgressDisplay {
    /// How the steps are shown.
    enum Style: Sendable {
        /// A bar redrawn in place.
        case bar
        /// One line when a step is done.
        case lines
        /// Nothing at all.
        case silent
    }

    private static let barWidth = 24
    private static let nameWidth = 22
    /// Redrawing more often than the eye follows would only cost time.
    private static let redrawInterval = Duration.milliseconds(80)

    private let style: Style
    private let stepCount: Int
    private let write: (String) -> Void
    private let clock = ContinuousClock()
    private var stepNumber = 0
    private var name = ""
    private var startedAt: ContinuousClock.Instant
    private var drawnAt: ContinuousClock.Instant
    /// How long each step took, in order.
    private(set) var timings: [StepTiming] = []

    init(style: Style, stepCount: Int, write: @escaping (String) -> Void = StandardError.write) {
        self.style = style
        self.stepCount = stepCount
        self.write = write
        startedAt = clock.now
        drawnAt = startedAt
    }

    /// A display that suits the standard error of this process.
    static func forStandardError(stepCount: Int) -> ProgressDisplay {
        ProgressDisplay(style: StandardError.isTerminal ? .bar : .lines, stepCount: stepCount)
    }

    /// Runs a step: `work` may report how far it is, and gives its result with a remark for people and the number of items
    /// it worked through.
    func step<Value>(
        _ name: String, _ work: () throws(CommandFailure) -> StepResult<Value>
    ) throws(CommandFailure) -> Value {
        begin(name)
        do {
            let result = try work()
            finish(remark: result.remark, items: result.items)
            return result.value
        } catch {
            if style == .bar { write("\n") }
            throw error
        }
    }

    /// Draws the bar of the running step again; cheap to call often.
    func advance(to done: Int, of total: Int) {
        guard style == .bar, total > 0, clock.now - drawnAt >= Self.redrawInterval else { return }
        drawBar(share: Double(done) / Double(total), remark: "\(Figure.grouped(done)) / \(Figure.grouped(total))")
    }

    private func begin(_ name: String) {
        stepNumber += 1
        self.name = name
        startedAt = clock.now
        if style == .bar { drawBar(share: 0, remark: "") }
    }

    private func finish(remark: String, items: Int) {
        let seconds = (clock.now - startedAt).seconds
        timings.append(StepTiming(name: name, seconds: seconds, items: items))
        let text = "\(remark) (\(Figure.decimal(seconds, 2)) s)"
        switch style {
        case .bar:
            drawBar(share: 1, remark: text)
            write("\n")
        case .lines: write("\(heading)\(text)\n")
        case .silent: break
        }
    }

    private var heading: String {
        "[\(stepNumber)/\(stepCount)] " + name.padding(toLength: Self.nameWidth, withPad: " ", startingAt: 0)
    }

    private func drawBar(share: Double, remark: String) {
        let filled = Int((min(max(share, 0), 1) * Double(Self.barWidth)).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
        // ESC [ K clears what a longer text left behind.
        write("\r\(heading)\(bar) \(remark)\u{1B}[K")
        drawnAt = clock.now
    }
}

/// What a step gives: its value, a remark for people, and how many items it worked through.
struct StepResult<Value> {
    let value: Value
    let remark: String
    let items: Int

    init(_ value: Value, remark: String, items: Int = 0) {
        self.value = value
        self.remark = remark
        self.items = items
    }
}

/// How long a step took.
struct StepTiming: Sendable {
    let name: String
    let seconds: Double
    let items: Int

    /// Items per second; 0 where nothing was counted.
    var rate: Double { items > 0 ? Double(items) / max(seconds, 1e-9) : 0 }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
