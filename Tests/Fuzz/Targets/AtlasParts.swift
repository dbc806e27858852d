/// An atlas file taken apart, by docs/atlas-format.md and not by the library: to break a part and keep all checksums right.
public struct AtlasParts: Sendable {
    /// One section.
    public struct Section: Sendable {
        /// Layer and part, as the file has them: 32 bytes.
        public var name: [UInt8]
        /// Version and form.
        public var kind: [UInt8]
        /// The size of a value.
        public var valueBytes: UInt32
        /// What it holds.
        public var content: [UInt8]
    }

    /// The sections in the order of the table.
    public var sections: [Section] = []
    private var header: [UInt8]

    private static let page = 4_096
    private static let entry = 64
    private static let piece = 65_536

    /// Takes a sound file apart.
    public init(_ file: [UInt8]) {
        header = Array(file.prefix(Self.page))
        let count = Int(Self.number(file, at: 32, bytes: 4))
        for index in 0..<count {
            let start = Self.page + index * Self.entry
            let offset = Int(Self.number(file, at: start + 40, bytes: 8))
            let length = Int(Self.number(file, at: start + 48, bytes: 8))
            sections.append(
                Section(
                    name: Array(file[start..<start + 32]), kind: Array(file[start + 32..<start + 36]),
                    valueBytes: UInt32(Self.number(file, at: start + 36, bytes: 4)),
                    content: Array(file[offset..<offset + length])))
        }
    }

    /// The file of these parts, with the checksums that it should have.
    public var file: [UInt8] {
        var table: [UInt8] = []
        var body: [UInt8] = []
        let sums = sections.map { Self.pieceSums($0.content) }
        let start = Self.page + sections.count * Self.entry + sums.joined().count
        for (section, sums) in zip(sections, sums) {
            let end = start + body.count
            let offset = (end + Self.page - 1) / Self.page * Self.page
            body += [UInt8](repeating: 0, count: offset - end) + section.content
            table += section.name + section.kind + Self.bytes(UInt64(section.valueBytes)).prefix(4)
            table += Self.bytes(UInt64(offset)) + Self.bytes(UInt64(section.content.count))
            table += Self.bytes(Self.checksum(sums))
        }
        var page = header
        page.replaceSubrange(24..<32, with: Self.bytes(UInt64(start + body.count)))
        page.replaceSubrange(32..<36, with: Self.bytes(UInt64(sections.count)).prefix(4))
        page.replaceSubrange(40..<48, with: Self.bytes(Self.checksum(table)))
        page.replaceSubrange(Self.page - 8..<Self.page, with: Self.bytes(Self.checksum(Array(page.dropLast(8)))))
        return page + table + sums.joined() + body
    }

    /// The checksums of the pieces of a section.
    private static func pieceSums(_ content: [UInt8]) -> [UInt8] {
        stride(from: 0, to: content.count, by: piece).flatMap { start in
            bytes(checksum(Array(content[start..<min(start + piece, content.count)])))
        }
    }

    /// The checksum of the format.
    public static func checksum(_ content: [UInt8]) -> UInt64 {
        let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        let start: UInt64 = 0xC2B2_AE3D_27D4_EB4F
        func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
            let mixed = sum ^ word
            return (mixed << 31 | mixed >> 33) &* factor
        }
        var lanes = [start, start &* 2, start &* 3, start &* 4]
        let padded = content + [UInt8](repeating: 0, count: (32 - content.count % 32) % 32)
        for index in 0..<padded.count / 8 {
            lanes[index % 4] = step(lanes[index % 4], number(padded, at: 8 * index, bytes: 8))
        }
        let sum = lanes.reduce(step(start, UInt64(content.count)), step)
        return sum ^ sum >> 32
    }

    private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> UInt64 {
        (0..<count).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

extension AtlasParts {
    /// The parts in a form without pages and checksums, which a fuzzer can change byte by byte: for each section its name, kind
    /// and size of values, and three bytes of length; then its content.
    public var compact: [UInt8] {
        sections.flatMap { section in
            section.name + section.kind + Self.bytes(UInt64(section.valueBytes)).prefix(4)
                + Self.bytes(UInt64(section.content.count)).prefix(3) + section.content
        }
    }

    /// The parts in compact form, as many as there are; the last one may end early.
    public init(compact bytes: [UInt8], header: [UInt8]) {
        self.header = header
        var place = 0
        while place + 43 <= bytes.count {
            let length = min(Int(Self.number(bytes, at: place + 40, bytes: 3)), bytes.count - place - 43)
            sections.append(
                Section(
                    name: Array(bytes[place..<place + 32]), kind: Array(bytes[place + 32..<place + 36]),
                    valueBytes: UInt32(Self.number(bytes, at: place + 36, bytes: 4)),
                    content: Array(bytes[place + 43..<place + 43 + length])))
            place += 43 + length
        }
    }
}
