/// What a reader makes of shapes that break the rules without making the file unreadable: rings that are open, too short or empty
/// (RFC 7946, clause 3.1.6; OGC 06-103r4, clause 6.1.11), collections of areas mixed with lines and points, a `null` among
/// the features of GeoJSON.
public enum ShapeFaults: Sendable, Hashable {
    /// They are errors.
    case refused
    /// They are kept for a check to report them all: rings as written, of a mixed collection the areas, a `null` as a feature
    /// without place and attributes.
    case kept
}

extension Geometry {
    /// Why a ring is none; `nil` when it is closed and has four points or more.
    static func fault(ofRing ring: some RandomAccessCollection<Point>) -> String? {
        guard let first = ring.first, let last = ring.last, ring.count >= 4 else {
            return "has \(ring.count) points, and four are the least"
        }
        guard first == last else {
            return "is open: it begins at (\(first.x), \(first.y)) and ends at (\(last.x), \(last.y))"
        }
        return nil
    }
}
