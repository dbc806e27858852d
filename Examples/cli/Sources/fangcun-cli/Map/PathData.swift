/// The `d` attribute of SVG paths, in relative whole-number steps.
struct PathData {
    private(set) var text = ""
    private var pen = MapCanvas.Vertex(x: 0, y: 0)

    /// Nothing yet.
    init() {}

    /// Open lines.
    init(lines: [[MapCanvas.Vertex]]) {
        for line in lines { add(line: line) }
    }

    var isEmpty: Bool { text.isEmpty }

    /// Adds a closed ring.
    mutating func add(ring: [MapCanvas.Vertex]) {
        guard ring.count > 2 else { return }
        let start = ring[0]
        add(line: ring)
        text += "z"
        // After z the pen is back at the start of the ring.
        pen = start
    }

    /// Adds an open line.
    mutating func add(line: [MapCanvas.Vertex]) {
        guard let first = line.first else { return }
        step("m", to: first)
        for (index, vertex) in line.dropFirst().enumerated() { step(index == 0 ? "l" : " ", to: vertex) }
    }

    /// Adds a dot: a line of no length, which round line ends make visible.
    mutating func add(dot vertex: MapCanvas.Vertex) {
        step("m", to: vertex)
        text += "h0"
    }

    private mutating func step(_ command: String, to vertex: MapCanvas.Vertex) {
        let (dx, dy) = (vertex.x - pen.x, vertex.y - pen.y)
        // A minus sign parts two numbers as well as a space does.
        if !(command == " " && dx < 0) { text += command }
        text += String(dx)
        if dy >= 0 { text += " " }
        text += String(dy)
        pen = vertex
    }
}
