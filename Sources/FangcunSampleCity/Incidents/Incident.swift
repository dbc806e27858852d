public import FangcunGeo
public import FangcunModel

/// What a caller told the city's hotline, as the clerk wrote it down, and where it really was.
public struct Incident: Sendable, Hashable {
    /// What the text says of the place.
    public enum Kind: Int, Sendable, Hashable, CaseIterable {
        /// A door on a road: 花园路23号.
        case door
        /// A building or unit inside an estate or compound: 松泉花园5号楼2单元.
        case building
        /// A crossing, or one of its corners: 花园路与文化路交叉口东北角.
        case crossing
        /// A crossing and the way from there: 花园路与文化路交叉口向北50米路西.
        case relative
        /// A road and nothing more.
        case road
        /// No place at all.
        case nowhere
        /// A place in another city.
        case elsewhere
    }

    /// The text.
    public let text: String
    /// What the text says of the place.
    public let kind: Kind
    /// When the call came.
    public let time: Instant
    /// Where it really was. For ``Kind/nowhere`` the text does not tell; for ``Kind/elsewhere`` it is far outside the outline.
    public let position: Point
    /// The point that the text names; `nil` for a whole road, for no place and for another city.
    public let namedPosition: Point?
    /// The most metres between ``position`` and what the text names: the named point, or the centre line of the road.
    public let scatterMeters: Double
    /// The address that the text names, as an index into ``SampleCity/addresses``.
    public let address: Int?
    /// The crossing that the text names or begins at, as an index into ``SampleCity/crossings``.
    public let crossing: Int?
    /// The road that the text names, as an index into ``SampleCity/roads``; for a crossing the one walked along or named first.
    public let road: Int?
    /// Whether the text names the district: where it does not, a name may mean a road of another district as well.
    public let namesDistrict: Bool
    /// Whether a name in the text is misspelt.
    public let isMisspelt: Bool
}
