extension SampleCity {
    /// What city is wanted.
    public struct Options: Sendable, Hashable {
        /// The number from which everything follows: the same seed gives the same city on every machine.
        public var seed: UInt64
        /// The area in square kilometres, 0.5 to 350.
        public var areaSquareKilometers: Double
        /// Whether there are buildings and addresses; without them a city is made in a tenth of the time.
        public var hasBuildings = true
        /// How many addresses there are on a square kilometre, about; 0 to 6 000. Parks and wide roads make it vary.
        public var addressesPerSquareKilometer: Double = 2_900
        /// How many components there are on a square kilometre, about; 0 to 12 000.
        public var componentsPerSquareKilometer: Double = 5_700
        /// How many incidents there are; `nil` for 1 000 on a square kilometre, but at most 24 000.
        public var incidentCount: Int?
        /// How the texts of the hotline are.
        public var hotline = HotlineOptions()

        /// A city of that seed and area with ordinary densities.
        public init(seed: UInt64, areaSquareKilometers: Double) {
            self.seed = seed
            self.areaSquareKilometers = areaSquareKilometers
        }

        func check() throws(SampleCityError) {
            guard areaSquareKilometers.isFinite, (0.5...350).contains(areaSquareKilometers) else {
                throw SampleCityError(.areaOutOfRange, "an area of \(areaSquareKilometers) km² is not from 0.5 to 350")
            }
            guard (0...6_000).contains(addressesPerSquareKilometer) else {
                let reason = "\(addressesPerSquareKilometer) addresses on a square kilometre are not from 0 to 6000"
                throw SampleCityError(.densityOutOfRange, reason)
            }
            guard (0...12_000).contains(componentsPerSquareKilometer) else {
                let reason = "\(componentsPerSquareKilometer) components on a square kilometre are not from 0 to 12000"
                throw SampleCityError(.densityOutOfRange, reason)
            }
            try hotline.check()
            if let incidentCount, !(0...100_000_000).contains(incidentCount) {
                throw SampleCityError(.densityOutOfRange, "\(incidentCount) incidents are not from 0 to 100 million")
            }
        }

        var wantedIncidents: Int { incidentCount ?? min(24_000, Int(areaSquareKilometers * 1_000)) }
    }
}
