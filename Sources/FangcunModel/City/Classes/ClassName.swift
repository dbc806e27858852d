/// Compares the names of classes, which drift between cities while their codes do not.
///
/// 通讯井盖 and 通信井盖, 街头坐椅 and 街头座椅, 雨水篦子 and 雨水箅子, 变压器(箱) and 变压器（箱） are one class each. Names are
/// therefore compared in a folded form; the form is for comparison only and is never shown.
enum ClassName {
    /// Wordings that mean the same: seen in the tables of cities, and in the two generations of the standard.
    static let variants: [(from: String, to: String)] = [
        ("通讯", "通信"), ("坐椅", "座椅"), ("篦子", "箅子"), ("无主", "不明"), ("上水井盖", "供水井盖"),
    ]

    /// The form in which two names are compared: without spaces, in half-width signs, each variant in its later wording.
    static func folded(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
            // U+FF01 to U+FF5E are the full-width forms of the printable ASCII characters.
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            scalars.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return variants.reduce(String(scalars).lowercased()) { $0.replacing($1.from, with: $1.to) }
    }
}
