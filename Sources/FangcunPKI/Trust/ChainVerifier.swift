public import FangcunModel

/// Finds a path from a certificate to a trusted one and checks it (证书链验证; the core of RFC 5280, 6.1).
///
/// Checked are: signatures, names, validity at a moment, the authority flag, path lengths, the right to sign certificates,
/// and critical extensions that nobody here understands. Revocation, policies and name constraints are not: a certificate
/// that makes the latter critical is not trusted.
///
/// - Complexity: the search stops after 10 certificates on a path and 200 signatures in all, however the certificates are
///   connected.
public struct ChainVerifier: Sendable {
    let anchors: CertificatePool
    let intermediates: CertificatePool

    /// A verifier that trusts the anchors and may use the intermediates, in any order, to reach them.
    ///
    /// An anchor is trusted because it is listed: its own signature is not looked at, but its validity and its rights are.
    public init(anchors: [Certificate], intermediates: [Certificate] = []) {
        self.anchors = CertificatePool(anchors)
        self.intermediates = CertificatePool(intermediates)
    }

    /// Judges a certificate at a moment.
    public func verify(_ certificate: Certificate, at moment: Instant) -> TrustChain {
        var search = PathSearch(self, at: moment)
        search.run(from: certificate)
        return search.result
    }
}

/// Certificates that are found by their subject.
struct CertificatePool: Sendable {
    private let bySubject: [[Set<DistinguishedName.MatchingAttribute>]: [Certificate]]
    private let all: Set<Certificate>

    init(_ certificates: [Certificate]) {
        all = Set(certificates)
        var seen: Set<Certificate> = []
        // In the order given, so that the answer does not change from run to run.
        bySubject = Dictionary(grouping: certificates.filter { seen.insert($0).inserted }, by: \.subject.matchingKey)
    }

    var isEmpty: Bool { all.isEmpty }

    func contains(_ certificate: Certificate) -> Bool { all.contains(certificate) }

    /// Those that may have issued a certificate by name; those whose key identifier fits come first.
    func possibleIssuers(of certificate: Certificate) -> [Certificate] {
        let candidates = bySubject[certificate.issuer.matchingKey] ?? []
        return candidates.filter { $0.hasIdentifiedKey(of: certificate) }
            + candidates.filter { !$0.hasIdentifiedKey(of: certificate) }
    }
}

extension Certificate {
    /// Whether this certificate has the key that another names as its issuer's.
    func hasIdentifiedKey(of certificate: Certificate) -> Bool {
        guard let wanted = certificate.authorityKeyIdentifier, let own = subjectKeyIdentifier else { return true }
        return wanted == own
    }
}
