/// How much of a foreign structure is read before it is refused.
public struct SealLimits: Sendable, Hashable {
    /// The longest seal or signature, in bytes.
    public var maximumBytes: Int
    /// The most signers, and the most extensions, in one structure.
    public var maximumElements: Int

    /// Limits of their parts; real seals have some ten kilobytes and a few signers.
    public init(maximumBytes: Int = 4 << 20, maximumElements: Int = 4096) {
        self.maximumBytes = maximumBytes
        self.maximumElements = maximumElements
    }
}
