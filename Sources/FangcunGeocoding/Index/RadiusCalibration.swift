import FangcunGeo

/// How far estimated positions are off, measured on the reference data itself.
///
/// Known numbers are taken out one by one and estimated from the rest (leave one out). The errors are sorted by what the
/// estimate rested on and by the length of the gap; the radius of an estimate is the distance that held nine tenths of the
/// errors of its kind. Kinds that were seen too seldom get a cautious line instead.
struct RadiusCalibration: Sendable {
    /// The share of truths that a radius should hold.
    static let share = 0.9

    private static let maximumSamples = 20_000
    private static let minimumSamplesPerKind = 30
    /// The upper ends of the classes of gaps, in metres; the last class is open.
    private static let gapClasses: [Double] = [15, 30, 60, 120, 240, 480, 960]
    private static let smallestRadiusMeters = 15.0

    /// By basis and then by gap class.
    private var radii: [[Double]]
    /// The radius of a number on a lane of which only the place of its mouth could be estimated.
    private(set) var unknownLaneMeters = 300.0
    /// The radius of a door whose number is known.
    private(set) var doorMeters = 30.0

    /// Measures a network.
    ///
    /// - Parameter positions: The positions of the address records.
    init(_ network: RoadNetwork, positions: [Point]) {
        radii = NumberEstimate.Basis.allCases.map { basis in
            (0...Self.gapClasses.count).map { Self.cautiousRadius(of: basis, gapClass: $0) }
        }
        measureNumbers(network)
        measureLanes(network)
        measureDoors(network, positions: positions)
    }

    /// The radius of an estimate.
    func radius(of estimate: NumberEstimate) -> Double {
        estimate.basis == .door ? doorMeters : radii[estimate.basis.rawValue][Self.gapClass(of: estimate.gapMeters)]
    }

    private mutating func measureNumbers(_ network: RoadNetwork) {
        let step = max(1, network.anchors.count / Self.maximumSamples)
        var errors = radii.map { $0.map { _ in [Double]() } }
        var sample = 0
        for node in network.nodes {
            for index in node.anchors where !network.anchors[index].isMouth {
                sample += 1
                guard sample % step == 0 else { continue }
                let anchor = network.anchors[index]
                if let estimate = network.estimate(anchor.number, on: node, excluding: index) {
                    errors[estimate.basis.rawValue][Self.gapClass(of: estimate.gapMeters)]
                        .append(estimate.position.distance(to: anchor.position))
                }
            }
        }
        for basis in radii.indices {
            for gapClass in radii[basis].indices where errors[basis][gapClass].count >= Self.minimumSamplesPerKind {
                let measured = PointStatistics.quantile(errors[basis][gapClass], Self.share)
                radii[basis][gapClass] = max(measured, Self.smallestRadiusMeters)
            }
        }
    }

    /// Lanes whose numbers are known are looked for as if only their road were.
    private mutating func measureLanes(_ network: RoadNetwork) {
        var errors: [Double] = []
        for node in network.nodes where !node.anchors.isEmpty {
            guard errors.count < Self.maximumSamples, let parent = node.way.parent,
                let above = network.node(parent.way, of: node.street)
            else { continue }
            guard
                let mouth = network.estimate(
                    parent.number, on: above, excluding: network.mouth(of: parent.number, on: above))
            else { continue }
            errors.append(mouth.position.distance(to: network.anchors[node.anchors.upperBound - 1].position))
        }
        if errors.count >= Self.minimumSamplesPerKind {
            unknownLaneMeters = max(PointStatistics.quantile(errors, Self.share), Self.smallestRadiusMeters)
        }
    }

    /// Records of the same number and building disagree by so much: two registers, or a facility and its door.
    private mutating func measureDoors(_ network: RoadNetwork, positions: [Point]) {
        var errors: [Double] = []
        for anchor in network.anchors where anchor.doors.count > 1 && errors.count < Self.maximumSamples {
            let doors = network.doors[Int(anchor.doors.lowerBound)..<Int(anchor.doors.upperBound)]
            guard let middle = doors.first(where: { $0.record == anchor.record }) else { continue }
            for door in doors
            where door.record != middle.record && door.building == middle.building && door.unit == middle.unit {
                errors.append(positions[Int(door.record)].distance(to: anchor.position))
            }
        }
        if errors.count >= Self.minimumSamplesPerKind {
            doorMeters = max(PointStatistics.quantile(errors, Self.share), Self.smallestRadiusMeters)
        }
    }

    private static func gapClass(of gapMeters: Double) -> Int {
        gapClasses.firstIndex { gapMeters < $0 } ?? gapClasses.count
    }

    private static func cautiousRadius(of basis: NumberEstimate.Basis, gapClass: Int) -> Double {
        let gap = gapClass < gapClasses.count ? gapClasses[gapClass] : 2 * gapClasses[gapClasses.count - 1]
        switch basis {
        case .door: return 30
        case .sameSide: return 30 + 0.4 * gap
        case .bothSides: return 45 + 0.4 * gap
        case .nearest: return 60 + 1.5 * gap
        }
    }
}
