/// The picture of the demonstration's seal: a red ring with a five-pointed star, in the proportions of an official round seal
/// (公章) of 42 mm, without a name, so that it is nobody's.
enum DemoSealPicture {
    static let diameterMillimeters = 42
    private static let ringMillimeters = 1.2
    private static let starMillimeters = 7.0
    private static let pixels = 256
    private static let samples = 4
    private static let red: (red: UInt8, green: UInt8, blue: UInt8) = (205, 20, 24)

    /// The picture as PNG with a transparent ground.
    static func png() -> [UInt8] {
        var levels: [UInt8] = []
        levels.reserveCapacity(pixels * pixels)
        for y in 0..<pixels {
            for x in 0..<pixels { levels.append(coverage(x, y)) }
        }
        return IndexedPNG.bytes(width: pixels, height: pixels, levels: levels, colour: red)
    }

    /// How much of a pixel is ink, 0 to 15, by sampling it on a grid.
    private static func coverage(_ x: Int, _ y: Int) -> UInt8 {
        let scale = Double(diameterMillimeters) / Double(pixels)
        let middle = Double(diameterMillimeters) / 2
        var inked = 0
        for sample in 0..<(samples * samples) {
            let dx = (Double(sample % samples) + 0.5) / Double(samples)
            let dy = (Double(sample / samples) + 0.5) / Double(samples)
            if isInk((Double(x) + dx) * scale - middle, (Double(y) + dy) * scale - middle) { inked += 1 }
        }
        return UInt8(inked * 15 / (samples * samples))
    }

    /// Whether the point, in millimetres from the middle with y down, lies on the ring or in the star.
    private static func isInk(_ x: Double, _ y: Double) -> Bool {
        let squared = x * x + y * y
        let outer = Double(diameterMillimeters) / 2 - 0.1
        let inner = outer - ringMillimeters
        if squared <= outer * outer, squared >= inner * inner { return true }
        return squared <= starMillimeters * starMillimeters && isInStar(x, y)
    }

    /// Normals of the star's five sides; a point of the star lies inside all of them but at most one.
    private static let normals: [(x: Double, y: Double)] = [
        (0.0, 1.0), (0.9510565162951535, 0.3090169943749474), (0.5877852522924731, -0.8090169943749475),
        (-0.5877852522924731, -0.8090169943749475), (-0.9510565162951535, 0.3090169943749474),
    ]

    private static func isInStar(_ x: Double, _ y: Double) -> Bool {
        // The sides of a pentagram run at this distance from its middle.
        let distance = starMillimeters * 0.3090169943749474
        // The normals have y up, as the star stands; the picture has y down.
        return normals.count { $0.x * x - $0.y * y > distance } <= 1
    }
}
