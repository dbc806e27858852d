import FangcunPKI

extension SealError {
    /// The same failure in the words of this module.
    init(_ error: PKIError) {
        let code: Code =
            switch error.code {
            case .malformedInput: .malformedStructure
            case .limitExceeded: .limitExceeded
            case .invalidRequest: .invalidValue
            case .keyMismatch, .unsupportedAlgorithm: .unsuitableKey
            default: .cryptographyFailure
            }
        self.init(code, at: error.place, error.reason)
    }

    /// Runs a piece of work of FangcunPKI.
    static func rethrowing<Result>(_ work: () throws(PKIError) -> Result) throws(SealError) -> Result {
        do {
            return try work()
        } catch {
            throw SealError(error)
        }
    }
}
