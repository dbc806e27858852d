import FangcunTestSupport
import Foundation
import XCTest

/// Holds the tree to the rules of docs/architecture.md: who may import whom, where C may be touched, what may not be written.
final class HouseTests: XCTestCase {
    /// What each room may import beside the standard library and Glibc. Imports point down only.
    private static let floors: [String: Set<String>] = [
        "FangcunModel": [],
        "FangcunGovernance": ["FangcunModel"],
        "FangcunGeo": ["FangcunModel", "CGEOS", "CPROJ", "CZlib", "CKernel"],
        "FangcunGeocoding": ["FangcunModel", "FangcunGeo"],
        "FangcunSampleCity": ["FangcunModel", "FangcunGeo"],
        "FangcunPKI": ["FangcunModel", "COpenSSL", "SwiftASN1"],
        "FangcunSeal": ["FangcunModel", "FangcunPKI", "SwiftASN1"],
        "FangcunC": [
            "FangcunModel", "FangcunGovernance", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal",
            "CFangcun",
        ],
    ]

    /// The folders of a room in which C may be imported: one for each library, some for our own few lines of it.
    private static let foldersOfLibrary = [
        "CGEOS": ["FangcunGeo/GEOS/"], "CPROJ": ["FangcunGeo/PROJ/"], "CZlib": ["FangcunGeo/Zlib/"],
        "CKernel": ["FangcunGeo/Memory/", "FangcunGeo/Index/", "FangcunGeo/Coordinates/Kernel/"],
        "COpenSSL": ["FangcunPKI/OpenSSL/"],
    ]

    func testEveryRoomIsOnTheFloorPlan() throws {
        XCTAssertEqual(Set(try sourceFiles().map(\.room)), Set(Self.floors.keys))
    }

    func testImportsPointDownOnly() throws {
        for file in try sourceFiles() {
            let allowed = (Self.floors[file.room] ?? []).union(["Glibc"])
            for module in file.imports {
                XCTAssertTrue(allowed.contains(module), "\(file.path) imports \(module)")
                if let folders = Self.foldersOfLibrary[module] {
                    XCTAssertTrue(
                        folders.contains { file.path.hasPrefix($0) },
                        "\(file.path) imports \(module) outside \(folders)")
                }
            }
        }
    }

    func testNothingInTheLibraryTrapsByWriting() throws {
        let forbidden = ["try!", "as!", "fatalError(", "exit(", "print(", "unowned(unsafe)"]
        for file in try sourceFiles() {
            for (number, line) in file.codeLines {
                for word in forbidden where line.contains(word) {
                    XCTFail("\(file.path):\(number + 1) writes \(word)")
                }
            }
        }
    }

    func testFilesHoldOneSubject() throws {
        for file in try sourceFiles() {
            XCTAssertLessThanOrEqual(file.lines.count, 500, "\(file.path) is long: two subjects?")
        }
    }

    func testTheTopOfTheTreeIsTidy() throws {
        let expected: Set<String> = [
            "Package.swift", "Sources", "Tests", "Benchmarks", "CInterop", "Examples", "docs", "README.md", "Makefile",
            "LICENSE",
            "CHANGELOG.md", "SECURITY.md", ".ci", ".swift-format", ".gitignore",
        ]
        let answer = try Referee.run("git", ["ls-files"], in: Self.top)
        try XCTSkipUnless(answer.status == 0, "not a git checkout")
        let names = Set(answer.output.split(separator: "\n").map { String($0.prefix { $0 != "/" }) })
        XCTAssertEqual(names.subtracting(expected), [])
    }

    // MARK: The tree

    private struct SourceFile {
        /// Below `Sources/`.
        let path: String
        let lines: [Substring]

        var room: String { String(path.prefix { $0 != "/" }) }

        /// Lines with their index that are not comments.
        var codeLines: [(Int, Substring)] {
            lines.enumerated().filter { !$0.element.drop { $0 == " " }.hasPrefix("//") }
        }

        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let position = words.firstIndex(of: "import"), position <= 2, line.first != " " else {
                    return nil
                }
                return words.last.map { String($0) }
            }
        }
    }

    private static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func sourceFiles() throws -> [SourceFile] {
        let sources = Self.top.appendingPathComponent("Sources")
        let paths = try XCTUnwrap(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        return try paths.filter { $0.hasSuffix(".swift") }.map { path in
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            return SourceFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
