/// An answer that depends on a calendar: exact where every day on the way has been declared, provisional where not.
public enum CalendarAnswer<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Every day that the answer rests on lies in a published year.
    case exact(Value)
    /// Days after `beyond` were taken from the weekly pattern alone; the answer may change when their year is published.
    case provisional(Value, beyond: CivilDate)

    /// The answer, of whichever certainty.
    public var value: Value {
        switch self {
        case .exact(let value), .provisional(let value, beyond: _): value
        }
    }

    /// Whether the answer may still change.
    public var isProvisional: Bool { beyond != nil }

    /// The last day that the calendar vouches for; `nil` for an exact answer.
    public var beyond: CivilDate? {
        switch self {
        case .exact: nil
        case .provisional(_, let beyond): beyond
        }
    }

    /// The answer made into another, as certain as this one.
    public func map<Other>(_ transform: (Value) -> Other) -> CalendarAnswer<Other> {
        switch self {
        case .exact(let value): .exact(transform(value))
        case .provisional(let value, let beyond): .provisional(transform(value), beyond: beyond)
        }
    }

    /// The answer made into one that rests on further days: exact when both are.
    func flatMap<Other>(_ transform: (Value) -> CalendarAnswer<Other>) -> CalendarAnswer<Other> {
        let other = transform(value)
        guard let beyond = beyond ?? other.beyond else { return other }
        return .provisional(other.value, beyond: beyond)
    }
}
