public import FangcunModel

/// How eastings are written: with the number of their zone before them (加带号) or without (不加带号).
public enum EastingForm: Sendable, Hashable {
    /// Up to six digits, such as 469 363.30: the zone must be known from elsewhere.
    case plain
    /// Eight digits, such as 38 469 363.30, with their zone.
    case prefixed(GaussKrugerZone)

    /// The form of an easting in metres; `nil` for a number that is no easting of China.
    ///
    /// Without a prefix an easting lies between 0 and a million, since 500 000 was added to it.
    public init?(of easting: Double) {
        let millions = (easting / 1_000_000).rounded(.down)
        guard let prefix = Int(exactly: millions) else { return nil }
        if prefix == 0 {
            self = .plain
        } else if let zone = GaussKrugerZone(number: prefix) {
            self = .prefixed(zone)
        } else {
            return nil
        }
    }

    /// The form of a column of eastings, and what is wrong with it.
    ///
    /// The form is that of most of them, `nil` where there are none; the findings name those of another.
    public static func recognise(_ eastings: [Double]) -> (form: EastingForm?, findings: [Finding]) {
        var counts: [EastingForm?: Int] = [:]
        for easting in eastings { counts[EastingForm(of: easting), default: 0] += 1 }
        // By order of appearance where several are as frequent.
        var form: EastingForm?
        for candidate in eastings.lazy.compactMap({ EastingForm(of: $0) }) {
            if form == nil || counts[candidate, default: 0] > counts[form, default: 0] { form = candidate }
            if counts[form, default: 0] * 2 > eastings.count { break }
        }
        guard let form else {
            return (nil, eastings.isEmpty ? [] : [noEasting(eastings.count, eastings[0], at: 0)])
        }
        var findings: [Finding] = []
        if let first = eastings.firstIndex(where: { EastingForm(of: $0) == nil }) {
            findings.append(noEasting(counts[nil, default: 0], eastings[first], at: first))
        }
        let others = eastings.count - counts[form, default: 0] - counts[nil, default: 0]
        if others > 0, let first = eastings.firstIndex(where: { EastingForm(of: $0).map { $0 != form } ?? false }) {
            findings.append(
                Finding(
                    .coordinatesMixedZones, .error, at: .feature(first, identifier: nil),
                    Message(
                        zh: "\(others) 个横坐标的带号与其余不同，第一个为 \(eastings[first])",
                        en: "\(others) eastings are not written as the rest, with \(form); the first is "
                            + "\(eastings[first])")))
        }
        return (form, findings)
    }

    private static func noEasting(_ count: Int, _ easting: Double, at index: Int) -> Finding {
        Finding(
            .coordinatesNoEasting, .error, at: .feature(index, identifier: nil),
            Message(
                zh: "\(count) 个数值不是高斯－克吕格横坐标，第一个为 \(easting)",
                en: "\(count) numbers are no Gauss-Krüger eastings; the first is \(easting)"))
    }
}

extension EastingForm: CustomStringConvertible {
    /// Such as `prefix 38` or `no prefix`.
    public var description: String {
        switch self {
        case .plain: "no prefix"
        case .prefixed(let zone): "prefix \(zone.number)"
        }
    }
}
