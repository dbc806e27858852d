// The code between the marks stands in docs/indexes.md word for word; IndexesPageTests runs it and compares the two.
// page begin
import FangcunGeo

func lookAround(_ place: Point, components: [Point], classes: [UInt16], buildings: [Polygon], roads: [[Point]]) throws
    -> [String]
{
    let index = try PointIndex(components, classes: classes)
    var lines = index.nearest(to: place, count: 2, within: 100, classes: [104]).map {
        "component \($0.id) at \($0.distance) m"
    }
    lines.append("\(index.neighbors(of: place, within: 50).count) within 50 m")
    let screen = BoundingBox(minX: place.x - 80, minY: place.y - 80, maxX: place.x + 80, maxY: place.y + 80)
    lines.append("on the screen: \(index.ids(in: screen))")
    if let building = try PolygonIndex(buildings).first(containing: place) { lines.append("in building \(building)") }
    if let road = try LineIndex(roads).nearest(to: place).first {
        lines.append("\(road.distance) m \(road.side) of road \(road.id), \(road.chainage) m along")
    }
    return lines
}
// page end
