internal import CKernel

/// The extent of some boxes, cut into 2^31 steps along each axis.
///
/// The way from a coordinate to a step never decreases as the coordinate grows, rounding or not. So a step more than another's is
/// a larger coordinate; only of equal steps is the order open, and asked of the coordinates themselves.
struct BoxFrame: Sendable, BitwiseCopyable {
    let originX: Double
    let originY: Double
    let stepsPerUnitX: Double
    let stepsPerUnitY: Double

    private static let firstStep = -0x1p30
    private static let lastStep = 0x1p30

    /// A frame around a box with finite sides.
    init(around box: BoundingBox) {
        originX = box.minX
        originY = box.minY
        stepsPerUnitX = BoxFrame.steps(per: box.width)
        stepsPerUnitY = BoxFrame.steps(per: box.height)
    }

    /// Numbers from elsewhere as they are; any will do.
    init(originX: Double, originY: Double, stepsPerUnitX: Double, stepsPerUnitY: Double) {
        self.originX = originX
        self.originY = originY
        self.stepsPerUnitX = stepsPerUnitX
        self.stepsPerUnitY = stepsPerUnitY
    }

    /// The extent of the boxes.
    var bounds: BoundingBox {
        BoundingBox(
            minX: originX, minY: originY, maxX: originX + BoxFrame.extent(stepsPerUnitX),
            maxY: originY + BoxFrame.extent(stepsPerUnitY))
    }

    /// A window or a box in steps.
    struct Window: BitwiseCopyable {
        var west: Int32
        var south: Int32
        var east: Int32
        var north: Int32

        /// What is left without the steps on the rim: boxes that meet it do so for sure.
        var narrowed: Window { Window(west: west &+ 1, south: south &+ 1, east: east &- 1, north: north &- 1) }
    }

    /// The steps of a window, which may be infinite; `nil` if a side is not a number or lies beyond its opposite.
    @inline(__always)
    func window(_ window: BoundingBox) -> Window? {
        guard window.minX <= window.maxX, window.minY <= window.maxY else { return nil }
        return Window(
            west: stepX(window.minX), south: stepY(window.minY), east: stepX(window.maxX), north: stepY(window.maxY))
    }

    /// The steps of a box that lies in the extent.
    @inline(__always)
    func inside(_ box: BoundingBox) -> Window {
        Window(
            west: fck_truncate(place(x: box.minX)), south: fck_truncate(place(y: box.minY)),
            east: fck_truncate(place(x: box.maxX)), north: fck_truncate(place(y: box.maxY)))
    }

    @inline(__always)
    func stepX(_ x: Double) -> Int32 { BoxFrame.step(place(x: x)) }

    @inline(__always)
    func stepY(_ y: Double) -> Int32 { BoxFrame.step(place(y: y)) }

    /// A coordinate along x in steps, not rounded to whole ones.
    @inline(__always)
    func place(x: Double) -> Double { (x - originX) * stepsPerUnitX + BoxFrame.firstStep }

    /// A coordinate along y in steps, not rounded to whole ones.
    @inline(__always)
    func place(y: Double) -> Double { (y - originY) * stepsPerUnitY + BoxFrame.firstStep }

    /// Places beyond the extent lie one step beyond the outermost that boxes have.
    @inline(__always)
    private static func step(_ steps: Double) -> Int32 {
        // Towards zero or down does not matter: neither ever decreases.
        // In this order, the comparisons also send what is not a number somewhere.
        let upper = steps < lastStep + 1 ? steps : lastStep + 1
        return fck_truncate(upper > firstStep - 1 ? upper : firstStep - 1)
    }

    private static func extent(_ stepsPerUnit: Double) -> Double { stepsPerUnit > 0 ? 0x1p31 / stepsPerUnit : 0 }

    private static func steps(per extent: Double) -> Double {
        let steps = 0x1p31 / extent
        // For no extent, or next to none, anything above 0 will do.
        return steps.isFinite ? steps : 1
    }
}
