// The code between the marks stands in docs/coverage.md word for word; CoveragePageTests runs it and compares the two.
// page begin
import FangcunGeo
import FangcunModel

func judge(_ grids: UnitGridSet, communities: [UnitGrid]) -> [String] {
    var options = CoverageCheck.Options()
    options.areaBandSquareMeters = 2_000...20_000
    options.areaLayers = [AreaLayer(level: "community", areas: communities)]
    let report = CoverageCheck.check(grids, format: .unitGrid15, options: options)
    return report.findings.map { finding in
        let size = finding.size.map { " \($0.rounded())" } ?? ""
        return
            "\(finding.severity) \(finding.code) \(finding.cells.joined(separator: ","))\(size): \(finding.message.en)"
    }
}
// page end
