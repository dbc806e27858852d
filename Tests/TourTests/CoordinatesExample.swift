// The code between the marks stands in docs/coordinates.md word for word; CoordinatesPageTests runs it and compares the two.
// page begin
import FangcunGeo
import FangcunModel

func placeOnTheCityMap(
    _ phone: GeographicPosition<GCJ02>, _ controlPoints: [ControlPoint<Point>]
) throws(GeoError) -> [String] {
    // The type knows that a map service moved this position: it cannot pass for WGS 84.
    let surveyed = phone.wgs84.cgcs2000WithinADecimetre

    // Any two systems: what becomes of the datum is said, and points where a system was not made for are found.
    let projection = try Projection(from: CGCS2000.reference, to: .cgcs2000GaussKruger114)
    let plane = try projection.transform(surveyed.point)
    var lines = ["\(plane.x.rounded()) \(plane.y.rounded()), \(projection.datumShift)"]
    lines += try projection.findings(for: [surveyed.point]).map { "\($0.severity) \($0.code)" }

    // The city's own system: its meridian, its height, and a similarity fitted to points known in both.
    let fit = try PlanarTransform.fitted(to: controlPoints)
    let city = try CitySystem(centralMeridian: 113.65, projectionHeightMeters: 110, planar: fit.transform)
    let place = city.forward(surveyed.point)
    lines.append("\(place.x.rounded()) \(place.y.rounded()), \(fit.redundancy) observations too many")
    return lines + fit.findings(names: controlPoints.map(\.name)).map(\.description)
}
// page end
