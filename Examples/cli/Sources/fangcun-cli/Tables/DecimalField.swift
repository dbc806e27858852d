import FangcunModel

/// A number as registers write it, told as commands need it.
enum DecimalField {
    /// The text is no number.
    struct Fault: Error {}

    /// The number of a field; `nil` for an empty one and for what registers write for "unknown" (``RegisterNumber``).
    static func value(_ text: String) throws(Fault) -> Double? {
        switch RegisterNumber(text) {
        case .value(let number): return number
        case .unknown: return nil
        case nil: throw Fault()
        }
    }
}
