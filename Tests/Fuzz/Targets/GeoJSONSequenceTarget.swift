import FangcunGeo

extension FuzzTarget {
    /// GeoJSON sequences: pieces of any length give the features and the faults that the whole gives.
    static let geoJSONSequence = FuzzTarget("GeoJSONSequence") { bytes in
        let whole = outcomes(of: [bytes[...]])
        let middle = bytes.count / 3
        let pieces = outcomes(of: [bytes[..<middle], bytes[middle...]])
        promise(whole == pieces, "a sequence read in pieces differs")
        if GeoJSONSequence.isSequence(bytes) {
            _ = try? UnitGridSet(geoJSON: bytes, codeProperty: "code", faults: .kept)
        }
    }

    private static func outcomes(of pieces: [ArraySlice<UInt8>]) -> [GeoJSON.Feature?] {
        let limits = GeoJSON.Limits(maximumBytes: 1 << 20, maximumFeatures: 1_000, maximumVertices: 10_000)
        var sequence = GeoJSONSequence(limits: limits, maximumRecordBytes: 2_000, faults: .kept)
        var outcomes: [GeoJSON.Feature?] = []
        for (index, piece) in pieces.enumerated() {
            sequence.append(piece)
            if index == pieces.count - 1 { sequence.finish() }
            while true {
                do throws(GeoError) {
                    guard let feature = try sequence.next() else { break }
                    outcomes.append(feature)
                } catch {
                    outcomes.append(nil)
                }
            }
        }
        return outcomes
    }
}
