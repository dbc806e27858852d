internal import FangcunGeo

/// The bending of the flat plan into a city: nobody ever built a checkerboard of 350 km².
///
/// Three things happen to a point of the plan: the square is rounded, so that the outer roads run in arcs about the centre as
/// ring roads do; long and short waves push it about; and the whole is turned by a few degrees. The derivative of the sum
/// stays so near to one (waves 0.35, rounding 0.3 at most) that no part of the plan folds over.
struct PlanWarp {
    private let halfWidth: Double
    private let halfHeight: Double
    private let waves: [(east: SmoothNoise, north: SmoothNoise, amplitude: Double)]
    private let cosine: Double
    private let sine: Double

    private static let rounding = 0.3

    init(seed: UInt64, width: Double, height: Double) {
        halfWidth = width / 2
        halfHeight = height / 2
        var random = RandomSource(seed: seed, .warp)
        waves = [(4_000.0, 220.0), (1_300.0, 55.0), (450.0, 8.0)].map { wavelength, amplitude in
            let east = SmoothNoise(key: random.next(), wavelength: wavelength)
            return (east, SmoothNoise(key: random.next(), wavelength: wavelength), amplitude)
        }
        // A rotation without sines: the half-angle formula gives a point of the unit circle from a tangent.
        let tangent = random.number(-0.07...0.07)
        cosine = (1 - tangent * tangent) / (1 + tangent * tangent)
        sine = 2 * tangent / (1 + tangent * tangent)
    }

    /// Where a point of the plan lies in the city, in metres from the city's centre.
    func callAsFunction(_ point: Point) -> Point {
        let column = point.x / halfWidth
        let row = point.y / halfHeight
        var x = point.x * (1 - Self.rounding + Self.rounding * (1 - min(1, row * row) / 2).squareRoot())
        var y = point.y * (1 - Self.rounding + Self.rounding * (1 - min(1, column * column) / 2).squareRoot())
        for wave in waves {
            x += wave.amplitude * wave.east.value(at: point.x, point.y)
            y += wave.amplitude * wave.north.value(at: point.x, point.y)
        }
        return Point(x: x * cosine - y * sine, y: x * sine + y * cosine)
    }
}
