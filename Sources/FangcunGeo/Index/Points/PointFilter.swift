/// Which points of an index a search may find.
protocol PointFilter {
    /// Whether it admits every point.
    static var admitsAll: Bool { get }
    /// Whether the point at this position in the rows, which has this id, is admitted.
    func admits(_ position: Int, _ id: Int32) -> Bool
}

extension PointFilter {
    static var admitsAll: Bool { false }
}

/// All points.
struct EveryPoint: PointFilter {
    static var admitsAll: Bool { true }

    @inline(__always)
    func admits(_ position: Int, _ id: Int32) -> Bool { true }
}

/// The points of some classes.
@safe struct PointsOfClasses: PointFilter {
    private let wanted: ClassSelection
    private let classes: FlatArray<UInt16>.Reader
    private let hasClasses: Bool

    /// - Precondition: the index outlives the filter.
    @inline(__always)
    init(_ wanted: ClassSelection, in index: PointIndex) {
        self.wanted = wanted
        unsafe classes = index.parts.classes.reader
        hasClasses = index.parts.classes.count > 0
    }

    @inline(__always)
    func admits(_ position: Int, _ id: Int32) -> Bool {
        wanted.contains(hasClasses ? unsafe classes[unchecked: position] : 0)
    }
}

/// The points that a rule admits.
struct PointsByRule: PointFilter {
    let isAdmitted: (Int) -> Bool

    @inline(__always)
    func admits(_ position: Int, _ id: Int32) -> Bool { isAdmitted(Int(id)) }
}
