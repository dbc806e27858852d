/// Puts a class tree together from entries of unknown quality: keeps the sound ones and says what was wrong with the others.
struct ClassTreeAssembly {
    /// The most entries of a tree.
    static let maximumEntries = 100_000

    let layout: ClassTree.Layout
    private(set) var majors: [CityClass.Key: CityClass] = [:]
    private(set) var classes: [CityClass.Key: CityClass] = [:]
    private(set) var findings: [Finding] = []
    private var places: [CityClass.Key: Place] = [:]

    init(layout: ClassTree.Layout) {
        self.layout = layout
        if !layout.isSound {
            let message = Message(
                zh: "大类应为1至4位，小类应为1至6位", en: "majors have 1 to 4 digits, classes in them 1 to 6")
            findings.append(Finding("class.layout", .error, message))
        }
    }

    /// An assembly that starts from a tree.
    init(_ tree: ClassTree) {
        layout = tree.layout
        for entry in tree.majors { majors[entry.key] = entry }
        for entry in tree.classes { classes[entry.key] = entry }
    }

    /// Takes in a major class or a class, told apart by the length of the code.
    mutating func add(_ entry: CityClass, at place: Place?) {
        guard layout.isSound else { return }
        let isMajor = entry.key.code.utf8.count == layout.majorDigits
        if let fault = fault(of: entry, isMajor: isMajor) {
            findings.append(Finding(fault.code, .error, at: place, fault.message))
            return
        }
        places[entry.key] = place
        if isMajor { majors[entry.key] = entry } else { classes[entry.key] = entry }
    }

    private func fault(of entry: CityClass, isMajor: Bool) -> Finding? {
        let key = entry.key
        if majors.count + classes.count >= Self.maximumEntries {
            let message = Message(zh: "分类超过\(Self.maximumEntries)条", en: "more than \(Self.maximumEntries) classes")
            return Finding("class.too-many", .error, message)
        }
        if var finding = layout.finding(for: key.code, width: isMajor ? layout.majorDigits : layout.width) {
            finding.message.en = "\(key): \(finding.message.en)"
            return finding
        }
        if entry.name.isEmpty {
            return Finding("class.name-missing", .error, Message(zh: "\(key.code)没有名称", en: "\(key) has no name"))
        }
        if majors[key] != nil || classes[key] != nil {
            return Finding("class.duplicate", .error, Message(zh: "\(key.code)重复", en: "\(key) occurs twice"))
        }
        return nil
    }

    /// Says which classes lie in no major class. They are kept: the name of a major class is only for people.
    mutating func checkMajors() {
        for key in classes.keys.sorted()
        where majors[CityClass.Key(key.kind, String(key.code.prefix(layout.majorDigits)))] == nil {
            let message = Message(zh: "\(key.code)所属大类未列出", en: "\(key) lies in a major class that is not listed")
            findings.append(Finding("class.unknown-major", .warning, at: places[key], message))
        }
    }

    /// The tree of what was sound.
    func tree(origin: DataOrigin, unknownMembers: [JSONValue.Member] = []) -> ClassTree {
        ClassTree(checked: self, origin: origin, unknownMembers: unknownMembers)
    }

    /// The tree, when nothing was wrong.
    func strictTree(origin: DataOrigin, unknownMembers: [JSONValue.Member]) throws(ModelError) -> ClassTree {
        if let fault = findings.first(where: { $0.severity == .error }) {
            throw ModelError(.malformedTable, at: fault.place, fault.message.en)
        }
        return tree(origin: origin, unknownMembers: unknownMembers)
    }
}
