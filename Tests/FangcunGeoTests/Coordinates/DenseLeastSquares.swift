/// Least squares the plain way, as a referee: the whole matrix, orthogonalised column by column (modified Gram-Schmidt, twice).
enum DenseLeastSquares {
    /// The parameters that make the residuals of `rows · parameters - values` smallest.
    static func solve(_ rows: [[Double]], _ values: [Double]) -> [Double] {
        let count = rows[0].count
        var columns = (0..<count).map { column in rows.map { $0[column] } }
        var upper = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for column in 0..<count {
            for _ in 0..<2 {
                for earlier in 0..<column {
                    let share = dot(columns[earlier], columns[column])
                    upper[earlier][column] += share
                    for row in rows.indices { columns[column][row] -= share * columns[earlier][row] }
                }
            }
            let length = dot(columns[column], columns[column]).squareRoot()
            upper[column][column] = length
            for row in rows.indices { columns[column][row] /= length }
        }
        var parameters = [Double](repeating: 0, count: count)
        for column in (0..<count).reversed() {
            var rest = dot(columns[column], values)
            for later in (column + 1)..<max(count, column + 1) { rest -= upper[column][later] * parameters[later] }
            parameters[column] = rest / upper[column][column]
        }
        return parameters
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
