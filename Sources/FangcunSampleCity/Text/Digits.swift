/// Numbers with leading zeros.
enum Digits {
    /// A number that is not negative, in at least `width` digits.
    static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
