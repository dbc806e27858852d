import ArgumentParser
import FangcunModel
import FangcunPKI
import FangcunSeal

struct SealVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a detached signature with a seal (.ses), or a seal by itself (.esl).",
        discussion: """
            Without --trust the chains cannot be judged, and a sound file is indeterminate; without --document the digest of \
            a detached signature cannot. A signature is judged at the moment of signing that it states, a seal by itself \
            at the moment of verification: an expired seal is invalid under the policy strict and indeterminate under the others, \
            and --time tells how it stood before. Exit status 0 valid, 1 every other verdict, 2 unreadable.
            """
    )

    @Argument(help: ArgumentHelp("The signature or seal, in DER.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Trusted certificates; may be repeated.", valueName: "pem"))
    var trust: [String] = []

    @Option(help: ArgumentHelp("Certificates between; may be repeated.", valueName: "pem"))
    var intermediate: [String] = []

    @Option(help: "How departures from the standard are judged.")
    var policy = Policy.government

    @Option(help: ArgumentHelp("The document that was signed.", valueName: "file"))
    var document: String?

    @Option(
        help: ArgumentHelp(
            "Verify as at this moment, such as 2026-03-05T11:21:31+08:00 (default: now).", valueName: "rfc3339"))
    var time: String?

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let input = try SealFile(reading: file)
        let signed = try document.map { path throws(CommandFailure) in try NamedFile(reading: path, inflating: false) }
        let verifier = SealVerifier(
            trust: try certificates(trust), intermediates: try certificates(intermediate), policy: policy.value)
        let moment = try moment()
        let report =
            switch input.content {
            case .seal: verifier.verify(seal: input.bytes, at: moment)
            case .signature, .unreadable: verifier.verify(input.bytes, document: signed?.bytes, at: moment)
            }
        try StandardOutput.write(json ? report.json + [0x0A] : Array(SealReportText.page(report, of: file).utf8))
        if report.verdict != .valid { throw ExitCode(ExitStatus.negative) }
    }

    private func moment() throws(CommandFailure) -> Instant {
        guard let time else { return .now }
        return try naming("--time") { try Instant(rfc3339: time) }
    }

    private func certificates(_ paths: [String]) throws(CommandFailure) -> [Certificate] {
        var certificates: [Certificate] = []
        for path in paths {
            let file = try NamedFile(reading: path)
            certificates += try naming(path) {
                try Certificate.certificates(pem: String(decoding: file.bytes, as: UTF8.self))
            }
        }
        return certificates
    }
}

extension SealVerifyCommand {
    /// The policies by the names that the command line has for them.
    enum Policy: String, ExpressibleByArgument, CaseIterable {
        case strict, government, lenient

        var value: VerificationPolicy {
            switch self {
            case .strict: .strict
            case .government: .government
            case .lenient: .lenient
            }
        }
    }
}
