/// The names of the steps, as shown and as written to the summary.
enum DemoSteps {
    static let read = "Read the city"
    static let check = "Check the coverage"
    static let build = "Build the index"
    static let locate = "Locate by position"
    static let geocode = "Geocode by text"
    static let compare = "Compare"
    static let write = "Write"
    static let seal = "Seal"
    static let verify = "Verify"

    static let count = 9
}
