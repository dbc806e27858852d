/// The panel beside the map: the hot spots in order, and the categories.
struct MapPanel {
    private static let categoryCount = 6

    private let content: MapContent

    init(_ content: MapContent) { self.content = content }

    var html: String {
        """
        <aside>
        <h2>热点网格 <span>Hot spots</span></h2>
        <ol class="spots">
        \(spots)</ol>
        <h2>事件类别 <span>Categories</span></h2>
        <div class="categories">
        \(categories)</div>
        <footer>滚轮缩放，拖动平移，放大后显示每一事件。<br>Scroll to zoom, drag to pan; zoomed in, every incident shows.</footer>
        </aside>
        """
    }

    private var spots: String {
        let largest = Double(content.hotSpots.first?.count ?? 1)
        return content.hotSpots.map { spot in
            let category = spot.category.isEmpty ? "" : "\(spot.category) \(spot.categoryCount)"
            let place = [spot.district, category].filter { !$0.isEmpty }.joined(separator: " · ")
            return """
                <li data-rank="\(spot.rank)"><b>\(spot.rank)</b><div><strong>\(HTMLText(spot.shortAddress))</strong>\
                <small>\(HTMLText(place))</small><code>\(HTMLText(spot.code))</code></div>\
                <em>\(spot.count)</em><i style="width:\(Figure.decimal(Double(spot.count) / max(largest, 1) * 100, 1))%"></i></li>

                """
        }.joined()
    }

    private var categories: String {
        let total = content.categories.reduce(0) { $0 + $1.count }
        let largest = Double(content.categories.first?.count ?? 1)
        return content.categories.prefix(Self.categoryCount).map { category in
            """
            <div><span>\(HTMLText(category.name.isEmpty ? "（未分类 none）" : category.name))</span>\
            <u><i style="width:\(Figure.decimal(Double(category.count) / max(largest, 1) * 100, 1))%"></i></u>\
            <em>\(Figure.grouped(category.count))</em><small>\(Figure.percent(category.count, of: total))</small></div>

            """
        }.joined()
    }
}
