internal import FangcunModel

/// In which language titles are written where only one fits.
public enum TitleLanguage: String, Sendable, Hashable, CaseIterable {
    /// Chinese.
    case zh
    /// English.
    case en
}

extension Message {
    /// The sentence in that language.
    func text(in language: TitleLanguage) -> String { language == .zh ? zh : en }
}

/// A title in both languages.
func words(_ zh: String, _ en: String) -> Message { Message(zh: zh, en: en) }
