public import FangcunModel

/// One thing worth saying about the unit grids (单元网格) of a city as a partition of it.
public struct CoverageFinding: Sendable, Hashable {
    /// What kind of thing was found: one of the `grids…` codes.
    public var code: Finding.Code
    /// How much it matters.
    public var severity: Severity
    /// The grids concerned, by their index in the set, ascending.
    public var grids: [Int]
    /// The codes of those grids, in the same order.
    public var cells: [String]
    /// A place where it shows, in the data's own reference system; `nil` when it concerns codes only.
    public var place: Point?
    /// How large it is: square metres for areas, metres for distances, as the code's description says.
    public var size: Double?
    /// About how wide a gap, an overlap, an inlet or a sliver is, in metres: a sliver is narrow, however large. `nil` for other findings.
    public var width: Double?
    /// The sentence for people.
    public var message: Message

    /// A finding of its parts.
    public init(
        code: Finding.Code, severity: Severity, grids: [Int], cells: [String], place: Point?, size: Double?,
        width: Double? = nil, message: Message
    ) {
        self.code = code
        self.severity = severity
        self.grids = grids
        self.cells = cells
        self.place = place
        self.size = size
        self.width = width
        self.message = message
    }
}

/// What a coverage check found, the gravest first.
public struct CoverageReport: Sendable, Hashable {
    /// The findings: errors before warnings before information, then by code and by grid.
    public var findings: [CoverageFinding]

    /// A report of these findings.
    public init(findings: [CoverageFinding]) { self.findings = findings }

    /// Whether nothing among the findings is an error.
    public var isAcceptable: Bool { !findings.contains { $0.severity == .error } }
}

extension Finding.Code {
    /// Error. An enclosed area that no grid covers and that is not declared as a hole. Size: its area.
    public static let gridsGap: Self = "grids.gap"
    /// Error. An area that several grids cover. Size: its area.
    public static let gridsOverlap: Self = "grids.overlap"
    /// Error. Two grids with the same outline. Size: the area.
    public static let gridsDuplicateGeometry: Self = "grids.duplicate-geometry"
    /// Error. A grid whose rings cross or touch themselves or each other.
    public static let gridsSelfCrossing: Self = "grids.self-crossing"
    /// Error. A grid whose rings are otherwise no valid polygon, such as a hole outside its outer ring.
    public static let gridsInvalidShape: Self = "grids.invalid-shape"
    /// Error. A ring of fewer than three points, without area, or with a coordinate that is not finite; it is left out.
    public static let gridsUnusableRing: Self = "grids.unusable-ring"
    /// Error. A ring whose last point is not its first; it is taken as closed.
    public static let gridsUnclosedRing: Self = "grids.unclosed-ring"
    /// Error: the grid has no code.
    public static let gridsMissingCode: Self = "grids.missing-code"
    /// Error. A code that several grids have.
    public static let gridsDuplicateCode: Self = "grids.duplicate-code"
    /// Error. The faults are too many or the lines too tangled to be measured; gaps and overlaps were not looked for.
    public static let gridsUnmeasured: Self = "grids.unmeasured"
    /// Warning. A corner of one grid lies close to, not on, a corner or border of another. Size: the distance.
    public static let gridsNearMiss: Self = "grids.near-miss"
    /// Warning. A corner of one grid lies on a border of another, which has no corner there: sound, until one of them is moved.
    public static let gridsUnmatchedEdge: Self = "grids.unmatched-edge"
    /// Warning. A narrow area between grids that opens to the outside: no gap, but hardly drawn on purpose. Size: its area.
    public static let gridsInlet: Self = "grids.inlet"
    /// Error. A grid that lies in another community, street or district than its code says, or in none. Size: the area of the grid.
    public static let gridsWrongArea: Self = "grids.wrong-area"
    /// Error. A grid that lies in several communities, streets or districts. Size: the area outside the one with most of it.
    public static let gridsStraddling: Self = "grids.straddling"
    /// Warning. Grids of a community, by their codes, that border grids of others only, though it has more elsewhere, or though
    /// communities have many grids as a rule. Size: their area.
    public static let gridsDetached: Self = "grids.detached"
    /// Warning. A grid so narrow that it may be left over from drawing. Size: its area.
    public static let gridsSliver: Self = "grids.sliver"
    /// Warning. A code that does not fit the format.
    public static let gridsMalformedCode: Self = "grids.malformed-code"
    /// Warning. The unit of the coordinates is in doubt: the reference system is not known, or the grids cannot be in it, as
    /// metres under a system in degrees. Metres are assumed.
    public static let gridsUnknownReference: Self = "grids.unknown-reference"
    /// Information. The codes fit no format that the library knows, and none was given.
    public static let gridsUnknownFormat: Self = "grids.unknown-format"
    /// Information. Rings that do not run as RFC 7946 (clause 3.1.6) wants: outer ones counter-clockwise, holes clockwise.
    public static let gridsRingDirection: Self = "grids.ring-direction"
    /// Information. Grids smaller, or larger, than the usual band. Size: the area of the most extreme.
    public static let gridsAreaBand: Self = "grids.area-band"
    /// Information. Grids that no border joins to the largest part of the city. Size: their area.
    public static let gridsIsolatedPart: Self = "grids.isolated-part"
}
