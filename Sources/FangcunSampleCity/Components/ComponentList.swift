public import FangcunGeo

/// A component of the city (部件): a lamp, a cover, a tree.
public struct Component: Sendable, Hashable {
    /// The identifier of 16 digits: county 6, class 4, serial 6 (CJ/T 214 generation).
    public let code: String
    /// The class.
    public let componentClass: ComponentClass
    /// Where it stands.
    public let position: Point
    /// The unit grid in which it stands, as an index into ``SampleCity/grids``.
    public let grid: Int
}

/// All components of the city, kept compactly: a ``Component`` with its code is made when it is asked for.
public struct ComponentList: RandomAccessCollection, Sendable {
    /// One component without its names.
    struct Row {
        let spot: Spot
        let grid: Int32
        /// The serial number among those of its class in its district, from 1.
        let serial: Int32
        let habit: UInt8
    }

    let rows: [Row]
    /// The code of the district of each grid.
    let countyOfGrid: [String]

    /// The index of the first component.
    public var startIndex: Int { 0 }
    /// How many components there are.
    public var endIndex: Int { rows.count }

    /// The component at an index.
    public subscript(index: Int) -> Component {
        let row = rows[index]
        let componentClass = ComponentClass.all[Int(row.habit)]
        let serial = Digits.padded(Int(row.serial), width: 6)
        return Component(
            code: countyOfGrid[Int(row.grid)] + componentClass.code + serial, componentClass: componentClass,
            position: row.spot.position, grid: Int(row.grid))
    }

    /// The position of the component at an index, without making the rest of it.
    public func position(at index: Int) -> Point { rows[index].spot.position }

    /// The unit grid of the component at an index, without making the rest of it.
    public func grid(at index: Int) -> Int { Int(rows[index].grid) }
}
