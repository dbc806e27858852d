import CTwin
@testable import FangcunGeo

/// The peer for the language: the locator's batches in C, over the tables of the Swift one.
final class CTwinLocator {
    private var tables: ctwin_directory
    private let directory: CellDirectory

    init(_ locator: GridLocator) {
        directory = locator.directory
        let frame = directory.frame
        // The rows live as long as the directory, and stay where they are.
        func start<Element, Result>(of row: FlatArray<Element>, as type: Result.Type) -> UnsafePointer<Result>? {
            row.withBytes { $0.baseAddress?.assumingMemoryBound(to: type) }
        }
        let side = Double(1 << frame.cellBits)
        tables = ctwin_directory(
            origin_x: frame.originX, origin_y: frame.originY, units_per_coordinate: 1 / frame.unit,
            last_x: Double(frame.columns) * side - 1, last_y: Double(frame.rows) * side - 1, columns: frame.columns,
            cell_bits: frame.cellBits, cells: start(of: directory.cells, as: UInt32.self),
            blocks: start(of: directory.blocks, as: UInt32.self), lists: start(of: directory.lists, as: UInt32.self),
            edges: start(of: directory.edges, as: ctwin_edge.self))
    }

    /// Fills the answers; `CTWIN_UNSURE` for points so near an edge that rounding decides.
    func locate(_ points: [Point], into answers: inout [Int32]) {
        points.withUnsafeBytes { bytes in
            let coordinates = bytes.baseAddress?.assumingMemoryBound(to: Double.self)
            ctwin_locate(&tables, coordinates, points.count, &answers)
        }
    }

    /// An answer that only exact arithmetic could give.
    static var unsure: Int32 { .min }
}
