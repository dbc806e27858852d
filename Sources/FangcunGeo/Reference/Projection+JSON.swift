public import FangcunModel

extension Projection {
    /// What this transformation does, for programs: `from`, `to`, `datum_shift` with `kind` (`none`, `identity-by-convention`,
    /// `transformed`, `ballpark`), `text`, `dependable` and, where it is known, `accuracy_m`; and `areas`, where each system may be
    /// used, with `system`, `name` and the box `west`, `south`, `east`, `north` in degrees.
    public var summary: JSONValue {
        .object([
            .init("from", .string(source.name)), .init("to", .string(target.name)),
            .init("datum_shift", datumShift.summary),
            .init(
                "areas",
                .array([(source, sourceArea), (target, targetArea)].compactMap { $1?.summary(of: $0) })),
        ])
    }
}

extension DatumShift {
    fileprivate var summary: JSONValue {
        var members: [JSONValue.Member] = [
            .init("kind", .string(kind)), .init("text", .string(description)), .init("dependable", .bool(isDependable)),
        ]
        if let accuracy { members.append(.init("accuracy_m", .number(accuracy))) }
        return .object(members)
    }

    private var kind: String {
        switch self {
        case .none: "none"
        case .identityByConvention: "identity-by-convention"
        case .transformed: "transformed"
        case .ballpark: "ballpark"
        }
    }

    private var accuracy: Double? {
        switch self {
        case .none, .ballpark: nil
        case .identityByConvention(let accuracy): accuracy
        case .transformed(_, let accuracy): accuracy
        }
    }
}

extension AreaOfUse {
    fileprivate func summary(of system: CoordinateReference) -> JSONValue {
        .object([
            .init("system", .string(system.name)), .init("name", .string(name)),
            .init("west", .number(box.minX)), .init("south", .number(box.minY)),
            .init("east", .number(box.maxX)), .init("north", .number(box.maxY)),
        ])
    }
}
