import FangcunModel

/// The search for a path from one certificate to an anchor: depth first, over issuers that match by name and signature.
struct PathSearch {
    /// The most certificates on a path.
    static let maximumLength = 10
    /// The most signatures verified and paths judged in one search. Authorities that certify each other make the number of
    /// paths grow without bound, and whoever sends a document chooses its intermediates.
    static let maximumSteps = 200

    private let verifier: ChainVerifier
    private let moment: Instant
    private var stepsLeft = maximumSteps
    private var best: (path: [Certificate], findings: [Finding], reachesAnchor: Bool)?

    init(_ verifier: ChainVerifier, at moment: Instant) {
        self.verifier = verifier
        self.moment = moment
    }

    /// What was found; only sensible after ``run(from:)``.
    var result: TrustChain {
        var findings = best?.findings ?? []
        if stepsLeft <= 0, !isSettled { findings.append(.searchLimit()) }
        let verdict: TrustChain.Verdict =
            verifier.anchors.isEmpty ? .noAnchors : (isSettled ? .trusted : .notTrusted)
        return TrustChain(verdict: verdict, certificates: best?.path ?? [], findings: findings)
    }

    /// Whether a path without error was found.
    private var isSettled: Bool { best.map { $0.reachesAnchor && $0.findings.isAcceptable } ?? false }

    mutating func run(from certificate: Certificate) {
        if verifier.anchors.contains(certificate) {
            judge([certificate], failures: [], reachesAnchor: true)
        }
        extend([certificate])
        if best == nil { judge([certificate], failures: [], reachesAnchor: false) }
    }

    /// Looks for issuers of the last certificate of a path; the path's own signatures have been verified.
    private mutating func extend(_ path: [Certificate]) {
        guard let last = path.last, !isSettled, stepsLeft > 0 else { return }
        let place = Place(path.count - 1, last)
        var failures: [Finding] = []
        var isExtended = false
        for issuer in verifier.anchors.possibleIssuers(of: last) where isSigned(last, by: issuer, at: place, &failures)
        {
            isExtended = true
            judge(path + [issuer], failures: [], reachesAnchor: true)
            if isSettled { return }
        }
        for issuer in verifier.intermediates.possibleIssuers(of: last)
        where !path.contains(where: { $0.isSameHolder(as: issuer) }) {
            guard path.count + 1 < Self.maximumLength else {
                failures.append(.chainTooLong(at: place))
                break
            }
            guard isSigned(last, by: issuer, at: place, &failures) else { continue }
            isExtended = true
            extend(path + [issuer])
            if isSettled { return }
        }
        guard !isExtended, stepsLeft > 0 else { return }
        if failures.isEmpty { failures = [.issuerMissing(of: last, at: place)] }
        judge(path, failures: failures, reachesAnchor: false)
    }

    private mutating func isSigned(
        _ certificate: Certificate, by issuer: Certificate, at place: Place, _ failures: inout [Finding]
    ) -> Bool {
        guard stepsLeft > 0 else { return false }
        stepsLeft -= 1
        do {
            guard certificate.signatureAlgorithm != nil else {
                failures.append(.unsupportedSignature(of: certificate, at: place))
                return false
            }
            if try certificate.isSigned(by: issuer.publicKey) { return true }
            failures.append(.wrongSignature(of: certificate, at: place))
        } catch {
            failures.append(.unusableIssuerKey(error, at: place))
        }
        return false
    }

    /// Checks a path and keeps it if it is better than the best so far: nearer to an anchor, then with fewer errors, then longer.
    private mutating func judge(_ path: [Certificate], failures: [Finding], reachesAnchor: Bool) {
        stepsLeft -= 1
        let findings = failures + PathChecks.findings(on: path, reachesAnchor: reachesAnchor, at: moment)
        guard let best else {
            self.best = (path, findings, reachesAnchor)
            return
        }
        let isBetter: Bool
        if reachesAnchor != best.reachesAnchor {
            isBetter = reachesAnchor
        } else if findings.errorCount != best.findings.errorCount {
            isBetter = findings.errorCount < best.findings.errorCount
        } else {
            isBetter = !reachesAnchor && path.count > best.path.count
        }
        if isBetter { self.best = (path, findings, reachesAnchor) }
    }
}

extension Certificate {
    /// Whether two certificates speak of the same name and key; a path that meets one twice goes in a circle.
    fileprivate func isSameHolder(as other: Certificate) -> Bool {
        subjectPublicKeyInfo == other.subjectPublicKeyInfo && subject.matches(other.subject)
    }
}

extension [Finding] {
    fileprivate var errorCount: Int { count { $0.severity == .error } }
}

extension Place {
    /// A certificate on a path.
    init(_ index: Int, _ certificate: Certificate) {
        self = .feature(index, identifier: certificate.subject.description)
    }
}
