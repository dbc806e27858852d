internal import FangcunGeo
internal import FangcunGeocoding
internal import FangcunGovernance
internal import FangcunModel
internal import FangcunPKI

// The errors of the modules below, as C sees them. Codes that a module gains later are FC_E_OTHER until they are given a
// status here.

extension ModelError: LibraryError {
    var failure: Failure {
        let status: Status =
            switch code {
            case .malformedCSV, .notUTF8, .malformedJSON, .malformedCode, .malformedTime: .malformed
            case .malformedColumn, .inconsistentRegister: .malformed
            case .malformedDate, .malformedCalendar, .malformedClock: .malformed
            case .limitExceeded: .limit
            default: .other
            }
        return Failure(status, code: code.description, at: place?.description, reason)
    }
}

extension GeocodingError: LibraryError {
    var failure: Failure {
        let status: Status =
            switch code {
            case .unusablePosition: .domain
            case .referenceNotMetric: .reference
            case .limitExceeded: .limit
            default: .other
            }
        return Failure(status, code: code.description, at: place?.description, reason)
    }
}

extension GovernanceError: LibraryError {
    var failure: Failure {
        let status: Status =
            switch code {
            case .malformedInput, .unsoundProfile: .malformed
            case .limitExceeded: .limit
            default: .other
            }
        return Failure(status, code: code.description, at: place?.description, reason)
    }
}

extension GeoError: LibraryError {
    var failure: Failure {
        let status: Status =
            switch code {
            case .unknownReferenceSystem: .reference
            case .projectionDatabaseMissing: .installation
            case .outsideDomain: .domain
            case .malformedInput: .malformed
            case .limitExceeded: .limit
            case .unsupportedVersion: .unsupported
            case .invalidGeometry: .geometry
            case .unreadableFile: .unreadable
            case .engineFailure: .engine
            default: .other
            }
        return Failure(status, code: code.description, at: place?.description, reason)
    }
}

extension PKIError: LibraryError {
    var failure: Failure {
        let status: Status =
            switch code {
            case .malformedInput: .malformed
            case .limitExceeded: .limit
            case .unsupportedAlgorithm: .unsupported
            case .engineFailure: .engine
            default: .other
            }
        return Failure(status, code: code.description, at: place?.description, reason)
    }
}
