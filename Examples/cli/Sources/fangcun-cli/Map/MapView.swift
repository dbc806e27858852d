import FangcunGeo

/// The first view of the map: which part of the city fills the drawing, and at what scale.
struct MapView {
    static let width = 1_000.0
    static let height = 780.0
    /// The share of incidents left out on each side of the first view, so that a few far ones do not shrink the city.
    private static let tail = 0.01
    private static let margin = 0.05
    private static let smallestMeters = 400.0
    private static let legendShift = 80.0

    let canvas: MapCanvas
    /// Drawing points per unit of the canvas.
    let scale: Double
    /// Where the origin of the canvas lies in the drawing.
    let origin: DrawingPoint
    /// Whether the view leaves out so much of the city that an overview helps.
    let needsOverview: Bool

    /// The view of nearly all incidents, or of the whole city where there are none.
    init(canvas: MapCanvas, incidents: [Point]) {
        self.canvas = canvas
        let focus = Self.focus(of: incidents) ?? canvas.bounds
        let meters = min(Self.width / focus.width, Self.height / focus.height)
        let whole = min(Self.width / max(canvas.bounds.width, 1), Self.height / max(canvas.bounds.height, 1))
        needsOverview = meters > whole * 1.15
        // Never smaller than the whole city.
        scale = max(meters, whole * (1 - Self.margin)) / canvas.unitsPerMeter
        let middle = canvas.place(
            meters > whole
                ? Point(x: (focus.minX + focus.maxX) / 2, y: (focus.minY + focus.maxY) / 2)
                : Point(
                    x: (canvas.bounds.minX + canvas.bounds.maxX) / 2, y: (canvas.bounds.minY + canvas.bounds.maxY) / 2))
        // Where the city is narrower than the drawing, the legend at the left gets the room.
        let shown = min(canvas.bounds.width * canvas.unitsPerMeter * scale, Self.width)
        let shift = min((Self.width - shown) / 2, Self.legendShift)
        origin = DrawingPoint(x: Self.width / 2 + shift - middle.x * scale, y: Self.height / 2 - middle.y * scale)
    }

    var pixelsPerMeter: Double { scale * canvas.unitsPerMeter }

    /// Where a point of the plane lies in the drawing.
    func place(_ point: Point) -> DrawingPoint {
        let place = canvas.place(point)
        return DrawingPoint(x: origin.x + place.x * scale, y: origin.y + place.y * scale)
    }

    private static func focus(of incidents: [Point]) -> BoundingBox? {
        guard incidents.count > 1 else { return nil }
        let xs = incidents.map(\.x).sorted()
        let ys = incidents.map(\.y).sorted()
        let low = Int(Double(incidents.count - 1) * tail)
        let high = incidents.count - 1 - low
        var box = BoundingBox(minX: xs[low], minY: ys[low], maxX: xs[high], maxY: ys[high])
        box.widen(toAtLeast: smallestMeters)
        let (dx, dy) = (box.width * margin, box.height * margin)
        return BoundingBox(minX: box.minX - dx, minY: box.minY - dy, maxX: box.maxX + dx, maxY: box.maxY + dy)
    }
}

extension BoundingBox {
    fileprivate mutating func widen(toAtLeast side: Double) {
        let (dx, dy) = (max(0, side - width) / 2, max(0, side - height) / 2)
        minX -= dx
        maxX += dx
        minY -= dy
        maxY += dy
    }
}

/// The bar that shows a round length at the scale of the map.
struct ScaleBar {
    private static let longestPixels = 130.0

    let meters: Double
    let pixels: Double

    /// The longest bar of 1, 2 or 5 times a power of ten metres that fits.
    init(pixelsPerMeter: Double) {
        let longest = Self.longestPixels / pixelsPerMeter
        var power = 1.0
        while power * 10 <= longest, power < 1e7 { power *= 10 }
        meters = power * ([5.0, 2.0].first { $0 * power <= longest } ?? 1)
        pixels = meters * pixelsPerMeter
    }

    var label: String { meters < 1_000 ? "\(Int(meters)) m" : "\(Int(meters / 1_000)) km" }
}
