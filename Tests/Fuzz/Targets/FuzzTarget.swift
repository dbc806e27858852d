/// A reader of foreign bytes that is to withstand all of them.
public struct FuzzTarget: Sendable {
    /// The name, which is also that of the folder in `Tests/Fuzz/Corpora`.
    public let name: String
    /// Hands bytes to the reader. It may refuse them; it may not trap, and what it accepts must keep its promises.
    public let run: @Sendable ([UInt8]) -> Void

    init(_ name: String, _ run: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.run = run
    }

    /// All targets.
    public static let all: [FuzzTarget] = [
        .geoJSON, .geoJSONSequence, .csv, .wellKnownText, .wellKnownBinary, .geoPackageBinary, .atlas, .overlay,
        .citySystem,
        .gzip, .json, .documents, .registers, .codes, .geocoding, .cases, .seal, .certificate,
    ]
}

/// Ends the program when a promise was broken, in release builds too.
func promise(_ isKept: Bool, _ what: @autoclosure () -> String) {
    guard !isKept else { return }
    fatalError(what())
}
