extension BucketFrame {
    static let recordBytes = 40

    /// The frame that a record keeps, usable or not.
    init(_ record: AtlasRecord) {
        let (columns, rows): (UInt64, UInt64) = (record.number(at: 24), record.number(at: 32))
        self.init(
            originX: record.double(at: 0), originY: record.double(at: 8), side: record.double(at: 16),
            columns: Int(clamping: columns), rows: Int(clamping: rows))
    }

    var record: AtlasRecord {
        var record = AtlasRecord(byteCount: BucketFrame.recordBytes)
        record.put(originX, at: 0)
        record.put(originY, at: 8)
        record.put(side, at: 16)
        record.put(UInt64(columns), at: 24)
        record.put(UInt64(rows), at: 32)
        return record
    }
}
