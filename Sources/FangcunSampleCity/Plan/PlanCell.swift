/// A part of a line, walked in one direction: one side of a cell.
struct PlanSide {
    /// The index of the line.
    var line: Int
    /// The station where the side begins.
    var from: Int32
    /// The station where it ends; smaller than `from` when the cell walks the line backwards.
    var to: Int32

    /// The length on the plan.
    var lengthMillimeters: Int32 { abs(to - from) }
}

/// A convex area of the plan, bounded by sides in counter-clockwise order.
struct PlanCell {
    var sides: [PlanSide]
}

/// A place on the rim of a cell where it is to be cut. The station where the side begins stands for the corner.
struct PlanCut {
    var side: Int
    var station: Int32
}
