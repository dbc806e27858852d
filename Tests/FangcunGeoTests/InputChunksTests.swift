import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

final class InputChunksTests: XCTestCase {
    /// "方寸之间，城市之格。\n" three times, through gzip -9.
    private let packed = Array(
        Data(base64Encoded: "H4sIAAAAAAACA3s2befT9Tue7Ox+OX3L+z09T+f3Pd3RBOQ+W7DncUMT1zOKpAFw+IftXQAAAA==") ?? Data())
    private let text = Array(String(repeating: "方寸之间，城市之格。\n", count: 3).utf8)

    private func content(_ path: String) throws -> [UInt8] {
        var chunks = try InputChunks(path)
        var bytes: [UInt8] = []
        while try chunks.read(into: &bytes) {}
        XCTAssertFalse(try chunks.read(into: &bytes), "the end stays the end")
        XCTAssertEqual(chunks.bytesRead, chunks.fileBytes)
        return bytes
    }

    func testPiecesAreTogetherWhatTheFileHolds() throws {
        let folder = try TemporaryFolder()
        for bytes in [[], [0x1F], text, (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }] {
            XCTAssertEqual(try content(try folder.write(bytes, to: "file").path), bytes)
        }
    }

    func testMembersAreJoinedAndPaddingIsPassedOver() throws {
        let folder = try TemporaryFolder()
        let members = (0..<30_000).flatMap { _ in packed } + [UInt8](repeating: 0, count: 3_000_000)
        let wanted = (0..<30_000).flatMap { _ in text }
        XCTAssertEqual(try content(try folder.write(members, to: "file").path), wanted)
    }

    func testBrokenDataIsMalformedWhereverItIsCut() throws {
        let folder = try TemporaryFolder()
        for length in 2..<packed.count {
            let file = try folder.write(Array(packed.prefix(length)), to: "file")
            assertGeoError(.malformedInput, mentions: "ends early") { _ = try content(file.path) }
        }
        let followed = try folder.write(packed + [0, 0, 7], to: "file")
        assertGeoError(.malformedInput, mentions: "something follows") { _ = try content(followed.path) }
        assertGeoError(.unreadableFile, mentions: "Is a directory") { _ = try content(folder.url.path) }
        assertGeoError(.unreadableFile, mentions: "No such file") { _ = try content(folder.url.path + "/none") }
    }
}

final class OutputDraftTests: XCTestCase {
    func testADraftShowsOnlyWhenItIsWhole() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/out"
        let plan = try OutputDraft.Plan(for: path)
        let draft = try OutputDraft(plan)
        try draft.write([1])
        XCTAssertFalse(FileManager.default.fileExists(atPath: path))
        XCTAssertTrue(FileManager.default.fileExists(atPath: try XCTUnwrap(plan.draftPath)))
        try draft.write([2])
        try draft.commit()
        XCTAssertEqual(try InputFile.read(path, maximumBytes: 9), [1, 2])
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["out"])
    }

    func testAnAbandonedDraftLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([9], to: "out")
        do {
            let draft = try OutputDraft(for: file.path)
            try draft.write([1])
        }
        XCTAssertEqual(try InputFile.read(file.path, maximumBytes: 9), [9])
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["out"])
    }
}
