// The code between the marks stands in README.md word for word; TourTests runs it and compares the two.
// README begin
import FangcunGeo
import FangcunGeocoding
import FangcunModel
import FangcunPKI
import FangcunSeal

func tour(cells: String, addresses: [AddressRecord], dispatch: [UInt8], seal: [UInt8], trust: Certificate) throws
    -> String
{
    let grids = try UnitGridSet(geoJSON: InputFile.read(cells, maximumBytes: 1 << 30), codeProperty: "code")
    let faults = CoverageCheck.check(grids, format: .unitGrid15).findings.filter { $0.severity == .error }
    let locator = try GridLocator(grids)
    let plane = try LocalPlane(for: grids)
    let geocoder = try Geocoder(addresses: addresses, reference: plane.reference)
    guard let match = geocoder.geocode("花园路39号门口井盖丢失").best else { return "not found" }
    let grid = try locator.locate(plane.toData(match.position)).map { grids.grids[$0].code } ?? "outside"
    let report = SealVerifier(trust: [trust]).verify(seal, document: dispatch)
    return
        "\(match.address), ±\(Int(match.radiusMeters)) m, grid \(grid), \(faults.count) faults, seal \(report.verdict)"
}
// README end
