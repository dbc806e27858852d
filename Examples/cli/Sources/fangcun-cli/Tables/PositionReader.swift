import FangcunGeo

/// Reads the positions of rows, and counts those that there cannot be.
struct PositionReader {
    private let file: String
    private let reference: CoordinateReference
    private let transform: PointTransform
    private let isInDegrees: Bool
    private var impossible = 0
    private var firstImpossibleLine = 0

    /// A reader of positions in one system, for answers in another.
    init(
        _ file: String, from reference: CoordinateReference, to target: CoordinateReference
    ) throws(CommandFailure) {
        self.file = file
        self.reference = reference
        transform = try PointTransform(from: reference, to: target)
        isInDegrees = [.wgs84, .cgcs2000, .gcj02, .bd09].contains(reference.with(axisOrder: .eastNorth))
    }

    /// The positions of a batch whose first two columns are x and y, in the target system; one that is nowhere for a row without
    /// a position, and for numbers that are no position.
    ///
    /// - Throws: a failure that names line and column when a text is no number.
    mutating func points(_ batch: RowBatch) throws(CommandFailure) -> [Point] {
        var points: [Point] = []
        points.reserveCapacity(batch.count)
        var stated: [Int] = []
        for row in 0..<batch.count {
            guard let x = try batch.number(row, 0), let y = try batch.number(row, 1) else {
                points.append(PointTransform.nowhere)
                continue
            }
            stated.append(row)
            let isPossible = isInDegrees ? abs(x) <= 180 && abs(y) <= 90 : x.isFinite && y.isFinite
            points.append(isPossible ? Point(x: x, y: y) : PointTransform.nowhere)
        }
        let moved = transform.apply(points)
        for row in stated where moved[row].x.isNaN {
            if impossible == 0 { firstImpossibleLine = batch.line(row) }
            impossible += 1
        }
        return moved
    }

    /// Tells people of rows whose numbers are no position: they got no answer, as if they lay outside.
    func warn() {
        guard impossible > 0 else { return }
        StandardError.write(
            "fangcun: \(OneLine(file)): \(Figure.grouped(impossible)) positions that do not exist in "
                + "\(ReferenceName.text(reference)), the first on line \(firstImpossibleLine), are taken as outside; "
                + "are x and y exchanged, or is it another --crs?\n")
    }
}
