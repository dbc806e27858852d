internal import FangcunGeo

/// What stands in the city and bears an address, before doors are numbered.
struct Settlement {
    /// A door on a road.
    struct Door {
        let road: Int32
        /// Whether the door is on the left of the road.
        let isLeft: Bool
        /// The way along the road in metres.
        let way: Double
        let spot: Spot
        let grid: Int32
        let block: Int32
        let building: Int32
    }

    /// A building inside a block, with its entrances.
    struct Slab {
        let spot: Spot
        let grid: Int32
        let block: Int32
        let building: Int32
        /// One entrance a unit (单元) that is in the register; none for buildings without units.
        let entrances: [Spot]
        /// Whether the register has the building itself: one without units.
        let isRegistered: Bool
    }

    var buildings = BuildingList()
    var doors: [Door] = []
    /// The buildings inside blocks, those of a block following one another.
    var slabs: [Slab] = []
}
