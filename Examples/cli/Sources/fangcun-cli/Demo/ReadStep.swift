import FangcunGeo
import FangcunSampleCity
import Foundation

/// A city as read from its files.
struct City {
    var source: DemoOptions.Source
    var grids: UnitGridSet
    var incidents: IncidentTable
    var gazetteer: Gazetteer
    var crossings: CrossingTable?
    /// Roads to draw; positions in degrees.
    var roads: [RoadLine]
    var divisions: DivisionNames
}

/// Step 1: the files of the city, or a city generated and then read as if it came from files, so that there is one way in.
extension DemoPipeline {
    func readCity() throws(CommandFailure) -> StepResult<City> {
        let folder = try dataFolder()
        let cells = try folder.require(CityFiles.cells)
        let codeProperty = try GridCodeProperty.detect(in: cells)
        let grids = try naming(cells.name) { try UnitGridSet(geoJSON: cells.bytes, codeProperty: codeProperty) }
        guard !grids.grids.isEmpty else { throw CommandFailure(cells.name, "no cell in it") }
        // Incidents and addresses are in WGS 84, which CGCS2000 is equal to in practice.
        guard [CoordinateReference.wgs84.epsg, CoordinateReference.cgcs2000.epsg].contains(grids.reference.epsg) else {
            throw CommandFailure(cells.name, "in \(grids.reference); longitude and latitude of WGS 84 are wanted")
        }
        let city = City(
            source: options.source, grids: grids,
            incidents: try IncidentTable(try folder.require(CityFiles.incidents)),
            gazetteer: try Gazetteer(try folder.require(CityFiles.gazetteer)),
            crossings: try folder.find(CityFiles.crossings).map { file throws(CommandFailure) in try CrossingTable(file)
            },
            roads: try folder.find(CityFiles.roads).map { file throws(CommandFailure) in try RoadLines.read(file) }
                ?? [],
            divisions: try folder.find(CityFiles.divisions).map { file throws(CommandFailure) in try DivisionNames(file)
            }
                ?? DivisionNames())
        let remark = """
            \(Figure.grouped(city.grids.grids.count)) cells, \(Figure.grouped(city.gazetteer.entries.count)) addresses, \
            \(Figure.grouped(city.incidents.incidents.count)) incidents
            """
        return StepResult(city, remark: remark)
    }

    private func dataFolder() throws(CommandFailure) -> DataFolder {
        switch options.source {
        case .sampleCity(let seed, let area):
            return .generated(try SampleCityFiles.make(seed: seed, areaSquareKilometers: area))
        case .folder(let path):
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandFailure(path, "no such folder")
            }
            guard isFolder.boolValue else { throw CommandFailure(path, "is a file, a folder is wanted") }
            return .disk(URL(fileURLWithPath: path, isDirectory: true))
        }
    }
}
