import FangcunGovernance
import FangcunModel

/// Profiles, and what is wrong with one, for people and for programs.
enum CaseProfileText {
    private static let nameWidth = 26

    static func lines(_ profiles: [CaseProfile]) -> String {
        profiles.map { profile in
            "\(profile.identifier.padded(to: nameWidth))\(profile.title.zh)  \(profile.title.en) (\(profile.edition))\n"
        }.joined()
    }

    static func json(_ profiles: [CaseProfile]) -> String {
        text(
            "profiles",
            profiles.map { profile in
                .object([
                    .init("id", .string(profile.identifier)), .init("edition", .string(profile.edition)),
                    .init("title", .string(profile.title.en)), .init("title_zh", .string(profile.title.zh)),
                    .init("basis", .string(profile.basis)), .init("states", .count(profile.process.states.count)),
                    .init("actions", .count(profile.process.actions.count)),
                ])
            })
    }

    static func lines(_ findings: [Finding]) -> String {
        findings.map { "\(OneLine("\($0) \($0.message.zh)"))\n" }.joined()
            + (findings.isEmpty ? "sound\n" : "")
    }

    static func json(_ findings: [Finding]) -> String {
        text(
            "findings",
            findings.map { finding in
                .object([
                    .init("code", .string(finding.code.rawValue)),
                    .init("severity", .string(finding.severity.rawValue)),
                    .init("place", finding.place.map { .string($0.description) } ?? .null),
                    .init("message", .string(finding.message.en)), .init("message_zh", .string(finding.message.zh)),
                ])
            })
    }

    private static func text(_ name: String, _ values: [JSONValue]) -> String {
        String(decoding: JSONWriter.bytes(of: .object([.init(name, .array(values))])), as: UTF8.self) + "\n"
    }
}
