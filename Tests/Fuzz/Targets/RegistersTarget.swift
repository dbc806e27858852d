import FangcunGeo
import FangcunGeocoding
import FangcunGovernance
import FangcunModel

extension FuzzTarget {
    /// The CSV registers of classes, time limits, divisions, units and addresses, each handed to all of their readers: what is
    /// read strictly is written and read again the same.
    static let registers = FuzzTarget("Registers") { bytes in
        for layout in [ClassTree.Layout.fourDigits, .fiveDigits] {
            _ = try? ClassTree.reading(csv: bytes, layout: layout, origin: origin, limits: csvLimits)
            guard let tree = try? ClassTree(csv: bytes, layout: layout, origin: origin, limits: csvLimits) else {
                continue
            }
            let again = try? ClassTree(csv: tree.csv, layout: layout, origin: origin)
            promise(again == tree, "classes that were written are not read again")
        }
        _ = try? TimeLimitTable.reading(csv: bytes, origin: origin, limits: csvLimits)
        if let table = try? TimeLimitTable(csv: bytes, origin: origin, limits: csvLimits) {
            promise((try? TimeLimitTable(csv: table.csv, origin: origin)) == table, "time limits are not read again")
        }
        _ = try? DivisionRegister(csv: bytes, limits: .init(maximumBytes: 1 << 20, maximumRecords: 5_000))
        _ = try? ResponsibilityRegister.reading(csv: bytes, limits: csvLimits)
        let addresses = try? AddressRegister(csv: bytes)
        let crossings = try? CrossingRegister(csv: bytes)
        if let addresses {
            let records = try? ProjectedRecords(addresses: [addresses], crossings: [crossings].compactMap { $0 })
            if let geocoder = try? records?.makeGeocoder() {
                for address in records?.addresses.prefix(20) ?? [] { _ = geocoder.geocode(address.text) }
            }
        }
    }

    private static let origin = DataOrigin(identifier: "t", title: "t", source: "t", date: "2026-01-01", status: .local)
    private static let csvLimits = CSVReader.Limits(
        maximumBytes: 1 << 20, maximumColumns: 64, maximumFieldBytes: 1 << 12)
}
