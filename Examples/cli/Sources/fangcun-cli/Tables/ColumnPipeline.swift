/// The way of a table through a command: each row keeps its fields as they are written, and gets ours behind them.
struct ColumnPipeline {
    /// The table; "-" is the standard input.
    let input: String
    /// Where the answers go; "-" is the standard output.
    let output: String
    let progress: ProgressDisplay

    /// Reads the table, lets `answer` write the answer to each row of each batch, and puts the file in its place when all is
    /// done. `answer` may write several rows for one of the input, or none.
    ///
    /// - Parameters:
    ///   - columns: the columns that `answer` reads, by their names; it finds them in this order.
    ///   - appended: the names of the columns that `answer` appends.
    ///   - name: what the progress display calls it.
    /// - Returns: how many rows the table had.
    @discardableResult
    func run(
        _ name: String, reading columns: [String], appending appended: [String],
        _ answer: (RowBatch, inout AnsweredRows) throws(CommandFailure) -> Void
    ) throws(CommandFailure) -> Int {
        try progress.step(name) { () throws(CommandFailure) in
            let count = try pass(reading: columns, appending: appended, answer)
            return StepResult(count, remark: "\(Figure.grouped(count)) rows", items: count)
        }
    }

    private func pass(
        reading columns: [String], appending appended: [String],
        _ answer: (RowBatch, inout AnsweredRows) throws(CommandFailure) -> Void
    ) throws(CommandFailure) -> Int {
        let table = try TableReader(input)
        try table.columns.refuse(appended)
        var wanted: [Int] = []
        for column in columns { wanted.append(try table.columns.require(column)) }
        let target = try TableOutput(output)
        var rows = AnsweredRows()
        rows.header(table.headerBytes, appending: appended)
        var count = 0
        while let batch = try table.nextBatch(of: wanted) {
            try answer(batch, &rows)
            try target.write(rows.bytes)
            rows.removeAll()
            count += batch.count
            if let (done, total) = table.progress { progress.advance(to: done, of: total) }
        }
        try target.write(rows.bytes)
        try target.commit()
        return count
    }
}
