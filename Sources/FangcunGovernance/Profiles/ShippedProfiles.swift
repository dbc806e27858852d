internal import FangcunModel

extension CaseProfile {
    /// The profiles that come with the library.
    ///
    /// They are data to start from: a city changes a copy, in Swift or as JSON, and gives it an edition of its own.
    public static let shipped: [CaseProfile] = [
        .cityManagement, .petition, .supervisionTask, .administrativeApproval, .informationDisclosure,
    ]

    /// The shipped profile of that name, such as `city-management`.
    public static func shipped(named identifier: String) -> CaseProfile? {
        shipped.first { $0.identifier == identifier }
    }
}
