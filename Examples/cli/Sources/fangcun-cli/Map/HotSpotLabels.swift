/// The numbered labels of the hot spots, each with a dot on its place and a leader between.
struct HotSpotLabels {
    private static let height = 38.0
    private static let badgeWidth = 30.0
    private static let titleSize = 12.5
    private static let noteSize = 10.5
    private static let longestTitle = 13

    private let spots: [MapContent.HotSpot]
    private let view: MapView
    private let obstacles: [Rectangle]

    init(_ spots: [MapContent.HotSpot], view: MapView, obstacles: [Rectangle]) {
        self.spots = spots
        self.view = view
        self.obstacles = obstacles
    }

    /// The group elements, the first rank last, so that it lies on top.
    var svg: String {
        let requests = spots.map { spot in
            LabelPlacement.Request(anchor: view.place(spot.position), width: width(of: spot), height: Self.height)
        }
        let bounds = Rectangle(x: 8, y: 8, width: MapView.width - 16, height: MapView.height - 16)
        let places = LabelPlacement(bounds: bounds, obstacles: obstacles).places(for: requests)
        return zip(spots, zip(requests, places)).reversed().map { spot, placed in
            element(spot, anchor: placed.0.anchor, place: placed.1)
        }.joined()
    }

    private func element(_ spot: MapContent.HotSpot, anchor: DrawingPoint, place: Rectangle?) -> String {
        let world = view.canvas.place(spot.position)
        let open = """
            <g class="spot" data-rank="\(spot.rank)" data-x="\(number(world.x))" data-y="\(number(world.y))" \
            transform="translate(\(number(anchor.x)) \(number(anchor.y)))">
            """
        guard let place else { return open + dot + badge(spot.rank, x: 0, y: 0) + "</g>\n" }
        let (x, y) = (place.x - anchor.x, place.y - anchor.y)
        let end = LabelPlacement.attachment(of: place, to: anchor)
        let leader = "<path class=\"leader\" d=\"M0 0L\(number(end.x - anchor.x)) \(number(end.y - anchor.y))\"/>"
        return open + leader + dot
            + """
            <g class="label" data-w="\(number(place.width))" data-h="\(number(place.height))" data-dx="\(number(x))" \
            data-dy="\(number(y))" transform="translate(\(number(x)) \(number(y)))">\
            <rect width="\(number(place.width))" height="\(number(place.height))" rx="6"/>\
            \(badge(spot.rank, x: Self.badgeWidth / 2 + 1, y: Self.height / 2))\
            <text class="title" x="\(number(Self.badgeWidth + 4))" y="16">\(HTMLText(title(of: spot)))</text>\
            <text class="note" x="\(number(Self.badgeWidth + 4))" y="30">\(HTMLText(note(of: spot)))</text></g></g>

            """
    }

    private var dot: String { "<circle class=\"dot\" r=\"4.5\"/>" }

    private func badge(_ rank: Int, x: Double, y: Double) -> String {
        "<circle class=\"badge\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"10.5\"/>"
            + "<text class=\"rank\" x=\"\(number(x))\" y=\"\(number(y + 4))\">\(rank)</text>"
    }

    /// The address, up to its house number when all of it would be too long.
    private func title(of spot: MapContent.HotSpot) -> String {
        let whole = spot.shortAddress
        guard whole.count > Self.longestTitle else { return whole }
        let start = whole.prefix(Self.longestTitle)
        if let number = start.firstIndex(where: { $0 == "号" || $0 == "號" }) { return String(start[...number]) }
        return start.dropLast() + "…"
    }

    private func note(of spot: MapContent.HotSpot) -> String {
        spot.category.isEmpty ? "\(spot.count) 件" : "\(spot.count) 件 · \(spot.category.prefix(10))"
    }

    private func width(of spot: MapContent.HotSpot) -> Double {
        let text = max(
            TextWidth.estimate(title(of: spot), size: Self.titleSize),
            TextWidth.estimate(note(of: spot), size: Self.noteSize))
        return Self.badgeWidth + text + 14
    }

    private func number(_ value: Double) -> String { Figure.decimal(value, 1) }
}

extension MapContent.HotSpot {
    /// The address without the names of the city and district before it, which the map shows already; the code of the cell
    /// where no address is near.
    var shortAddress: String {
        guard !address.isEmpty else { return code }
        guard !district.isEmpty, let range = address.firstRange(of: district) else { return address }
        let rest = address[range.upperBound...]
        return rest.isEmpty ? address : String(rest)
    }
}

/// How wide a line of text will be, near enough for laying out labels: no font is at hand.
enum TextWidth {
    static func estimate(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { sum, scalar in
            // From the CJK radicals on, characters are as wide as they are high.
            sum + (scalar.value >= 0x2E80 ? 1 : 0.58) * size
        }
    }
}
