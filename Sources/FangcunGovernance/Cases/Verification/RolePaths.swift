internal import FangcunModel

/// Whether duties that are to be kept apart by role or by side could fall to one role or side after all.
struct RolePaths {
    private(set) var findings: [Finding] = []

    init(_ profile: CaseProfile) {
        let actions = profile.process.actions + (profile.subtask?.actions ?? [])
        let roles = Dictionary(actions.map { ($0.identifier, $0.roles) }, uniquingKeysWith: { first, _ in first })
        let groups = Dictionary(
            profile.roles.map { ($0.identifier, $0.group) }, uniquingKeysWith: { first, _ in first })
        for (index, separation) in profile.separations.enumerated() {
            let first = Set(separation.first.flatMap { roles[$0] ?? [] })
            let second = Set(separation.second.flatMap { roles[$0] ?? [] })
            if separation.axes.contains(.role) { report(first.intersection(second), "role", index, separation) }
            if separation.axes.contains(.group) {
                let sides = Set(first.compactMap { groups[$0] }).intersection(second.compactMap { groups[$0] })
                report(sides.subtracting([""]), "group", index, separation)
            }
        }
    }

    private mutating func report(
        _ names: Set<String>, _ axis: String, _ index: Int, _ separation: CaseProfile.Separation
    ) {
        for name in names.sorted() {
            findings.append(
                .profile(
                    "profile.role-path", at: index, separation.identifier, zh: "“\(name)”（\(axis)）可承担应当分离的两种职责",
                    en: "the \(axis) '\(name)' may do duties that are to be kept apart"))
        }
    }
}
