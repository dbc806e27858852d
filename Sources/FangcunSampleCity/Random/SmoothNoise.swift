/// A smooth random function of the line or the plane: value noise, made of products and sums only.
///
/// Library functions such as `sin` differ in the last bit between machines; a city must not.
struct SmoothNoise {
    private let key: UInt64
    private let wavelength: Double

    /// The function of a key that turns about once in a wavelength.
    init(key: UInt64, wavelength: Double) {
        self.key = key
        self.wavelength = wavelength
    }

    /// The value at a point of the line, -1 to 1.
    func value(at x: Double) -> Double {
        let (cell, part) = Self.cell(x / wavelength)
        let weight = Self.ease(part)
        return lattice(cell, 0) * (1 - weight) + lattice(cell + 1, 0) * weight
    }

    /// The value at a point of the plane, -1 to 1; it changes by at most 3 in a wavelength along either axis.
    func value(at x: Double, _ y: Double) -> Double {
        let (column, partX) = Self.cell(x / wavelength)
        let (row, partY) = Self.cell(y / wavelength)
        let weightX = Self.ease(partX)
        let weightY = Self.ease(partY)
        let south = lattice(column, row) * (1 - weightX) + lattice(column + 1, row) * weightX
        let north = lattice(column, row + 1) * (1 - weightX) + lattice(column + 1, row + 1) * weightX
        return south * (1 - weightY) + north * weightY
    }

    private func lattice(_ column: Int, _ row: Int) -> Double {
        let place = UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15
        let bits = RandomSource.mixed(RandomSource.mixed(key ^ place) ^ UInt64(bitPattern: Int64(row)))
        return Double(bits >> 11) * 0x1p-52 - 1
    }

    private static func cell(_ value: Double) -> (Int, Double) {
        let floor = value.rounded(.down)
        return (Int(floor), value - floor)
    }

    private static func ease(_ part: Double) -> Double { part * part * (3 - 2 * part) }
}
