/// How one hotline text is spelt: the habits of its clerk, drawn once for the text.
struct HotlineSpelling {
    /// How the clerk writes numbers.
    private enum Numerals { case arabic, fullWidth, chinese }

    /// How the clerk gets a name wrong.
    private enum Slip { case homophone, deletion, swap, doubling }

    private let options: HotlineOptions
    private let numerals: Numerals
    /// The slip that the first long enough name will suffer.
    private var slip: Slip?
    private(set) var isMisspelt = false
    var random: RandomSource

    init(options: HotlineOptions, random: RandomSource) {
        self.options = options
        self.random = random
        let draw = self.random.fraction()
        if draw < options.chineseNumeralShare {
            numerals = .chinese
        } else {
            numerals = draw < options.chineseNumeralShare + options.fullWidthShare ? .fullWidth : .arabic
        }
        var rest = self.random.fraction()
        let shares: [(Slip, Double)] = [
            (.homophone, options.homophoneShare), (.deletion, options.deletionShare), (.swap, options.swapShare),
            (.doubling, options.doublingShare),
        ]
        for (kind, share) in shares where slip == nil {
            if rest < share { slip = kind }
            rest -= share
        }
    }

    // MARK: Numbers

    /// A number in the clerk's numerals.
    func number(_ number: Int) -> String {
        switch numerals {
        case .arabic: String(number)
        case .chinese: number <= 9_999 ? ChineseNumeral.text(number) : ChineseNumeral.spelled(number)
        case .fullWidth:
            String(
                String.UnicodeScalarView(
                    String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x30 + 0xFF10) }))
        }
    }

    /// A door number: 23号, 23号附2号, 23-2号, or without 号.
    mutating func door(_ number: Int, sub: Int?) -> String {
        let mark = random.chance(options.markMissingShare) ? "" : "号"
        guard let sub else { return self.number(number) + mark }
        // Dashes and # go with digits, not with Chinese numerals.
        if numerals != .chinese, random.chance(0.3) { return self.number(number) + "-" + self.number(sub) + mark }
        return self.number(number) + "号附" + self.number(sub) + mark
    }

    /// A building and a unit: 5号楼2单元, 5栋2单元, 5#2单元, 5-2.
    mutating func building(_ number: Int, unit: Int?) -> String {
        var form = "号楼"
        if random.chance(options.buildingFormShare) {
            let forms = ["栋", "幢"] + (numerals == .chinese ? [] : ["#", "#楼"] + (unit == nil ? [] : ["-"]))
            form = random.pick(forms) ?? form
        }
        guard let unit else { return self.number(number) + form }
        return self.number(number) + form + self.number(unit) + (form == "-" ? "" : "单元")
    }

    // MARK: Names

    /// What stands between two parts of an address: mostly nothing.
    mutating func gap() -> String {
        random.chance(options.punctuationShare / 2) ? random.pick([" ", "，", "、", "  "]) ?? "" : ""
    }

    /// A name, misspelt if this text has a slip that has not happened yet.
    mutating func name(_ name: String) -> String {
        guard let slip else { return name }
        let written =
            switch slip {
            case .homophone: confused(name)
            case .deletion: changed(name) { characters, place in characters.remove(at: place) }
            case .swap: changed(name) { characters, place in characters.swapAt(place, max(0, place - 1)) }
            case .doubling: changed(name) { characters, place in characters.insert(characters[place], at: place) }
            }
        if written != name {
            isMisspelt = true
            self.slip = nil
        }
        return written
    }

    /// A change at a random character but the last, which says what the thing is: 路, 街, 巷.
    private mutating func changed(_ name: String, by change: (inout [Character], Int) -> Void) -> String {
        var characters = Array(name)
        guard characters.count > 2 else { return name }
        change(&characters, random.below(characters.count - 1))
        return String(characters)
    }

    /// One character replaced by one that sounds like it.
    private mutating func confused(_ name: String) -> String {
        let characters = Array(name)
        let first = random.below(characters.count)
        for step in characters.indices {
            let place = (first + step) % characters.count
            let group = HotlinePhrases.confusions.first { $0.contains(characters[place]) }
            guard let group, let other = random.pick(group.filter { $0 != characters[place] }) else { continue }
            var result = characters
            result[place] = other
            return String(result)
        }
        return name
    }
}

extension RandomSource {
    /// One of the characters of a text.
    mutating func pick(_ text: String) -> Character? { pick(Array(text)) }
}
