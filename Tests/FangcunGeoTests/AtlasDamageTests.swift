import FangcunGeo
import FangcunTestSupport
import FuzzTargets
import XCTest

/// Broken atlases give errors; with right checksums they give errors or wrong answers, and nothing worse.
final class AtlasDamageTests: XCTestCase {
    private static let file = Result { try SmallAtlas.bytes() }

    func testAtlasTakenApartAndPutTogetherIsTheSame() throws {
        let file = try Self.file.get()
        XCTAssertEqual(AtlasParts(file).file, file)
        XCTAssertEqual(
            AtlasParts(compact: AtlasParts(file).compact, header: Array(file.prefix(4_096))).file.count, file.count)
    }

    func testEveryFlippedByteIsNoticedUnlessItIsPadding() throws {
        let file = try Self.file.get()
        var isUsed = [Bool](repeating: false, count: file.count)
        let atlas = try Atlas(bytes: file)
        // A checksum of 8 bytes for each piece of at most 65 536.
        let pieces = atlas.sections.reduce(0) { $0 + ($1.byteCount + 65_535) / 65_536 }
        for index in 0..<4_096 + 64 * atlas.sections.count + 8 * pieces { isUsed[index] = true }
        for section in atlas.sections {
            for index in section.offset..<section.offset + section.byteCount { isUsed[index] = true }
        }
        var generator = SeededGenerator(seed: 1)
        for index in file.indices where isUsed[index] || index % 97 == 0 {
            var broken = file
            broken[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            let isSound = (try? Atlas(bytes: broken).verify()) != nil
            XCTAssertEqual(isSound, !isUsed[index], "byte \(index)")
        }
    }

    /// `AtlasParts` has the checksum a second time, from the page of the format; that both agree is tested above.
    func testChecksumNoticesEveryBitWordAndLength() {
        var generator = SeededGenerator(seed: 2)
        for count in 0..<70 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...3, using: &generator) == 0 ? UInt8(0) : 0x5A }
            let sum = AtlasParts.checksum(bytes)
            for bit in 0..<8 * count {
                var broken = bytes
                broken[bit / 8] ^= 1 << UInt8(bit % 8)
                XCTAssertNotEqual(AtlasParts.checksum(broken), sum)
            }
            for word in 0..<count / 8 {
                var broken = bytes
                for byte in 8 * word..<8 * word + 8 { broken[byte] = .random(in: 6...0x50, using: &generator) }
                XCTAssertNotEqual(AtlasParts.checksum(broken), sum)
            }
            XCTAssertNotEqual(AtlasParts.checksum(bytes + [0]), sum)
        }
        // Flips of the top bits of two words of one lane do not cancel out.
        var twice = [UInt8](repeating: 0, count: 64)
        (twice[7], twice[39]) = (0x80, 0x80)
        XCTAssertNotEqual(AtlasParts.checksum(twice), AtlasParts.checksum([UInt8](repeating: 0, count: 64)))
    }

    func testEveryTruncationIsNoticed() throws {
        let file = try Self.file.get()
        for count in Array(stride(from: 0, to: file.count, by: 509)) + [1, 8, 4_095, 4_096, 4_097, file.count - 1] {
            assertGeoError(.malformedInput) { _ = try Atlas(bytes: Array(file.prefix(count))) }
        }
        assertGeoError(.malformedInput, mentions: "bytes, not") { _ = try Atlas(bytes: file + [0]) }
    }

    func testDamageNamesTheSectionAndOnlyItsLayerIsLost() throws {
        var file = try Self.file.get()
        let sound = try Atlas(bytes: file)
        let section = try XCTUnwrap(sound.sections.first { $0.layer == "grids" && $0.part == "locator-edges" })
        file[section.offset + 5] ^= 1
        let atlas = try Atlas(bytes: file)
        assertGeoError(.malformedInput, mentions: "grids/locator-edges", "byte \(section.offset)") {
            _ = try atlas.grids()
        }
        assertGeoError(.malformedInput, mentions: "grids/locator-edges") { try atlas.verify() }
        XCTAssertEqual(try atlas.table("notes")?.texts("text").all, try sound.table("notes")?.texts("text").all)
    }

    func testFlippedBitsWithRightChecksumsAreWithstood() throws {
        let parts = AtlasParts(try Self.file.get())
        for number in parts.sections.indices {
            let size = parts.sections[number].content.count
            for byte in stride(from: 0, to: size, by: max(1, size / 12)) {
                for mask: UInt8 in [1 << (byte % 8), 0xFF] {
                    var broken = parts
                    broken.sections[number].content[byte] ^= mask
                    FuzzTarget.use(broken.file)
                }
            }
        }
    }

    func testTruncatedSectionsWithRightChecksumsAreErrorsOrEmpty() throws {
        let parts = AtlasParts(try Self.file.get())
        for number in parts.sections.indices {
            let size = parts.sections[number].content.count
            for count in Set([0, 1, 4, 8, 16, 40, size / 2, size - 64, size - 16, size - 8, size - 4, size - 1])
            where count >= 0 && count < size {
                var broken = parts
                broken.sections[number].content.removeLast(size - count)
                FuzzTarget.use(broken.file)
                XCTAssertThrowsError(try Atlas(bytes: broken.file).verify(), "section \(number) of \(count) bytes")
            }
        }
    }

    func testSectionsMissingDoubleAndUnknown() throws {
        let parts = AtlasParts(try Self.file.get())
        for number in parts.sections.indices {
            var broken = parts
            broken.sections.remove(at: number)
            FuzzTarget.use(broken.file)
            broken = parts
            broken.sections.insert(parts.sections[number], at: number)
            assertGeoError(.malformedInput, mentions: "order") { _ = try Atlas(bytes: broken.file) }
        }
        var later = parts
        var unknown = try XCTUnwrap(parts.sections.last)
        unknown.name = Array("zz-later".utf8) + [UInt8](repeating: 0, count: 8) + Array("x".utf8)
        unknown.name += [UInt8](repeating: 0, count: 32 - unknown.name.count)
        unknown.kind = [9, 0, 77, 0]
        later.sections.append(unknown)
        let atlas = try Atlas(bytes: later.file)
        XCTAssertEqual(atlas.sections.last?.form, nil)
        XCTAssertNotNil(try atlas.grids())
        try atlas.verify()
    }

    func testLaterVersionsAreNamed() throws {
        let file = try Self.file.get()
        var later = file
        later[12] = 2
        assertGeoError(.unsupportedVersion, mentions: "format 2", "format 1") { _ = try Atlas(bytes: later) }
        var other = file
        other.replaceSubrange(8..<12, with: [1, 2, 3, 4])
        assertGeoError(.unsupportedVersion, mentions: "little end") { _ = try Atlas(bytes: other) }
        assertGeoError(.malformedInput, mentions: "not an atlas") { _ = try Atlas(bytes: Array("{}".utf8)) }
        var parts = AtlasParts(file)
        let cells = try XCTUnwrap(parts.sections.firstIndex { $0.name[16...].starts(with: "locator-cells".utf8) })
        parts.sections[cells].kind[0] = 2
        let atlas = try Atlas(bytes: parts.file)
        assertGeoError(.unsupportedVersion, mentions: "locator-cells", "layout 2") { _ = try atlas.grids() }
    }
}
