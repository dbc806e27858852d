/// How closely a rule fits a query; the greater, the more specific.
struct LimitFit: Comparable {
    private let classRank: Int
    private let conditionRank: Int
    private let districtLength: Int
    private let levelRank: Int

    /// Whether the rule is for the class itself.
    var isForClass: Bool { classRank == 2 }
    /// Whether the rule is for a filing condition of the class itself.
    var isForCondition: Bool { classRank == 2 && conditionRank == 1 }

    /// `nil` when the rule does not fit.
    init?(_ rule: LimitRule, _ query: TimeLimitTable.Query) {
        let scope = rule.scope
        guard rule.validity.contains(query.date), let classRank = Self.rank(of: scope.classKey, for: query.classKey),
            scope.condition.isEmpty || query.condition.map(ClassName.folded) == ClassName.folded(scope.condition),
            scope.level.isEmpty || ClassName.folded(query.level) == ClassName.folded(scope.level)
        else { return nil }
        let district = AreaCode.prefix(of: scope.district)
        guard query.district.utf8.starts(with: district.utf8) else { return nil }
        self.classRank = classRank
        conditionRank = scope.condition.isEmpty ? 0 : 1
        districtLength = district.utf8.count
        levelRank = scope.level.isEmpty ? 0 : 1
    }

    private static func rank(of ruled: CityClass.Key?, for key: CityClass.Key) -> Int? {
        guard let ruled else { return 0 }
        if ruled == key { return 2 }
        // A major class is written with the digits that the codes of its classes begin with.
        return ruled.kind == key.kind && !ruled.code.isEmpty && key.code.hasPrefix(ruled.code) ? 1 : nil
    }

    static func < (lhs: LimitFit, rhs: LimitFit) -> Bool {
        (lhs.classRank, lhs.conditionRank, lhs.districtLength, lhs.levelRank)
            < (rhs.classRank, rhs.conditionRank, rhs.districtLength, rhs.levelRank)
    }
}
