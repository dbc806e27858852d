/// The map as one HTML page that needs nothing from outside.
struct MapPage {
    private let content: MapContent

    init(_ content: MapContent) { self.content = content }

    /// The page; the same content gives the same bytes.
    var html: String {
        let drawing = MapDrawing(content)
        return """
            <!DOCTYPE html>
            <html lang="zh">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>城市事件热点图 Incident hot spots</title>
            <style>
            \(MapStyle.css)
            .c0{fill:\(ColourScale.none)}\(drawing?.style ?? "")
            </style>
            </head>
            <body>
            <header>
            \(MapStyle.logo)
            <div class="titles"><h1>城市事件热点图 <span>Incident hot spots by unit grid</span></h1>
            <p>\(HTMLText(content.source))</p></div>
            <div class="figures">\(figures)</div>
            </header>
            <main>
            <section class="stage">
            \(drawing?.svg ?? "<p>没有网格 No cells</p>")<div class="zoom"><button id="in" title="放大 Zoom in">+</button>\
            <button id="out" title="缩小 Zoom out">−</button>\
            <button id="home" title="复位 Reset">⌂</button></div>
            <div id="tip" hidden></div>
            </section>
            \(MapPanel(content).html)
            </main>
            <script>
            \(MapScript.javaScript)
            </script>
            </body>
            </html>

            """
    }

    private var figures: String {
        content.figures.map { figure in
            "<div><b>\(HTMLText(figure.value))</b><span>\(HTMLText(figure.zh)) <i>\(HTMLText(figure.en))</i></span></div>"
        }.joined()
    }
}
