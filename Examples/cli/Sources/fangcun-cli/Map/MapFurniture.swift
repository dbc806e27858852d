/// What lies on the map and does not move with it: legend, scale bar, north arrow and overview.
struct MapFurniture {
    private static let overviewSize = 150.0
    private static let legendRow = 17.0

    let view: MapView
    let classes: CountClasses
    let borders: BorderLines

    /// The elements, one after another.
    var svg: String { legend + northArrow + overview }

    private var legendBox: Rectangle {
        let height = Double(classes.upperBounds.count + 1) * Self.legendRow + 88
        return Rectangle(x: 16, y: MapView.height - height - 16, width: 158, height: height)
    }

    private var overviewBox: Rectangle? {
        guard view.needsOverview else { return nil }
        let longer = Double(max(view.canvas.width, view.canvas.height, 1))
        let width = Double(view.canvas.width) / longer * Self.overviewSize + 16
        let height = Double(view.canvas.height) / longer * Self.overviewSize + 16
        return Rectangle(
            x: MapView.width - width - 16, y: MapView.height - height - 16, width: width, height: height)
    }

    /// What labels keep clear of: legend, overview, north arrow, zoom buttons.
    var boxes: [Rectangle] {
        let arrow = Rectangle(x: MapView.width - 60, y: 10, width: 50, height: 66)
        let buttons = Rectangle(x: 10, y: 10, width: 44, height: 116)
        return [legendBox, arrow, buttons] + (overviewBox.map { [$0] } ?? [])
    }

    private var legend: String {
        let box = legendBox
        let bar = ScaleBar(pixelsPerMeter: view.pixelsPerMeter)
        let ranges = classes.ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) – \($0.upperBound)" }
        let rows = (["0"] + ranges).enumerated().map { index, label in
            let y = 46 + Double(index) * Self.legendRow
            return "<rect class=\"swatch c\(index)\" x=\"12\" y=\"\(figure(y, 0))\" width=\"26\" "
                + "height=\"\(figure(Self.legendRow, 0))\"/>"
                + "<text class=\"tick\" x=\"46\" y=\"\(figure(y + 12.5, 1))\">\(label)</text>"
        }
        return """
            <g class="card" transform="translate(\(figure(box.x, 0)) \(figure(box.y, 0)))">
            <rect class="ground" width="\(figure(box.width, 0))" height="\(figure(box.height, 0))" rx="8"/>
            <text class="heading" x="12" y="20">每格事件数</text><text class="subheading" x="12" y="36">Incidents per cell</text>
            \(rows.joined())
            <g id="scalebar" transform="translate(12 \(figure(box.height - 24, 0)))">\
            <path d="M0 -5V0H\(figure(bar.pixels, 1))V-5"/>\
            <text x="0" y="15">\(bar.label)</text></g>
            </g>

            """
    }

    private var northArrow: String {
        """
        <g class="north" transform="translate(\(Int(MapView.width) - 36) 42)"><circle r="22"/>\
        <path d="M0 -15L6 6L0 2.5Z"/><path class="light" d="M0 -15L-6 6L0 2.5Z"/><text y="18">北 N</text></g>

        """
    }

    private var overview: String {
        guard let box = overviewBox else { return "" }
        let scale = Self.overviewSize / Double(max(view.canvas.width, view.canvas.height, 1))
        return """
            <g id="overview" class="card" data-scale="\(figure(scale, 7))" \
            transform="translate(\(figure(box.x, 1)) \(figure(box.y, 1)))">
            <rect class="ground" width="\(figure(box.width, 1))" height="\(figure(box.height, 1))" rx="8"/>
            <svg x="3" y="3" width="\(figure(box.width - 6, 1))" height="\(figure(box.height - 6, 1))" \
            viewBox="-5 -5 \(figure(box.width - 6, 1)) \(figure(box.height - 6, 1))"><g transform="scale(\(figure(scale, 7)))">
            <path class="silhouette" d="\(outlineRings)"/><path class="border" d="\(PathData(lines: borders.between).text)"/></g>
            <rect id="window" x="\(figure(-view.origin.x / view.scale * scale, 1))" \
            y="\(figure(-view.origin.y / view.scale * scale, 1))" \
            width="\(figure(MapView.width / view.scale * scale, 1))" \
            height="\(figure(MapView.height / view.scale * scale, 1))"/></svg>
            </g>

            """
    }

    private var outlineRings: String {
        var data = PathData()
        for line in borders.outline { data.add(ring: line.last == line.first ? Array(line.dropLast()) : line) }
        return data.text
    }

    private func figure(_ value: Double, _ digits: Int) -> String { Figure.decimal(value, digits) }
}
