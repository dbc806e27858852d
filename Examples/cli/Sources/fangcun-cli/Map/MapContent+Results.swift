import FangcunGeo
import FangcunGeocoding
import Foundation

extension MapContent {
    private static let hotSpotCount = 10

    /// The map of a demonstration. Nothing in it depends on the clock.
    init(_ results: DemoResults) throws(CommandFailure) {
        let groups = CellGroups(
            results.index.grids, divisions: results.city.divisions,
            districts: results.hotCells.map { ($0.grid, $0.district) })
        var counts = [Int](repeating: 0, count: results.index.grids.grids.count)
        for cell in results.hotCells { counts[cell.grid] = cell.count }
        source = results.city.sourceText
        cells = try naming(CityFiles.cells) {
            try results.index.grids.grids.enumerated().map { index, grid in
                Cell(
                    code: grid.code, rings: try results.index.planeRings(of: grid), count: counts[index],
                    group: groups.groupOfCell[index])
            }
        }
        groupNames = groups.names
        roads = try naming(CityFiles.roads) {
            try results.city.roads.map { road in
                RoadLine(path: try results.index.plane.toPlane(road.path), widthMeters: road.widthMeters)
            }
        }
        incidents = results.incidents.filter { $0.dispatchGrid != nil }.compactMap(\.dispatchPosition)
        hotSpots = results.hotCells.prefix(Self.hotSpotCount).map { HotSpot($0) }
        figures = KeyFigure.all(of: results)
        categories = HotCell.ranked(results.incidents.map(\.incident.category)).map {
            Category(name: $0.value, count: $0.count)
        }
    }
}

extension MapContent.HotSpot {
    init(_ cell: HotCell) {
        self.init(
            rank: cell.rank, code: cell.code, count: cell.count, position: cell.position,
            address: cell.nearestAddress ?? "", district: cell.district, category: cell.mainCategory,
            categoryCount: cell.mainCategoryCount)
    }
}

extension MapContent.KeyFigure {
    static func all(of results: DemoResults) -> [MapContent.KeyFigure] {
        let tally = results.tally
        let ok = tally.byStatus[.ok, default: 0]
        return [
            .init(value: Figure.grouped(tally.incidents), zh: "事件", en: "incidents"),
            .init(value: Figure.grouped(results.index.grids.grids.count), zh: "单元网格", en: "cells"),
            .init(value: Figure.percent(tally.located, of: tally.withPosition), zh: "按坐标入格", en: "located"),
            .init(value: Figure.percent(ok, of: tally.incidents), zh: "按文字定位", en: "geocoded"),
            .init(
                value: tally.distances.median.map { Figure.length($0) } ?? "–", zh: "两者相距中位数", en: "median apart"),
        ]
    }
}

extension City {
    /// Where the data came from, in words.
    var sourceText: String {
        switch source {
        case .sampleCity(let seed, let area):
            "示例城市（程序生成） Sample city, generated: \(Figure.decimal(area, area == area.rounded() ? 0 : 1)) km², seed \(seed)"
        case .folder(let path):
            "数据 Data: \(URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent)"
        }
    }
}

extension CityIndex {
    /// All rings of a cell on the metric plane.
    func planeRings(of grid: UnitGrid) throws -> [[Point]] {
        try grid.polygons.flatMap(\.rings).map { try plane.toPlane($0) }
    }
}
