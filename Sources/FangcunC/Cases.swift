public import CFangcun
internal import FangcunGovernance
internal import FangcunModel

/// The engine of a profile in JSON.
private func engine(_ json: [UInt8]) throws(Failure) -> CaseEngine {
    try within("profile") { () throws(Failure) in
        try calling { () throws(GovernanceError) in try CaseEngine(CaseProfile(json: json)) }
    }
}

/// A log of events in JSON.
private func log(_ json: [UInt8]) throws(Failure) -> CaseLog {
    try within("events") { () throws(Failure) in
        try calling { () throws(GovernanceError) in try CaseLog(json: json) }
    }
}

/// The JSON of a profile that comes with the library.
@c @implementation
public func fc_case_profile(
    _ name: UnsafePointer<CChar>!, _ name_length: Int, _ out_profile: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let output = try unsafe required(out_profile, "out_profile")
        let name = try unsafe FangcunC.name(name, name_length, "name")
        guard let profile = CaseProfile.shipped(named: name) else {
            let known = CaseProfile.shipped.map(\.identifier).joined(separator: ", ")
            throw Failure(argument: "name", "is none of \(known)")
        }
        unsafe output.pointee = fc_bytes(copying: JSONWriter.bytes(of: profile.json))
    }
}

/// Folds a log of events by a profile.
@c @implementation
public func fc_case_replay(
    _ profile: UnsafePointer<UInt8>!, _ profile_length: Int, _ events: UnsafePointer<UInt8>!, _ events_length: Int,
    _ now: Int64, _ out_errors: UnsafeMutablePointer<Int>!, _ out_report: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let errors = try unsafe required(out_errors, "out_errors")
        let output = try unsafe optional(out_report, "out_report")
        let profile = try unsafe bytes(profile, profile_length, "profile")
        let events = try unsafe bytes(events, events_length, "events")
        let now = try Instant.orUnknown(now, "now")

        let replay = CaseReplay(try log(events), by: try engine(profile))
        unsafe errors.pointee = replay.findings.count { $0.severity == .error }
        if let output = unsafe output { unsafe output.pointee = fc_bytes(copying: replay.json(at: now)) }
    }
}
