import Foundation
import XCTest

/// Programs that did not come from us, asked for a second opinion.
///
/// Tests that need one run only with `FANGCUN_REFEREES=1`, which `make referees` sets after installing them; elsewhere they are
/// skipped and say so.
public enum Referee {
    /// What a program answered.
    public struct Answer: Sendable {
        /// The exit status.
        public let status: Int32
        /// What it wrote to its standard output.
        public let output: String
        /// What it wrote to its standard error.
        public let errors: String
    }

    /// Skips the test unless referees are asked for.
    public static func require() throws {
        guard ProcessInfo.processInfo.environment["FANGCUN_REFEREES"] == "1" else {
            throw XCTSkip("needs outside programs: run make referees")
        }
    }

    /// Runs a program, found on the path, to its end.
    public static func run(_ program: String, _ arguments: [String], in folder: URL? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = folder
        let scratch = try TemporaryFolder()
        let outputFile = try scratch.makeEmptyFile("stdout")
        let errorFile = try scratch.makeEmptyFile("stderr")
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
    }
}

/// A folder that is removed with its contents when the value goes away.
public final class TemporaryFolder {
    /// Where it is.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("fangcun-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file into the folder and says where it is.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }

    /// Makes an empty file in the folder and says where it is.
    public func makeEmptyFile(_ name: String) throws -> URL { try write([], to: name) }
}
