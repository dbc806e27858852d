import XCTest

@testable import fangcun_cli

final class PathDataTests: XCTestCase {
    private typealias Vertex = MapCanvas.Vertex

    /// Reads path data of m, l, z and h0 back into absolute vertices, as a browser does (SVG 2, clause 9.3).
    private func vertices(_ text: String) -> [[Vertex]] {
        var lines: [[Vertex]] = []
        var pen = Vertex(x: 0, y: 0)
        var numbers = ""
        func flush(_ command: Character) {
            let spaced = numbers.replacing("-", with: " -").split(separator: " ").compactMap { Int32($0) }
            for pair in stride(from: 0, to: spaced.count - 1, by: 2) {
                pen = Vertex(x: pen.x + spaced[pair], y: pen.y + spaced[pair + 1])
                if command == "m", pair == 0 { lines.append([pen]) } else { lines[lines.count - 1].append(pen) }
            }
            numbers = ""
        }
        var command: Character = "m"
        for character in text {
            switch character {
            case "m", "l":
                flush(command)
                command = character
            case "z":
                flush(command)
                pen = lines[lines.count - 1][0]
                command = "z"
            default: numbers.append(character)
            }
        }
        flush(command)
        return lines
    }

    func testRingsAndLinesReadBackAsTheyWere() {
        let rings: [[Vertex]] = [
            [Vertex(x: 10, y: 20), Vertex(x: 110, y: 20), Vertex(x: 110, y: -5), Vertex(x: 7, y: -5)],
            [Vertex(x: -3, y: -4), Vertex(x: 0, y: 0), Vertex(x: -300, y: 12)],
        ]
        var data = PathData()
        for ring in rings { data.add(ring: ring) }
        data.add(line: [Vertex(x: 5, y: 5), Vertex(x: 4, y: 4), Vertex(x: 3, y: 9)])
        XCTAssertEqual(vertices(data.text), rings + [[Vertex(x: 5, y: 5), Vertex(x: 4, y: 4), Vertex(x: 3, y: 9)]])
    }

    func testRingsOfFewerThanThreeVerticesAreLeftOut() {
        var data = PathData()
        data.add(ring: [Vertex(x: 1, y: 1), Vertex(x: 2, y: 2)])
        XCTAssertTrue(data.isEmpty)
    }
}

final class BorderLinesTests: XCTestCase {
    private typealias Vertex = MapCanvas.Vertex

    private func square(_ x: Int32, _ y: Int32) -> [Vertex] {
        [Vertex(x: x, y: y), Vertex(x: x + 1, y: y), Vertex(x: x + 1, y: y + 1), Vertex(x: x, y: y + 1)]
    }

    func testOnlyEdgesBetweenGroupsAreBorders() {
        let rings = [(square(0, 0), 1), (square(0, 1), 1), (square(1, 0), 2), (square(1, 1), 2)]
        let borders = BorderLines(rings: rings.map { (ring: $0.0, group: $0.1) })
        XCTAssertEqual(borders.between.map { Set($0) }, [[Vertex(x: 1, y: 0), Vertex(x: 1, y: 1), Vertex(x: 1, y: 2)]])
        XCTAssertEqual(borders.outline.count, 1)
        XCTAssertEqual(borders.outline[0].count, 9, "eight edges, closed")
        XCTAssertEqual(borders.outline[0].first, borders.outline[0].last)
    }

    func testAHoleIsAnOutlineOfItsOwn() {
        let cells: [Int32] = [0, 1, 2, 3, 5, 6, 7, 8]
        let rings = cells.map { cell -> (ring: [Vertex], group: Int) in (square(cell % 3, cell / 3), 0) }
        let borders = BorderLines(rings: rings)
        XCTAssertEqual(borders.between, [])
        XCTAssertEqual(borders.outline.map(\.count).sorted(), [5, 13])
    }
}
