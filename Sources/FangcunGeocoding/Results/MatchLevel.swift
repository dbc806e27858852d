/// How closely a text was placed, from the door to the whole road.
public enum MatchLevel: String, Sendable, Hashable, CaseIterable {
    /// The very house number (门牌) is in the reference data.
    case door
    /// A named place (地点) of the reference data.
    case place
    /// Between two known numbers of the same road or lane.
    case interpolated
    /// At the nearest known number of the same road or lane, which has known numbers on one side only.
    case nearby
    /// A crossing of two roads, or the mouth of a lane (巷口).
    case crossing
    /// A stretch of a road between two crossings (路段).
    case stretch
    /// Somewhere on a lane (巷, 弄).
    case lane
    /// Somewhere on a road (道路).
    case road
}
