internal import FangcunGeo

extension GeoError: LibraryError {
    var failure: Failure { Failure(status, code: code.description, at: place?.description, reason) }

    private var status: Status {
        switch code {
        case .unknownReferenceSystem: .reference
        case .projectionDatabaseMissing: .installation
        case .outsideDomain: .domain
        case .malformedInput: .malformed
        case .limitExceeded: .limit
        case .invalidGeometry: .geometry
        case .unreadableFile: .unreadable
        case .engineFailure: .engine
        default: .other
        }
    }
}
