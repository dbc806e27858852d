public import FangcunModel

/// Whom or what an evaluation gives figures for.
public enum EvaluationGrouping: Sendable, Hashable {
    /// All cases together, under an empty key.
    case whole
    /// Each area (区域评价): cases whose grid codes begin with the same so many characters.
    case area(prefixLength: Int)
    /// Each department (部门评价): cases by who has to dispose of them.
    case department
    /// Each person at a post (岗位评价): every count goes to the actor of the step that its measure names.
    case post

    /// The levels of areas.
    public enum AreaLevel: String, Sendable, Hashable, CaseIterable {
        /// District or county (区、县).
        case district = "county"
        /// Street or township (街道、乡镇).
        case street
        /// Community or village (社区、村).
        case community
        /// Unit grid (单元网格).
        case unitGrid = "serial"
    }

    /// Each area of a level, by unit grid codes of a format; `nil` when the format has no such level.
    public static func area(_ level: AreaLevel, format: CodeFormat = .unitGrid15) -> EvaluationGrouping? {
        guard let index = format.segments.firstIndex(where: { $0.name == level.rawValue }) else { return nil }
        return .area(prefixLength: format.segments[...index].reduce(0) { $0 + $1.width })
    }
}
