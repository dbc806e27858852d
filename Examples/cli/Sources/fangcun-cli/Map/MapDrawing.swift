import FangcunGeo

/// The SVG drawing: cells, borders, names, hot spots, legend, scale bar, north arrow and overview.
struct MapDrawing {
    private let content: MapContent
    private let view: MapView
    private let classes: CountClasses
    private let colours: [String]
    private let rings: [[[MapCanvas.Vertex]]]
    private let borders: BorderLines

    init?(_ content: MapContent) {
        guard let bounds = content.bounds else { return nil }
        self.content = content
        let canvas = MapCanvas(bounds: bounds)
        view = MapView(canvas: canvas, incidents: content.incidents)
        classes = CountClasses(counts: content.cells.map(\.count))
        colours = ColourScale.colours(count: classes.upperBounds.count)
        rings = content.cells.map { cell in cell.rings.map { canvas.ring($0) } }
        borders = BorderLines(
            rings: zip(rings, content.cells).lazy.flatMap { rings, cell in rings.map { ($0, cell.group) } })
    }

    /// The drawing as an `svg` element.
    var svg: String {
        """
        <svg id="map" viewBox="0 0 \(Int(MapView.width)) \(Int(MapView.height))" role="img" \
        aria-label="各单元网格事件数 Incidents per unit grid" data-units-per-meter="\(figure(view.canvas.unitsPerMeter, 6))" \
        data-scale="\(figure(view.scale, 6))" data-x="\(figure(view.origin.x, 2))" data-y="\(figure(view.origin.y, 2))">
        <g id="world" transform="translate(\(figure(view.origin.x, 2)) \(figure(view.origin.y, 2))) \
        scale(\(figure(view.scale, 6)))">
        <g id="cells">
        \(cells)</g>
        \(roads)<g id="incidents"><g class="halo"><path id="dots" d="\(incidentDots)"/></g><use href="#dots"/></g>
        <path class="border" d="\(path(borders.between))"/>
        <path class="outline" d="\(path(borders.outline))"/>
        </g>
        <g id="names">\(names)</g>
        <g id="spots">\(HotSpotLabels(content.hotSpots, view: view, obstacles: furniture.boxes + groupLabels.map(\.box)).svg)</g>
        \(furniture.svg)</svg>

        """
    }

    /// The colours of the classes as style rules.
    var style: String {
        colours.enumerated().map { ".c\($0.offset + 1){fill:\($0.element)}" }.joined()
    }

    // MARK: The ground

    private var cells: String {
        var text = ""
        for (cell, rings) in zip(content.cells, rings) {
            var data = PathData()
            for ring in rings { data.add(ring: ring) }
            guard !data.isEmpty else { continue }
            let index = classes.index(of: cell.count)
            text += "<path class=\"c\(index)\" data-g=\"\(HTMLText(cell.code))\""
            if cell.count > 0 { text += " data-n=\"\(cell.count)\"" }
            text += " d=\"\(data.text)\"/>\n"
        }
        return text
    }

    /// Only roads that show at the scale of a city; the others run between cells as it is.
    private var roads: String {
        let classes: [(name: String, widths: Range<Double>)] = [("road", 25..<40), ("highroad", 40..<1_000)]
        return classes.map { name, widths in
            let lines = content.roads.filter { widths.contains($0.widthMeters) }
            guard !lines.isEmpty else { return "" }
            return "<path class=\"\(name)\" d=\"\(path(lines.map { $0.path.map(view.canvas.vertex) }))\"/>\n"
        }.joined()
    }

    private var incidentDots: String {
        var data = PathData()
        for point in content.incidents { data.add(dot: view.canvas.vertex(point)) }
        return data.text
    }

    private func path(_ lines: [[MapCanvas.Vertex]]) -> String { PathData(lines: lines).text }

    private var furniture: MapFurniture { MapFurniture(view: view, classes: classes, borders: borders) }

    // MARK: Names

    /// Each group's name, where its incidents are.
    private var names: String {
        groupLabels.map { label in
            """
            <text class="name" data-x="\(figure(label.world.x, 1))" data-y="\(figure(label.world.y, 1))" \
            x="\(figure(label.place.x, 1))" y="\(figure(label.place.y, 1))">\(HTMLText(label.name))</text>

            """
        }.joined()
    }

    private struct GroupLabel {
        static let size = 14.0

        var name: String
        var world: DrawingPoint
        var place: DrawingPoint

        /// The room it takes, letters being set apart by a fifth of their width.
        var box: Rectangle {
            let width = TextWidth.estimate(name, size: Self.size * 1.22)
            return Rectangle(x: place.x - width / 2, y: place.y - Self.size, width: width, height: Self.size * 1.3)
        }
    }

    private var groupLabels: [GroupLabel] {
        guard content.groupNames.count > 1 else { return [] }
        var sums = [(weight: Double, x: Double, y: Double)](repeating: (0, 0, 0), count: content.groupNames.count)
        for cell in content.cells where cell.count > 0 && sums.indices.contains(cell.group) {
            guard let box = BoundingBox(around: cell.rings.joined()) else { continue }
            let weight = Double(cell.count)
            sums[cell.group].weight += weight
            sums[cell.group].x += weight * (box.minX + box.maxX) / 2
            sums[cell.group].y += weight * (box.minY + box.maxY) / 2
        }
        return zip(content.groupNames, sums).compactMap { name, sum in
            guard sum.weight > 0, !name.isEmpty else { return nil }
            let middle = Point(x: sum.x / sum.weight, y: sum.y / sum.weight)
            return GroupLabel(name: name, world: view.canvas.place(middle), place: view.place(middle))
        }
    }

    private func figure(_ value: Double, _ digits: Int) -> String { Figure.decimal(value, digits) }
}
