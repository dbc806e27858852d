internal import FangcunModel

/// The codes of all grids in one row of bytes: what is asked of them is asked of all, and without a text made for each.
struct GridCodes {
    /// The format of the codes; `nil` when none is known.
    let format: CodeFormat?
    private let texts: [String]
    private let areFitting: [Bool]
    private var bytes: [UInt8] = []
    /// Code `g` has the bytes from `starts[g]` up to `starts[g + 1]`.
    private var starts: [Int] = [0]
    private let seed: UInt64

    /// The levels of a code from the smallest division to the largest, by the names of segments.
    static let levels = ["community", "street", "district", "county"]

    /// The codes of these grids; without a format, one that most of them fit is recognised.
    init(_ grids: [UnitGrid], _ format: CodeFormat?) {
        var hasher = Hasher()
        hasher.combine(0)
        seed = UInt64(bitPattern: Int64(hasher.finalize()))
        texts = grids.map(\.code)
        self.format = format ?? CodeFormat.recognised(from: texts)
        areFitting = self.format?.fits(texts) ?? []
        starts.reserveCapacity(texts.count + 1)
        bytes.reserveCapacity(16 * texts.count)
        for index in texts.indices {
            var text = texts[index]
            text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
            starts.append(bytes.count)
        }
    }

    /// How many there are, those of no characters among them.
    var count: Int { texts.count }

    /// A code as it is written.
    func text(of grid: Int) -> String { texts[grid] }

    /// Whether a grid has no code.
    func isEmpty(_ grid: Int) -> Bool { starts[grid] == starts[grid + 1] }

    /// Whether a code is one of the format; no code is one of no format.
    func fits(_ grid: Int) -> Bool { !areFitting.isEmpty && areFitting[grid] }

    /// The smallest level that the format has.
    var smallestLevel: String? {
        GridCodes.levels.first { level in format?.segments.contains { $0.name == level } == true }
    }

    /// The grids that have a code of others, those of one code together, ascending.
    var sharedCodes: [[Int]] {
        var users: [Int: [Int]] = [:]
        let table = SlotTable(capacity: count)
        for grid in 0..<count where !isEmpty(grid) {
            let code = starts[grid]..<starts[grid + 1]
            let first = table.numberOrInsert(hash(code), grid) { isSame(code, starts[$0]..<starts[$0 + 1]) }
            if first != grid { users[first, default: [first]].append(grid) }
        }
        return users.values.sorted { $0[0] < $1[0] }
    }

    /// The division of a level that each grid belongs to by its code, as a number from 0 that stands for it; -1 for a code that
    /// does not fit. Nothing for a level that codes lack.
    func divisions(of level: String) -> [Int32] {
        guard let places = places(of: level) else { return [] }
        var numbers: [Int32] = []
        numbers.reserveCapacity(count)
        let table = SlotTable(capacity: count)
        var previous = -1
        for grid in 0..<count {
            guard fits(grid) else {
                numbers.append(-1)
                continue
            }
            let code = part(places, of: grid)
            // Registers are sorted as a rule.
            if previous < 0 || !isSame(code, part(places, of: previous)) {
                previous = table.numberOrInsert(hash(code), grid) { isSame(code, part(places, of: $0)) }
            }
            numbers.append(Int32(truncatingIfNeeded: previous))
        }
        return numbers
    }

    /// The code of a grid's division of a level; `nil` for a code that does not fit, or a level that codes lack.
    func division(of grid: Int, level: String) -> String? {
        guard fits(grid), let places = places(of: level) else { return nil }
        return String(decoding: bytes[part(places, of: grid)], as: UTF8.self)
    }

    /// The bytes at those places of a code.
    @inline(__always)
    private func part(_ places: Range<Int>, of grid: Int) -> Range<Int> {
        starts[grid] + places.lowerBound..<starts[grid] + places.upperBound
    }

    /// The places in a code from the beginning of divisions to the end of a level.
    private func places(of level: String) -> Range<Int>? {
        let segments = format?.segments ?? []
        // A district (区) is a county in the codes of GB/T 2260.
        let isCounty = level == "district" && !segments.contains { $0.name == level }
        let name = isCounty ? "county" : level
        var start = 0
        var first: Int?
        for segment in segments {
            if first == nil, GridCodes.levels.contains(segment.name) { first = start }
            start += segment.width
            if segment.name == name { return (first ?? 0)..<start }
        }
        return nil
    }

    @inline(__always)
    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for offset in 0..<one.count where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] {
            return false
        }
        return true
    }

    /// A hash that no file can be made for.
    private func hash(_ code: Range<Int>) -> UInt64 {
        var hash = seed
        for place in code {
            let product = (hash ^ UInt64(bytes[place])).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return hash
    }
}
