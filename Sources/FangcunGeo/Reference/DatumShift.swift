/// What becomes of the datum on the way from one reference system to another.
///
/// A projection formula is exact; going from one datum to another is not. Coordinates shifted by a few metres look right and
/// name the wrong house, so every ``Projection`` says which of these cases it is.
public enum DatumShift: Sendable, Hashable {
    /// Both systems have the same datum: only the form of the coordinates changes.
    case none
    /// Two datums that practice treats as equal, and whose coordinates are passed through: CGCS2000 and WGS 84.
    case identityByConvention(accuracyMeters: Double)
    /// A transformation of the EPSG register with the accuracy that the register states, where it states one.
    case transformed(description: String, accuracyMeters: Double?)
    /// No transformation is known, and the coordinates are passed through: wrong by an unknown amount, which is a hundred metres
    /// or so between Beijing 1954 or Xi'an 1980 and CGCS2000.
    case ballpark(description: String)

    /// About a decimetre at the epoch of CGCS2000, 2000.0. Positions of WGS 84 at the time of their measurement drift away from
    /// it by some three centimetres a year, with the plate that China lies on.
    static let globalDatumAccuracyMeters = 0.1

    /// Whether coordinates on one datum are taken as coordinates on the other, as they stand, and rightly so.
    var leavesCoordinates: Bool {
        switch self {
        case .none, .identityByConvention: true
        case .transformed, .ballpark: false
        }
    }

    /// This shift together with one that a formula makes, which is named unless it is `nil`.
    func after(_ formula: String?) -> DatumShift {
        guard let formula else { return self }
        switch self {
        case .none: return .transformed(description: formula, accuracyMeters: nil)
        case .identityByConvention:
            return .transformed(description: "\(formula); \(self)", accuracyMeters: nil)
        case .transformed(let description, _):
            return .transformed(description: "\(formula); \(description)", accuracyMeters: nil)
        case .ballpark(let description): return .ballpark(description: "\(formula); \(description)")
        }
    }

    /// Whether the result can be relied on to the accuracy stated: false for a shift of unknown size.
    public var isDependable: Bool {
        if case .ballpark = self { return false }
        return true
    }
}

extension DatumShift: CustomStringConvertible {
    /// One sentence without its full stop.
    public var description: String {
        switch self {
        case .none: "same datum"
        case .identityByConvention(let accuracy): "two datums treated as equal, good to about \(accuracy) m"
        case .transformed(let name, .some(let accuracy)): "\(name), good to \(accuracy) m"
        case .transformed(let name, accuracyMeters: nil): "\(name), of unstated accuracy"
        case .ballpark(let name):
            "\(name): no datum transformation is known, the error may be a hundred metres and more"
        }
    }
}
