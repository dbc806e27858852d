import CTwin
@testable import FangcunGeo

/// What a locator reads for some points, in the order of the points: the floor under its time is that of these reads alone.
struct LocatorReads {
    private let directory: CellDirectory
    private let points: [Point]
    private var cells: [UInt32] = []
    private var parts: [UInt32] = []
    private var edges: [UInt32] = []
    private(set) var lists = 0

    init(_ locator: GridLocator, _ points: [Point]) {
        directory = locator.directory
        self.points = points
        let frame = directory.frame
        for point in points {
            let place = frame.place(of: point)
            var bits = frame.cellBits
            cells.append(UInt32(frame.cell(place)))
            var entry = directory.cells[unchecked: frame.cell(place)]
            while entry.kind == DirectoryEntry.Kind.block {
                bits -= 2
                let part = CellDirectory.part(of: entry, place, bits)
                parts.append(UInt32(part))
                entry = directory.blocks[unchecked: part]
            }
            if entry.kind == DirectoryEntry.Kind.list { lists += 1 }
            // As the number of a value of four bytes.
            if entry.kind == DirectoryEntry.Kind.edge { edges.append(entry.number * 16) }
        }
    }

    /// How often one point reads: parts, edges, lists.
    var perPoint: (parts: Double, edges: Double, lists: Double) {
        let count = Double(points.count)
        return (Double(parts.count) / count, Double(edges.count) / count, Double(lists) / count)
    }

    /// Makes all reads that do not wait for each other, stage by stage, and reads the points and writes as many answers.
    func run(_ answers: inout [Int32]) -> UInt64 {
        var sum: UInt64 = 0
        sum &+= gather(directory.cells, cells)
        sum &+= gather(directory.blocks, parts)
        sum &+= gather(directory.edges, edges)
        points.withUnsafeBytes { bytes in
            ctwin_stream(bytes.baseAddress?.assumingMemoryBound(to: Double.self), points.count, &answers)
        }
        return sum
    }

    private func gather<Element>(_ row: FlatArray<Element>, _ places: [UInt32]) -> UInt64 {
        row.withBytes { ctwin_gather($0.baseAddress?.assumingMemoryBound(to: UInt32.self), places, places.count) }
    }
}
