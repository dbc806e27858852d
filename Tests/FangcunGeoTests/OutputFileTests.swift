import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

final class OutputFileTests: XCTestCase {
    private let old = Array("old".utf8)
    private let new = Array("new and longer".utf8)

    func testFileIsMadeAndReplacedWithNothingLeftBeside() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/out.csv"
        for bytes in [old, new, [], [UInt8](repeating: 1, count: 2_000_000)] {
            try OutputFile.write(bytes, to: path)
            XCTAssertEqual(try InputFile.read(path, maximumBytes: 3_000_000), bytes)
            XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["out.csv"])
        }
    }

    func testReaderOfTheOldFileFinishesOnIt() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(old, to: "out")
        let reader = try Foundation.FileHandle(forReadingFrom: file)
        try OutputFile.write(new, to: file.path)
        XCTAssertEqual(try reader.readToEnd(), Data(old))
        XCTAssertEqual(try Data(contentsOf: file), Data(new))
    }

    func testFailureLeavesTheOldFileAndNothingBeside() throws {
        let folder = try TemporaryFolder()
        assertGeoError(.unwritableFile, mentions: "No such file or directory") {
            try OutputFile.write(new, to: folder.url.path + "/no/such/folder/out")
        }
        assertGeoError(.unwritableFile, mentions: "no/such/folder/out: No such") {
            try OutputFile.write(new, to: folder.url.path + "/no/such/folder/out")
        }
        assertGeoError(.unwritableFile, mentions: "Is a directory") { try OutputFile.write(new, to: folder.url.path) }
        assertGeoError(.unwritableFile, mentions: "NUL") { try OutputFile.write(new, to: folder.url.path + "/a\0b") }
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), [])
    }

    func testLinkIsFollowedAndPermissionsStay() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(old, to: "real")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        let link = folder.url.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
        try OutputFile.write(new, to: link)
        XCTAssertEqual(try Data(contentsOf: file), Data(new))
        XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: link), file.path)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        XCTAssertEqual(attributes[.posixPermissions] as? Int, 0o600)
    }

    func testDeviceIsWrittenToAndNotReplaced() throws {
        try OutputFile.write(new, to: "/dev/null")
        let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
        XCTAssertEqual(attributes[.type] as? FileAttributeType, .typeCharacterSpecial)
    }

    func testPathWithoutFolderIsBelowTheWorkingFolder() throws {
        let name = "fangcun-\(UUID().uuidString)"
        try OutputFile.write(new, to: name)
        defer { try? FileManager.default.removeItem(atPath: name) }
        XCTAssertEqual(try InputFile.read(name, maximumBytes: 100), new)
    }
}
