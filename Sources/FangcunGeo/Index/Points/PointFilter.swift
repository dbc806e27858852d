/// Which points of an index a search may find.
protocol PointFilter {
    /// Whether it admits every point.
    static var admitsAll: Bool { get }
    /// Whether the point at this position in the rows, which has this id, is admitted.
    func admits(_ position: Int, _ id: Int32) -> Bool
    /// How many points are admitted; the largest number where that is not known, or all are.
    var memberCount: Int { get }
    /// Calls a function with the positions of all admitted points, where they are known.
    func visitMembers(_ visit: (Int) -> Void)
}

extension PointFilter {
    static var admitsAll: Bool { false }
    var memberCount: Int { .max }
    func visitMembers(_ visit: (Int) -> Void) {}
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
    private let members: ClassMembers
    let memberCount: Int

    /// - Precondition: the index outlives the filter.
    @inline(__always)
    init(_ wanted: ClassSelection, in index: PointIndex) {
        self.wanted = wanted
        unsafe classes = index.parts.classes.reader
        hasClasses = index.parts.classes.count > 0
        members = index.parts.members
        // Without classes, every point has class 0.
        memberCount = hasClasses ? members.count(wanted) : (wanted.contains(0) ? .max : 0)
    }

    func visitMembers(_ visit: (Int) -> Void) {
        members.visit(wanted) { range in
            for place in range { visit(unsafe Int(members.positions[unchecked: place])) }
        }
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
