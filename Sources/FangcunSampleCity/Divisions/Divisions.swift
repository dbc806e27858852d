public import FangcunModel

/// One division of the city: a district (区), a street (街道) or a community (社区).
public struct Division: Sendable, Hashable {
    /// The code: 6 digits for a district, 9 for a street, 12 for a community.
    public let code: AdministrativeDivision
    /// The full name, such as 金河区, 花园路街道, 松泉社区.
    public let name: String
    /// The division above: the index of a street's district or of a community's street; `nil` for a district.
    public let parent: Int?
    /// The unit grids in it, as indices into ``SampleCity/grids``: these are sorted by code, so those of a division follow one
    /// another.
    public let grids: Range<Int>

    /// The code in twelve digits, filled with zeros.
    public var twelveDigitCode: String { code.code(digits: 12) ?? code.description }
}

/// The administrative divisions of the city, each level in the order of its codes.
///
/// They nest by geometry: every unit grid lies in exactly one community, every community in one street, every street in one
/// district. The codes begin with 4151, which GB/T 2260 gives to no prefecture.
public struct Divisions: Sendable, Hashable {
    /// The province: 河南省.
    public let provinceName = "河南省"
    /// The city, which does not exist: 方宁市.
    public let cityName = "方宁市"
    /// The districts (区).
    public let districts: [Division]
    /// The streets (街道).
    public let streets: [Division]
    /// The communities (社区).
    public let communities: [Division]

    /// The community of a unit grid, as an index into ``communities``; `nil` for an index out of range.
    ///
    /// - Complexity: the logarithm of the number of communities.
    public func community(ofGrid grid: Int) -> Int? {
        var low = 0
        var high = communities.count
        while low < high {
            let middle = (low + high) / 2
            if communities[middle].grids.upperBound <= grid { low = middle + 1 } else { high = middle }
        }
        return low < communities.count && communities[low].grids.contains(grid) ? low : nil
    }

    /// The street of a community, as an index into ``streets``.
    func street(ofCommunity community: Int) -> Int { communities[community].parent ?? 0 }

    /// The district of a community, as an index into ``districts``.
    func district(ofCommunity community: Int) -> Int { streets[street(ofCommunity: community)].parent ?? 0 }
}
