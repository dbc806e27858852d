/// The steps of a case that evaluation asks about: when each was done, by when it had to be done, and by whom.
public enum CaseStep: String, Sendable, Hashable, CaseIterable {
    /// Reported (上报), by a supervisor on patrol, the public or a camera.
    case report
    /// Taken in by an acceptor (受理).
    case acceptance
    /// Sent by an acceptor to a supervisor to be verified (核实派发).
    case verificationRequest = "verification-request"
    /// Verified on the spot by a supervisor (核实).
    case verification
    /// Filed as a case by a shift leader (立案).
    case filing
    /// Dispatched to a department by a dispatcher (派遣).
    case dispatch
    /// Disposed of by the department (处置).
    case disposal
    /// Sent by an acceptor to a supervisor to be checked (核查派发).
    case checkRequest = "check-request"
    /// Checked on the spot by a supervisor (核查).
    case check
    /// Closed by a shift leader (结案).
    case closure
    /// Answered to the person who asked (办结回复).
    case reply

    /// The position of the step in a summary and in the facts.
    var index: Int {
        switch self {
        case .report: 0
        case .acceptance: 1
        case .verificationRequest: 2
        case .verification: 3
        case .filing: 4
        case .dispatch: 5
        case .disposal: 6
        case .checkRequest: 7
        case .check: 8
        case .closure: 9
        case .reply: 10
        }
    }
}
