/// A sentence for people, in Chinese and in English.
public struct Message: Sendable, Hashable {
    /// The sentence in Chinese (simplified characters).
    public var zh: String
    /// The sentence in English.
    public var en: String

    /// A message of both sentences.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
