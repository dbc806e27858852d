/// Which areas a code lies in: divisions and unit grids share their first digits (6 county, 3 street, 3 community).
package enum AreaCode {
    /// The characters of an area's code with which the codes of everything in it begin.
    ///
    /// 410105000000 is the district 410105 written long, and 410100 the city 4101: groups of zeros at the end of a division
    /// code mean "no division at this level". Codes that are no division codes are taken as they are.
    package static func prefix(of area: String) -> Substring {
        guard [6, 9, 12].contains(area.utf8.count), area.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return area[...]
        }
        var prefix = area[...]
        while prefix.utf8.count > 6, prefix.hasSuffix("000") { prefix = prefix.dropLast(3) }
        while prefix.utf8.count <= 6, prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
        return prefix
    }
}
