/// A way from the named place: 向北200米, 东北80米, 往西約50公尺.
///
/// It is followed by the compass, not along the road; the radius grows with it.
struct RelativeOffset: Sendable, Hashable {
    /// How far to the east, in metres; negative to the west.
    var eastMeters: Double
    /// How far to the north, in metres; negative to the south.
    var northMeters: Double
    /// The distance as stated; without a direction only the radius grows by it.
    var distanceMeters: Double

    /// Longer ways than this are no description of a place.
    private static let maximumMeters: Int32 = 5_000
    /// How far the direction may stand in front of the distance: 北侧约50米.
    private static let maximumGap = 3

    /// The first distance in metres behind an index, with its direction.
    static func first(in text: FoldedText, from start: Int) -> RelativeOffset? {
        var index = start
        while index < text.count {
            guard let (value, end) = NumberScanner.number(in: text, at: index) else {
                index += 1
                continue
            }
            let isDistance = text[end] == "米" || (text[end] == "公" && text[end + 1] == "尺") || text[end] == "M"
            if isDistance, value <= maximumMeters {
                return offset(distanceMeters: Double(value), direction: direction(in: text, before: index, from: start))
            }
            index = end
        }
        return nil
    }

    private static func offset(distanceMeters: Double, direction: (east: Double, north: Double)) -> RelativeOffset {
        let length = (direction.east * direction.east + direction.north * direction.north).squareRoot()
        let scale = length > 0 ? distanceMeters / length : 0
        return RelativeOffset(
            eastMeters: direction.east * scale, northMeters: direction.north * scale, distanceMeters: distanceMeters)
    }

    /// One or two compass characters shortly in front of an index; zero when there are none.
    private static func direction(in text: FoldedText, before end: Int, from start: Int) -> (
        east: Double, north: Double
    ) {
        var index = end - 1
        while index >= start, end - index <= maximumGap, compass(text[index]) == nil { index -= 1 }
        var direction = (east: 0.0, north: 0.0)
        var count = 0
        while index >= start, count < 2, let step = compass(text[index]) {
            direction = (direction.east + step.east, direction.north + step.north)
            index -= 1
            count += 1
        }
        return direction
    }

    private static func compass(_ scalar: Unicode.Scalar) -> (east: Double, north: Double)? {
        switch scalar {
        case "东": (1, 0)
        case "西": (-1, 0)
        case "北": (0, 1)
        case "南": (0, -1)
        default: nil
        }
    }
}
