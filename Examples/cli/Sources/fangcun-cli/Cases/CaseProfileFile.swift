import FangcunGovernance

/// A case profile as it is named on the command line: one of the library by its name, or else a file.
struct CaseProfileFile {
    let name: String
    let profile: CaseProfile

    init(_ name: String) throws(CommandFailure) {
        self.name = name
        if let shipped = CaseProfile.shipped(named: name) {
            profile = shipped
        } else {
            let file = try NamedFile(reading: name)
            profile = try naming(name) { try CaseProfile(json: file.bytes) }
        }
    }
}
