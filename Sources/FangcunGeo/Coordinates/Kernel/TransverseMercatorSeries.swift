internal import CKernel

/// The numbers of a transverse Mercator projection as the kernels read them: Krüger's series of order 6 in the third flattening.
///
/// Source: Karney, Transverse Mercator with an accuracy of a few nanometers (2011), equations 35 and 36; for the conformal latitude
/// Engsager and Poder (2007).
struct TransverseMercatorSeries: Sendable {
    let numbers: fck_transverse_mercator

    init(
        _ ellipsoid: Ellipsoid, centralMeridian: Double, falseEasting: Double, falseNorthing: Double, scale: Double
    ) {
        let n = ellipsoid.flattening / (2 - ellipsoid.flattening)
        let squared = n * n
        let circle = 1 + squared * (1 / 4.0 + squared * (1 / 64.0 + squared / 256))
        let radius = scale * ellipsoid.semiMajorAxis / (1 + n) * circle
        let back = Self.planeToSphere(n)
        numbers = fck_transverse_mercator(
            central_meridian: centralMeridian, false_easting: falseEasting, false_northing: falseNorthing,
            radius: radius, inverse_radius: 1 / radius, to_plane: Self.sphereToPlane(n),
            to_sphere: (-back.0, -back.1, -back.2, -back.3, -back.4, -back.5),
            to_conformal: Self.geodeticToConformal(n), to_geodetic: Self.conformalToGeodetic(n))
    }

    private typealias Coefficients = (Double, Double, Double, Double, Double, Double)

    /// A polynomial without its constant: the first coefficient is that of n to the power `from`.
    private static func polynomial(_ n: Double, from power: Int, _ coefficients: Double...) -> Double {
        var sum = 0.0
        for coefficient in coefficients.reversed() { sum = sum * n + coefficient }
        for _ in 0..<power { sum *= n }
        return sum
    }

    private static func sphereToPlane(_ n: Double) -> Coefficients {
        (
            polynomial(n, from: 1, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37_800),
            polynomial(n, from: 2, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360),
            polynomial(n, from: 3, 61 / 240, -103 / 140, 15_061 / 26_880, 167_603 / 181_440),
            polynomial(n, from: 4, 49_561 / 161_280, -179 / 168, 6_601_661 / 7_257_600),
            polynomial(n, from: 5, 34_729 / 80_640, -3_418_889 / 1_995_840),
            polynomial(n, from: 6, 212_378_941 / 319_334_400)
        )
    }

    private static func planeToSphere(_ n: Double) -> Coefficients {
        (
            polynomial(n, from: 1, 1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96_199 / 604_800),
            polynomial(n, from: 2, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720),
            polynomial(n, from: 3, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90_720),
            polynomial(n, from: 4, 4397 / 161_280, -11 / 504, -830_251 / 7_257_600),
            polynomial(n, from: 5, 4583 / 161_280, -108_847 / 3_991_680),
            polynomial(n, from: 6, 20_648_693 / 638_668_800)
        )
    }

    private static func geodeticToConformal(_ n: Double) -> Coefficients {
        (
            polynomial(n, from: 1, -2, 2 / 3, 4 / 3, -82 / 45, 32 / 45, 4642 / 4725),
            polynomial(n, from: 2, 5 / 3, -16 / 15, -13 / 9, 904 / 315, -1522 / 945),
            polynomial(n, from: 3, -26 / 15, 34 / 21, 8 / 5, -12_686 / 2835),
            polynomial(n, from: 4, 1237 / 630, -12 / 5, -24_832 / 14_175),
            polynomial(n, from: 5, -734 / 315, 109_598 / 31_185),
            polynomial(n, from: 6, 444_337 / 155_925)
        )
    }

    private static func conformalToGeodetic(_ n: Double) -> Coefficients {
        (
            polynomial(n, from: 1, 2, -2 / 3, -2, 116 / 45, 26 / 45, -2854 / 675),
            polynomial(n, from: 2, 7 / 3, -8 / 5, -227 / 45, 2704 / 315, 2323 / 945),
            polynomial(n, from: 3, 56 / 15, -136 / 35, -1262 / 105, 73_814 / 2835),
            polynomial(n, from: 4, 4279 / 630, -332 / 35, -399_572 / 14_175),
            polynomial(n, from: 5, 4174 / 315, -144_838 / 6237),
            polynomial(n, from: 6, 601_676 / 22_275)
        )
    }
}
