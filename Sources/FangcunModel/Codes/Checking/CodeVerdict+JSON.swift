extension CodeChecker.Verdict {
    /// The findings as programs read them: code, severity, and the position from 0; with the sentences for people if wanted.
    public func findingsJSON(withMessages: Bool = false) -> JSONValue {
        .array(findings.map { Self.value(of: $0, withMessages) })
    }

    /// `{"valid": true, "code": "…", "findings": […]}`, where code is the canonical form, null for what is none.
    public var json: [UInt8] {
        JSONWriter.bytes(
            of: .object([
                .init("valid", .bool(isValid)), .init("code", code.map { .string($0) } ?? .null),
                .init("findings", findingsJSON(withMessages: true)),
            ]))
    }

    private static func value(of finding: Finding, _ withMessages: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("code", .string(finding.code.rawValue)), .init("severity", .string(finding.severity.rawValue)),
            .init("position", position(of: finding)),
        ]
        if withMessages {
            let message: [JSONValue.Member] = [
                .init("zh", .string(finding.message.zh)), .init("en", .string(finding.message.en)),
            ]
            members.append(.init("message", .object(message)))
        }
        return .object(members)
    }

    private static func position(of finding: Finding) -> JSONValue {
        guard case .character(let position) = finding.place else { return .null }
        return .number(Double(position))
    }
}
