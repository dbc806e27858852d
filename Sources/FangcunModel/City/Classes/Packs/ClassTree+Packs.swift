extension ClassTree {
    /// Components (107) and events (54) of the CJ/T 214 generation as one city had deployed them, four digits.
    ///
    /// Secondary source, unverified: this is no rendering of GB/T 30428.2-2013, whose table was not seen.
    public static let cjt214AsDeployed = packed(
        DataOrigin(
            identifier: "cjt214-as-deployed",
            title: "CJ/T 214 generation: components and events as deployed in one city",
            source: "class tables of one deployed city system", date: "2026-11-21", status: .secondaryUnverified),
        .fourDigits, [.component: cjt214ComponentLines, .event: cjt214EventLines])

    /// Components (153) and matters (250) of GB/T 47678.5-2026, in force since 2026-07-01, five digits.
    ///
    /// Secondary source, unverified: replace it by a table compared with the standard as soon as you have one.
    public static let gbt47678 = packed(
        DataOrigin(
            identifier: "gbt47678.5-2026", title: "GB/T 47678.5-2026: managed components and matters",
            source: "transcription of annexes A and C in a public repository", date: "2026-11-21",
            status: .secondaryUnverified),
        .fiveDigits, [.component: gbt47678ComponentLines, .matter: gbt47678MatterLines])

    /// The trees that the library carries.
    public static let packs: [ClassTree] = [gbt47678, cjt214AsDeployed]

    /// A tree from lines of code, space, name. Tests hold the packs to be free of findings.
    private static func packed(_ origin: DataOrigin, _ layout: Layout, _ texts: [CityClass.Kind: String]) -> ClassTree {
        var assembly = ClassTreeAssembly(layout: layout)
        for (kind, text) in texts {
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1)
                guard let code = parts.first, let name = parts.last, parts.count == 2 else { continue }
                // Major 21 of the four-digit generation is 扩展: what the city added.
                let isExtension = layout == .fourDigits && code.hasPrefix("21")
                let key = CityClass.Key(kind, String(code))
                assembly.add(CityClass(key, name: String(name), isExtension: isExtension), at: nil)
            }
        }
        return assembly.tree(origin: origin)
    }
}
