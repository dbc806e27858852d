import Foundation
import XCTest

@testable import fangcun_cli

final class OutputFolderTests: XCTestCase {
    func testNothingShowsBeforeItIsCommitted() throws {
        let folder = try TemporaryFolder()
        let output = try OutputFolder(folder.path("out"), completedBy: "last")
        try output.write([1], to: "first")
        try output.write([2], to: "last")
        XCTAssertFalse(folder.names(in: "out").contains("first"))
        try output.commit()
        XCTAssertEqual(folder.names(in: "out"), ["first", "last"])
    }

    func testAnAbandonedFolderLeavesNoTrace() throws {
        let folder = try TemporaryFolder()
        var output: OutputFolder? = try OutputFolder(folder.path("out"), completedBy: "last")
        try output?.write([1], to: "first")
        output = nil
        XCTAssertEqual(folder.names(), [])
    }

    func testFilesOfOthersStay() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
        try folder.write("mine", to: "out/notes.txt")
        let output = try OutputFolder(folder.path("out"), completedBy: "last")
        try output.write([1], to: "last")
        try output.commit()
        XCTAssertEqual(folder.names(in: "out"), ["last", "notes.txt"])
    }

    func testAFileInPlaceOfTheFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "out")
        XCTAssertThrowsError(try OutputFolder(folder.path("out"), completedBy: "last"))
        XCTAssertEqual(try folder.text("out"), "x")
    }

    func testAFolderInPlaceOfAFileStaysWithItsContents() throws {
        let folder = try TemporaryFolder()
        let theirs = folder.path("out/last")
        try FileManager.default.createDirectory(atPath: theirs, withIntermediateDirectories: true)
        try folder.write("mine", to: "out/last/notes.txt")
        let output = try OutputFolder(folder.path("out"), completedBy: "last")
        try output.write([1], to: "last")
        XCTAssertThrowsError(try output.commit())
        XCTAssertEqual(try folder.text("out/last/notes.txt"), "mine")
    }

    func testTheEmptyPathIsNotTheCurrentFolder() {
        XCTAssertThrowsError(try OutputFolder("", completedBy: "last"))
    }

    func testCommitsIntoOneFolderTakeTurns() throws {
        let folder = try TemporaryFolder()
        let turn = open(folder.url.path, O_RDONLY | O_DIRECTORY)
        defer { close(turn) }
        XCTAssertEqual(flock(turn, LOCK_EX), 0)
        let committed = expectation(description: "committed")
        let path = folder.url.path
        Thread.detachNewThread {
            do {
                let output = try OutputFolder(path, completedBy: "last")
                try output.write([1], to: "last")
                try output.commit()
            } catch { XCTFail("\(error)") }
            committed.fulfill()
        }
        Thread.sleep(forTimeInterval: 0.3)
        XCTAssertFalse(folder.names().contains("last"))
        XCTAssertEqual(flock(turn, LOCK_UN), 0)
        wait(for: [committed], timeout: 10)
        XCTAssertTrue(folder.names().contains("last"))
    }

    func testAnInterruptedRunLeavesNoTrace() throws {
        for number in [SIGINT, SIGTERM] {
            let folder = try TemporaryFolder()
            let run = Process()
            run.executableURL = Bundle.main.bundleURL.appendingPathComponent("fangcun-cli")
            run.arguments = ["demo", "--area-km2", "20", "--output", folder.path("out")]
            run.standardError = FileHandle.nullDevice
            try run.run()
            while run.isRunning, folder.names(in: "out").isEmpty { Thread.sleep(forTimeInterval: 0.01) }
            kill(run.processIdentifier, number)
            run.waitUntilExit()
            XCTAssertEqual(run.terminationReason, .uncaughtSignal)
            XCTAssertEqual(run.terminationStatus, number)
            XCTAssertEqual(folder.names(), [])
        }
    }
}

final class InterruptionTests: XCTestCase {
    func testASignalAtAnyTimeLeavesAllFilesOrNone() throws {
        let whole = try TemporaryFolder()
        XCTAssertEqual(
            Program.run(["sample-city", "--seed", "1", "--area-km2", "0.5", "--output", whole.path("out")]), 0)
        let names = whole.names(in: "out")
        var generator = SplitMix(state: 11)
        for turn in 0..<30 {
            let folder = try TemporaryFolder()
            let run = Process()
            run.executableURL = Bundle.main.bundleURL.appendingPathComponent("fangcun-cli")
            run.arguments = ["sample-city", "--seed", "1", "--area-km2", "0.5", "--output", folder.path("out")]
            run.standardError = FileHandle.nullDevice
            try run.run()
            // Some signals come before the first file, most while files are written and put in their places.
            while turn % 5 > 0, run.isRunning, folder.names(in: "out").isEmpty { usleep(200) }
            usleep(UInt32.random(in: 0...30_000, using: &generator))
            kill(run.processIdentifier, [SIGINT, SIGTERM, SIGHUP][turn % 3])
            run.waitUntilExit()
            let left = folder.names(in: "out")
            XCTAssertTrue(left.isEmpty || left == names, "\(left)")
        }
    }
}

final class CommandFailureTests: XCTestCase {
    func testTheOperatingSystemSpeaksForItself() {
        XCTAssertThrowsError(try NamedFile(reading: "/nonexistent", inflating: false)) {
            XCTAssertEqual("\($0)", "/nonexistent: No such file or directory")
        }
        XCTAssertThrowsError(try NamedFile(reading: "/nonexistent")) {
            XCTAssertEqual("\($0)", "/nonexistent: No such file or directory", "the path is named once")
        }
        XCTAssertThrowsError(try OutputFolder("/dev/null/x", completedBy: "last")) {
            XCTAssertEqual("\($0)", "/dev/null/x: cannot write into this folder: Not a directory")
        }
    }

    func testAMessageStaysOnItsLineAndSteersNoTerminal() {
        XCTAssertEqual("\(CommandFailure("a\nb", "\u{1B}[2J\0 \r\n 路"))", "a b: \u{FFFD}[2J\u{FFFD} 路")
        XCTAssertEqual("\(CommandFailure("", "no such file"))", "'': no such file")
    }
}

final class FigureTests: XCTestCase {
    func testDecimalsAgreeWithThoseOfTheCLibrary() {
        for value in [0, 1, 121.5172055, -25.0384804, 0.049, 99.95, 1e-9, 123456.789, 0.5, 1.05, 2.675] {
            for digits in [0, 1, 3, 7] where value * 10 != (value * 10).rounded() || digits > 0 {
                let wanted = String(format: "%.\(digits)f", value)
                XCTAssertEqual(
                    Double(Figure.decimal(value, digits)) ?? .nan, Double(wanted) ?? .nan, accuracy: 1.01e-7,
                    "\(value) with \(digits)")
            }
        }
    }

    func testMinusZeroHasNoSign() {
        XCTAssertEqual(Figure.decimal(-0.0001, 2), "0.00")
        XCTAssertEqual(Figure.decimal(-1.5, 1), "-1.5")
    }

    func testNumbersThatAreNoneDoNotTrap() {
        for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
            XCTAssertFalse(Figure.decimal(value, 7).isEmpty)
        }
    }

    func testOnlyTheWholeIsAHundredPercent() {
        XCTAssertEqual(Figure.percent(999_999, of: 1_000_000), "99.99 %")
        XCTAssertEqual(Figure.percent(3, of: 3), "100 %")
        XCTAssertEqual(Figure.percent(0, of: 0), "–")
    }

    func testThousandsAreGrouped() {
        XCTAssertEqual(
            [0, 999, 1_000, 24_276, -1_234_567].map(Figure.grouped), ["0", "999", "1,000", "24,276", "-1,234,567"])
    }
}

final class ProgressDisplayTests: XCTestCase {
    private func shown(_ style: ProgressDisplay.Style) throws -> String {
        var text = ""
        let progress = ProgressDisplay(style: style, stepCount: 2) { text += $0 }
        try progress.step("Read") { () throws(CommandFailure) in StepResult((), remark: "3 files", items: 3) }
        XCTAssertEqual(progress.timings.map(\.items), [3])
        return text
    }

    func testALineForEachStepWhereNobodyWatches() throws {
        let text = try shown(.lines)
        XCTAssertTrue(text.hasPrefix("[1/2] Read "), text)
        XCTAssertFalse(text.contains("\r"))
        XCTAssertEqual(text.filter { $0 == "\n" }.count, 1)
    }

    func testABarRedrawnInPlaceOnATerminal() throws {
        let text = try shown(.bar)
        XCTAssertTrue(text.contains("\r[1/2] Read"))
        XCTAssertTrue(text.contains("3 files"))
    }

    func testSilenceWhenAskedFor() throws { XCTAssertEqual(try shown(.silent), "") }
}
