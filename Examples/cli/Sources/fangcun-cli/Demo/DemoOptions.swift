import FangcunModel

/// What the demonstration works on, and where it leaves its results.
struct DemoOptions {
    /// Where the city comes from.
    enum Source {
        /// A folder of files.
        case folder(String)
        /// A city generated for the occasion.
        case sampleCity(seed: UInt64, areaSquareKilometers: Double)
    }

    var source: Source
    var outputFolder: String
    /// The moment of signing.
    var now: Instant
}
