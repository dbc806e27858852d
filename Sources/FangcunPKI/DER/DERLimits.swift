/// How much foreign DER is taken before reading stops.
public struct DERLimits: Sendable, Hashable {
    /// The most bytes.
    public var maximumBytes: Int
    /// The most elements inside one another; never more than 48, where swift-asn1 stops.
    public var maximumDepth: Int
    /// The most elements in all.
    public var maximumElements: Int

    /// Limits of their parts; what is left out suits seals and certificates: 16 MiB, 32 deep, 100 000 elements.
    public init(maximumBytes: Int = 16 << 20, maximumDepth: Int = 32, maximumElements: Int = 100_000) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = min(maximumDepth, 48)
        self.maximumElements = maximumElements
    }
}
