/// The classes of what a city manages (管理部件和事项分类): major classes, the classes in them, and the names people use.
///
/// Two generations live side by side: the four-digit classes of CJ/T 214 and the five-digit ones of GB/T 47678.5-2026. A city
/// adds classes of its own, numbered from the top downwards, or brings a tree of its own.
public struct ClassTree: Sendable, Hashable {
    /// How many digits of a code name the major class and how many the class in it.
    public struct Layout: Sendable, Hashable {
        /// Digits of the major class (大类), 1 to 4.
        public var majorDigits: Int
        /// Digits of the class in it (小类), 1 to 6.
        public var minorDigits: Int

        /// A layout of its parts.
        public init(majorDigits: Int = 2, minorDigits: Int) {
            self.majorDigits = majorDigits
            self.minorDigits = minorDigits
        }

        /// Four digits: CJ/T 214, GB/T 30428.2-2013.
        public static let fourDigits = Layout(minorDigits: 2)
        /// Five digits: GB/T 47678.5-2026.
        public static let fiveDigits = Layout(minorDigits: 3)

        var isSound: Bool { (1...4).contains(majorDigits) && (1...6).contains(minorDigits) }
        var width: Int { majorDigits + minorDigits }
    }

    /// A class found by name.
    public struct NameMatch: Sendable, Hashable {
        /// The class.
        public var cityClass: CityClass
        /// Whether its name is the text itself; otherwise an alias or a variant wording of it is.
        public var isExact: Bool
    }

    /// Where the tree comes from.
    public let origin: DataOrigin
    /// The digits of its codes.
    public let layout: Layout
    /// The major classes (大类), by kind and code.
    public let majors: [CityClass]
    /// The classes (小类), by kind and code.
    public let classes: [CityClass]
    /// Members of the JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member]
    private let indexOfKey: [CityClass.Key: Int]
    private let indicesOfName: [String: [Int]]

    /// A tree of its parts, strictly.
    ///
    /// - Throws: ``ModelError`` with code `malformedTable` for the first class that makes no tree: a code of another shape, one
    ///   that occurs twice, a missing name, a missing major class.
    public init(
        origin: DataOrigin, layout: Layout, majors: [CityClass], classes: [CityClass],
        unknownMembers: [JSONValue.Member] = []
    ) throws(ModelError) {
        var assembly = ClassTreeAssembly(layout: layout)
        for entry in majors + classes { assembly.add(entry, at: nil) }
        self = try assembly.strictTree(origin: origin, unknownMembers: unknownMembers)
    }

    /// A tree of entries that an assembly has checked.
    init(
        checked assembly: ClassTreeAssembly, origin: DataOrigin, unknownMembers: [JSONValue.Member]
    ) {
        self.origin = origin
        layout = assembly.layout
        self.unknownMembers = unknownMembers
        majors = assembly.majors.values.sorted { $0.key < $1.key }
        let sorted = assembly.classes.values.sorted { $0.key < $1.key }
        classes = sorted
        indexOfKey = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.key, $0.offset) })
        var names: [String: [Int]] = [:]
        for (index, entry) in sorted.enumerated() {
            for name in Set(([entry.name] + entry.aliases).map(ClassName.folded)) {
                names[name, default: []].append(index)
            }
        }
        indicesOfName = names
    }

    /// The class of that kind and code; `nil` when the tree has none.
    ///
    /// - Complexity: constant.
    public func cityClass(_ kind: CityClass.Kind, _ code: String) -> CityClass? {
        indexOfKey[CityClass.Key(kind, code)].map { classes[$0] }
    }

    /// The major class (大类) that a code lies in; `nil` when the tree has none.
    public func major(_ kind: CityClass.Kind, of code: String) -> CityClass? {
        let digits = String(code.prefix(layout.majorDigits))
        return majors.first { $0.key == CityClass.Key(kind, digits) }
    }

    /// The classes that go by a name, the exact ones first; of one kind, or of all.
    ///
    /// Names are compared without spaces, in half-width signs and with known variant wordings (通讯 and 通信) taken as one.
    public func classes(named name: String, kind: CityClass.Kind? = nil) -> [NameMatch] {
        let matches = (indicesOfName[ClassName.folded(name)] ?? []).map { classes[$0] }
            .filter { kind == nil || $0.key.kind == kind }
            .map { NameMatch(cityClass: $0, isExact: $0.name == name) }
        return matches.filter(\.isExact) + matches.filter { !$0.isExact }
    }

    /// What is wrong with a class code; nothing when the tree has that class.
    ///
    /// Errors: `class.length`, `class.character`. Warnings, since another city may know what this tree does not:
    /// `class.unknown-major`, `class.unknown`.
    public func findings(for code: String, kind: CityClass.Kind) -> [Finding] {
        if let fault = layout.finding(for: code, width: layout.width) { return [fault] }
        if cityClass(kind, code) != nil { return [] }
        if major(kind, of: code) == nil {
            let message = Message(zh: "分类表中没有该大类", en: "the tree has no major class for \(kind) \(code)")
            return [Finding("class.unknown-major", .warning, at: .character(0), message)]
        }
        let others = CityClass.Kind.allCases.filter { $0 != kind && cityClass($0, code) != nil }
        let hint = others.isEmpty ? "" : "; it is one of kind \(others.map(\.rawValue).joined(separator: " and "))"
        let message = Message(zh: "分类表中没有该小类", en: "the tree has no class \(code) of kind \(kind)\(hint)")
        return [Finding("class.unknown", .warning, at: .character(layout.majorDigits), message)]
    }

    /// Kinds, codes and names as text: two trees that say the same have the same.
    ///
    /// There is a line `kind TAB code TAB name LF` for each major class and class, by kind and code as in a dictionary. A host
    /// that signs its tables signs this.
    public var canonicalText: String {
        (majors + classes).sorted { $0.key < $1.key }
            .map { "\($0.key.kind.rawValue)\t\($0.key.code)\t\($0.name)\n" }.joined()
    }

    /// A checksum of ``canonicalText``: FNV-1a of 64 bits, in 16 hexadecimal digits. It tells of accidents, not of malice.
    public var checksum: String { ContentChecksum.of(canonicalText) }
}

extension ClassTree.Layout {
    /// What keeps a text from being a code of that many digits.
    func finding(for code: String, width: Int) -> Finding? {
        if let position = code.utf8.prefix(32).enumerated().first(where: { !(0x30...0x39).contains($0.element) }) {
            let message = Message(zh: "第\(position.offset + 1)位不是数字", en: "a class code has digits only")
            return Finding("class.character", .error, at: .character(position.offset), message)
        }
        guard code.utf8.count == width else {
            let message = Message(zh: "分类代码应为\(width)位", en: "a class code has \(width) digits here")
            return Finding("class.length", .error, at: .character(min(code.utf8.count, width)), message)
        }
        return nil
    }
}
