/// The names that the geocoder has learned: roads, districts and cities.
///
/// Names are stored folded, in one trie, so that one walk from a character finds all names that start there.
struct Lexicon: Sendable {
    /// What a name stands for; negative numbers mean "not such a name".
    struct Meaning: Sendable, Hashable {
        /// The number of the road.
        var road: Int32 = -1
        /// The number of the district.
        var district: Int32 = -1
        /// Whether it is a city that the reference data covers.
        var isCity = false
    }

    /// The roads as written where they were first seen.
    private(set) var roadNames: [String] = []
    /// The districts as written where they were first seen.
    private(set) var districtNames: [String] = []
    /// Whether any city is known, so that another one can be told from it.
    private(set) var hasCities = false
    /// The city as written where it was first seen; empty when none is known.
    private(set) var cityName = ""

    /// Children by node and character; node 0 is the root.
    private var children: [UInt64: Int32] = [:]
    private var meanings: [Meaning] = [Meaning()]

    /// The node below another for a character.
    func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32? { children[Self.key(node, scalar)] }

    /// What the name that ends at a node stands for.
    func meaning(of node: Int32) -> Meaning { meanings[Int(node)] }

    /// What a name stands for as a whole.
    func meaning(of name: some Collection<Unicode.Scalar>) -> Meaning? {
        var node: Int32 = 0
        for scalar in name {
            guard let next = child(of: node, scalar) else { return nil }
            node = next
        }
        return meanings[Int(node)]
    }

    /// The number of a road, learned now if it is new.
    mutating func learnRoad(_ name: some Collection<Unicode.Scalar>, written: @autoclosure () -> String) -> Int32 {
        let node = Int(insert(name))
        if meanings[node].road < 0 {
            meanings[node].road = Int32(roadNames.count)
            roadNames.append(written())
        }
        return meanings[node].road
    }

    /// The number of a district, learned now if it is new.
    mutating func learnDistrict(_ name: some Collection<Unicode.Scalar>, written: @autoclosure () -> String) -> Int32 {
        let node = Int(insert(name))
        if meanings[node].district < 0 {
            meanings[node].district = Int32(districtNames.count)
            districtNames.append(written())
        }
        return meanings[node].district
    }

    /// Learns a city.
    mutating func learnCity(_ name: some Collection<Unicode.Scalar>, written: @autoclosure () -> String) {
        let node = Int(insert(name))
        meanings[node].isCity = true
        if !hasCities { cityName = written() }
        hasCities = true
    }

    private mutating func insert(_ name: some Collection<Unicode.Scalar>) -> Int32 {
        var node: Int32 = 0
        for scalar in name {
            let key = Self.key(node, scalar)
            if let next = children[key] {
                node = next
            } else {
                let next = Int32(meanings.count)
                meanings.append(Meaning())
                children[key] = next
                node = next
            }
        }
        return node
    }

    private static func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar.value)
    }
}
