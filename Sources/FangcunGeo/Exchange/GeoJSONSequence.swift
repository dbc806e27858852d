internal import FangcunModel

/// Reads GeoJSON text sequences (RFC 8142) and newline-delimited GeoJSON (`.geojsonl`, `.ndjson`) record by record, so that a
/// file of any length passes through the memory of its longest record.
///
/// Bytes are put in by ``append(_:)`` as they come, and ``finish()`` says that no more follow; ``next()`` gives the features. A record
/// is a feature, a bare geometry or a collection. A sequence whose first byte is a record separator (RS, 0x1E) is of RFC 8142;
/// in any other each line is a record. Blank lines and empty records are passed over.
public struct GeoJSONSequence {
    /// The system of all coordinates, east before north: the one given, else that of the first record; until then WGS 84.
    public private(set) var reference: CoordinateReference
    /// How many features have been read.
    public private(set) var featureCount = 0

    private let given: CoordinateReference?
    private let label: String?
    private let limits: GeoJSON.Limits
    private let faults: GeoJSON.ShapeFaults
    private var records: RecordSplitter
    private var hasReference = false
    private var vertexCount = 0
    /// The features of the record read last that have not been given out yet, the next one last.
    private var waiting: [GeoJSON.Feature] = []

    /// A sequence of which nothing has been read.
    ///
    /// - Parameters:
    ///   - reference: as for ``GeoJSON``: the system that the file is known to be in; `nil` believes the records.
    ///   - label: the attribute by which errors name a feature.
    ///   - limits: how much the whole sequence may ask for; its bytes are not limited, only those of a record.
    ///   - maximumRecordBytes: the longest record.
    ///   - faults: as for ``GeoJSON``.
    public init(
        reference: CoordinateReference? = nil, label: String? = nil, limits: GeoJSON.Limits = GeoJSON.Limits(),
        maximumRecordBytes: Int = 1 << 26, faults: GeoJSON.ShapeFaults = .refused
    ) {
        given = reference
        self.reference = (reference ?? .wgs84).with(axisOrder: .eastNorth)
        self.label = label
        self.limits = limits
        self.faults = faults
        records = RecordSplitter(maximumBytes: min(maximumRecordBytes, limits.maximumBytes))
    }

    /// Puts in the bytes that follow.
    public mutating func append(_ bytes: some Collection<UInt8>) { records.append(bytes) }

    /// Says that no more bytes follow.
    public mutating func finish() { records.finish() }

    /// The next feature; `nil` when more bytes are wanted, or the sequence is at its end.
    ///
    /// - Throws: the errors of ``GeoJSON``, with the line in the whole sequence. A broken record costs no other: the next call goes on
    ///   with the record after it.
    /// - Complexity: linear in the bytes of the record.
    public mutating func next() throws(GeoError) -> GeoJSON.Feature? {
        while waiting.isEmpty {
            guard let record = try records.next() else { return nil }
            try read(record)
        }
        featureCount += 1
        return waiting.removeLast()
    }

    private mutating func read(_ record: RecordSplitter.Record) throws(GeoError) {
        var room = limits
        room.maximumFeatures -= featureCount
        room.maximumVertices -= vertexCount
        guard room.maximumFeatures > 0 else {
            throw GeoError(
                .limitExceeded, at: .line(record.lineOffset + 1, column: nil),
                "more than \(limits.maximumFeatures) features")
        }
        let document = try GeoJSON(
            record.bytes, reference: given, label: label, limits: room, faults: faults,
            start: GeoJSON.Start(featureIndex: featureCount, lineOffset: record.lineOffset))
        guard !hasReference || document.reference == reference else {
            throw GeoError(
                .unknownReferenceSystem, at: .line(record.lineOffset + 1, column: nil),
                "a record in EPSG:\(document.reference.epsg) after others in EPSG:\(reference.epsg)")
        }
        hasReference = true
        reference = document.reference
        vertexCount += document.features.reduce(0) { $0 + ($1.geometry?.chains.reduce(0) { $0 + $1.count } ?? 0) }
        waiting = document.features.reversed()
    }
}

extension GeoJSONSequence {
    /// Whether bytes are a sequence rather than one document: they begin with a record separator, or their first line is an object
    /// by itself and another line follows.
    public static func isSequence(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if text.first == RecordSplitter.separator { return true }
        guard let start = text.firstIndex(where: { !isSpace($0) }),
            let end = text[start...].firstIndex(of: 0x0A), !text[end...].allSatisfy(isSpace)
        else { return false }
        // A line of a document is no object by itself, unless it is all of the document.
        guard var reader = try? JSONReader(Array(text[start..<end])), (try? reader.peek()) == .object else {
            return false
        }
        do {
            try reader.skipValue()
            try reader.expectEnd()
            return true
        } catch {
            return false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

extension GeoJSON {
    /// Reads a sequence (``GeoJSONSequence``) whole.
    ///
    /// - Throws: as ``GeoJSON/init(_:reference:label:limits:faults:)``; the first broken record ends the reading.
    /// - Complexity: linear in the bytes.
    public init(
        sequence bytes: [UInt8], reference: CoordinateReference? = nil, label: String? = nil, limits: Limits = Limits(),
        faults: ShapeFaults = .refused
    ) throws(GeoError) {
        guard bytes.count <= limits.maximumBytes else {
            throw GeoError(.limitExceeded, "\(bytes.count) bytes of GeoJSON, more than \(limits.maximumBytes)")
        }
        var sequence = GeoJSONSequence(
            reference: reference, label: label, limits: limits, maximumRecordBytes: limits.maximumBytes, faults: faults)
        sequence.append(bytes)
        sequence.finish()
        var features: [Feature] = []
        while let feature = try sequence.next() { features.append(feature) }
        self.init(features: features, reference: sequence.reference)
    }
}
