public import FangcunModel

extension CaseEngine {
    /// What a case is as a service request of Open311, and what of it got lost on the way.
    public struct ServiceRequestExport: Sendable, Hashable {
        /// The request.
        public var request: ServiceRequest
        /// One finding, `open311.not-carried`, for each thing that the request cannot say.
        public var findings: [Finding]
    }

    /// Turns a case into a service request of Open311 GeoReport v2.
    ///
    /// `status` is `closed` when the case is over, which is not to say that anything was mended: the closing reason stands in
    /// `status_notes`, first by its name in the profile and whether it counts as resolved, then for people. Facts of the case
    /// become members by the names of GeoReport v2 (`service_code`, `description`, `address`, `lat`, `long`, …); without a
    /// service code of its own the case has the name of its profile.
    ///
    /// - Parameter expected: by when the case should be done, where the host knows.
    public func serviceRequest(
        for state: CaseState, expected: Instant? = nil, language: TitleLanguage = .zh
    ) -> ServiceRequestExport {
        var request = ServiceRequest(identifier: state.identifier, status: state.isClosed ? .closed : .open)
        request.statusNotes = statusNotes(of: state, language)
        request.serviceName = profile.title.text(in: language)
        request.agencyResponsible = state.leadUnit
        request.serviceCode = profile.identifier
        request.requested = state.begun
        // GeoReport v2: of a closed request, the moment at which it was closed.
        request.updated = state.closing?.moment ?? state.latest
        request.expected = expected
        var losses = losses(of: state)
        for name in state.data.keys.sorted() {
            guard let value = state.data[name], Self.set(name, value, in: &request) else {
                losses.append(("data.\(name)", words("案件事实", "a fact of the case")))
                continue
            }
        }
        let place = Place.feature(0, identifier: state.identifier.isEmpty ? nil : state.identifier)
        return ServiceRequestExport(
            request: request,
            findings: losses.map { name, what in
                Finding(
                    "open311.not-carried", .warning, at: place,
                    Message(zh: "未能带出 \(name)（\(what.zh)）", en: "\(name) cannot be said: \(what.en)"))
            })
    }

    private func statusNotes(of state: CaseState, _ language: TitleLanguage) -> String {
        func title(_ message: Message?) -> String { message?.text(in: language) ?? "" }
        let now = title(profile.process.state(state.state)?.title)
        guard let closing = state.closing else { return "\(state.state): \(now)" }
        let outcome = closing.isResolved ? "resolved" : "unresolved"
        return "\(closing.reason) (\(outcome)): \(title(profile.reason(closing.reason)?.title))"
    }

    /// What a service request has no member for.
    private func losses(of state: CaseState) -> [(String, Message)] {
        var losses: [(String, Message)] = []
        if !state.marks.isEmpty {
            losses.append(("marks", words(state.marks.joined(separator: ", "), state.marks.joined(separator: ", "))))
        }
        if !state.subtasks.isEmpty {
            losses.append(("subtasks", words("\(state.subtasks.count) 个协办任务", "\(state.subtasks.count) sub-tasks")))
        }
        if !state.earlierClosings.isEmpty {
            losses.append(
                ("reopened", words("\(state.reopenedCount) 次反弹", "it was opened again \(state.reopenedCount) times")))
        }
        if state.clockRuns.contains(where: { !$0.suspensions.isEmpty || !$0.extensions.isEmpty }) {
            losses.append(("clocks", words("计时的中止与延长", "suspensions and extensions")))
        }
        if state.begun == nil {
            losses.append(("requested_datetime", words("案件尚未开始", "nothing has happened to the case")))
        }
        if state.identifier.isEmpty { losses.append(("service_request_id", words("案件没有编号", "the case has no name"))) }
        return losses
    }

    /// Puts a fact where GeoReport v2 has a member for it; false when it has none, or the fact is of another type.
    private static func set(_ name: String, _ value: JSONValue, in request: inout ServiceRequest) -> Bool {
        switch (name, value) {
        case ("service_code", .string(let text)): request.serviceCode = text
        case ("service_name", .string(let text)): request.serviceName = text
        case ("description", .string(let text)): request.description = text
        case ("service_notice", .string(let text)): request.serviceNotice = text
        case ("address", .string(let text)): request.address = text
        case ("address_id", .string(let text)): request.addressIdentifier = text
        case ("zipcode", .string(let text)): request.postalCode = text
        case ("media_url", .string(let text)): request.mediaURL = text
        case ("lat", .number(let number)) where number.magnitude <= 90: request.latitude = number
        case ("long", .number(let number)) where number.magnitude <= 180: request.longitude = number
        default: return false
        }
        return true
    }
}
