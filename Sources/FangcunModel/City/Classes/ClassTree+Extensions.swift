extension ClassTree {
    /// The code that the next class added by the city should have: local classes (扩展类) are numbered from the top downwards, so
    /// that a later edition of the standard, which grows from below, does not run into them.
    ///
    /// The answer is the highest free number of the major class: 98 where 99 (其他) is in use. `nil` when none is free, or `major` is
    /// no major code.
    public func nextExtensionCode(_ kind: CityClass.Kind, major: String) -> String? {
        guard layout.finding(for: major, width: layout.majorDigits) == nil else { return nil }
        for number in stride(from: Self.largestNumber(digits: layout.minorDigits), to: 0, by: -1) {
            let code = major + String(number).leftPadded(to: layout.minorDigits)
            if cityClass(kind, code) == nil { return code }
        }
        return nil
    }

    /// The tree with a city's own classes added.
    ///
    /// A class whose code is taken or malformed is left out with an error (`class.duplicate`, `class.length`, …); one that leaves
    /// numbers free above it is added with a warning, `class.extension-order`.
    public func extended(by additions: [CityClass]) -> (tree: ClassTree, findings: [Finding]) {
        var assembly = ClassTreeAssembly(self)
        for (index, entry) in additions.enumerated() {
            var local = entry
            local.isExtension = true
            assembly.add(local, at: .feature(index, identifier: entry.key.description))
        }
        assembly.checkMajors()
        let tree = assembly.tree(origin: origin, unknownMembers: unknownMembers)
        return (tree, assembly.findings + tree.orderFindings(of: additions))
    }

    /// Which of these classes stand below a free number.
    private func orderFindings(of additions: [CityClass]) -> [Finding] {
        additions.enumerated().compactMap { index, entry in
            guard cityClass(entry.key.kind, entry.key.code) != nil,
                let number = Int(entry.key.code.dropFirst(layout.majorDigits)),
                number < Self.largestNumber(digits: layout.minorDigits)
            else { return nil }
            let above =
                entry.key.code.prefix(layout.majorDigits) + String(number + 1).leftPadded(to: layout.minorDigits)
            guard cityClass(entry.key.kind, String(above)) == nil else { return nil }
            let message = Message(
                zh: "扩展类应自上而下编号，\(above)尚空", en: "local classes count down from the top; \(above) is still free")
            let place = Place.feature(index, identifier: entry.key.description)
            return Finding("class.extension-order", .warning, at: place, message)
        }
    }

    private static func largestNumber(digits: Int) -> Int { (0..<digits).reduce(0) { number, _ in number * 10 + 9 } }
}

extension String {
    /// The text with zeros in front up to a width.
    func leftPadded(to width: Int) -> String { String(repeating: "0", count: max(0, width - utf8.count)) + self }
}
