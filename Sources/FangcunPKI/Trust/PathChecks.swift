import FangcunModel

/// What is checked on a path besides names and signatures, which the search has followed.
enum PathChecks {
    /// What is wrong or unusual on a path, the certificate in question first.
    static func findings(on path: [Certificate], reachesAnchor: Bool, at moment: Instant) -> [Finding] {
        var findings: [Finding] = []
        var authoritiesBelow = 0
        for (index, certificate) in path.enumerated() {
            let place = Place(index, certificate)
            let isAnchor = reachesAnchor && index == path.count - 1
            findings += generalFindings(on: certificate, place, at: moment)
            guard index > 0 else { continue }
            findings += authorityFindings(on: certificate, place, isAnchor: isAnchor)
            if let allowed = certificate.basicConstraints?.pathLength, authoritiesBelow > allowed {
                findings.append(.pathTooLong(allowed: allowed, at: place))
            }
            if !certificate.hasIdentifiedKey(of: path[index - 1]) {
                findings.append(.keyIdentifierMismatch(at: Place(index - 1, path[index - 1])))
            }
            // An authority that certifies a new key of its own does not make the path longer (RFC 5280, 6.1.4 (l)).
            if !certificate.isSelfIssued { authoritiesBelow += 1 }
        }
        return findings
    }

    private static func generalFindings(
        on certificate: Certificate, _ place: Place, at moment: Instant
    ) -> [Finding] {
        var findings = certificate.encodingFindings.filter { $0.severity == .error }
        for index in findings.indices { findings[index].place = place }
        if moment < certificate.notBefore { findings.append(.notYetValid(certificate, at: place)) }
        if moment > certificate.notAfter { findings.append(.expired(certificate, at: place)) }
        let unknown = certificate.unknownCriticalExtensions
        if !unknown.isEmpty { findings.append(.unknownCriticalExtensions(unknown, at: place)) }
        if case .success(let key) = certificate.keyResult, case .rsa(let bits) = key.algorithm, bits < 2_048 {
            findings.append(.weakKey(bits: bits, at: place))
        }
        return findings
    }

    private static func authorityFindings(on certificate: Certificate, _ place: Place, isAnchor: Bool) -> [Finding] {
        var findings: [Finding] = []
        if certificate.basicConstraints?.isAuthority != true {
            // Version 1 has no extensions; such a root is an authority because someone lists it as one.
            let isOldAnchor = isAnchor && certificate.version == 1
            findings.append(isOldAnchor ? .oldAnchor(at: place) : .noAuthority(at: place))
        }
        if let usage = certificate.keyUsage, !usage.contains(.keyCertSign) {
            findings.append(.mayNotSignCertificates(at: place))
        }
        return findings
    }
}
