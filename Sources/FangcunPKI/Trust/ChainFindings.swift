import FangcunModel

/// The findings about certificate paths.
extension Finding {
    static func notYetValid(_ certificate: Certificate, at place: Place) -> Finding {
        chain(
            "chain.not-yet-valid", .error, place, "证书自 \(certificate.notBefore) 起才有效",
            "the certificate is valid only from \(certificate.notBefore)")
    }

    static func expired(_ certificate: Certificate, at place: Place) -> Finding {
        chain(
            "chain.expired", .error, place, "证书已于 \(certificate.notAfter) 过期",
            "the certificate expired at \(certificate.notAfter)")
    }

    static func unknownCriticalExtensions(_ oids: [OID], at place: Place) -> Finding {
        let list = oids.map(\.description).joined(separator: ", ")
        return chain(
            "chain.unknown-critical-extension", .error, place, "含有不能识别的关键扩展项:\(list)",
            "critical extensions that are not understood: \(list)")
    }

    static func weakKey(bits: Int, at place: Place) -> Finding {
        chain("chain.weak-key", .warning, place, "RSA 密钥仅 \(bits) 位", "an RSA key of only \(bits) bits")
    }

    static func noAuthority(at place: Place) -> Finding {
        chain(
            "chain.not-authority", .error, place, "签发者证书不是 CA 证书(基本限制)",
            "the issuer's certificate is not that of an authority (basicConstraints)")
    }

    static func oldAnchor(at place: Place) -> Finding {
        chain(
            "chain.old-anchor", .warning, place, "信任锚是 v1 证书,无基本限制",
            "the anchor is a certificate of version 1, which cannot say that it is an authority")
    }

    static func mayNotSignCertificates(at place: Place) -> Finding {
        chain(
            "chain.key-usage", .error, place, "签发者的密钥用法不含证书签名",
            "the issuer's key usage does not include signing certificates")
    }

    static func pathTooLong(allowed: Int, at place: Place) -> Finding {
        chain(
            "chain.path-length", .error, place, "其下的 CA 层数超过路径长度限制 \(allowed)",
            "more authorities stand below it than its path length of \(allowed) allows")
    }

    static func keyIdentifierMismatch(at place: Place) -> Finding {
        chain(
            "chain.key-identifier", .warning, place, "颁发者密钥标识符与签发者证书不符,但签名有效",
            "the authority key identifier is not that of the issuer, yet the signature is right")
    }

    static func issuerMissing(of certificate: Certificate, at place: Place) -> Finding {
        guard !certificate.isSelfIssued else {
            return chain(
                "chain.untrusted-root", .error, place, "根证书不在信任列表中", "the path ends at a root that is not trusted")
        }
        return chain(
            "chain.issuer-missing", .error, place, "找不到签发者证书:\(certificate.issuer)",
            "no certificate of the issuer \(certificate.issuer) was given")
    }

    static func wrongSignature(of certificate: Certificate, at place: Place) -> Finding {
        chain(
            "chain.signature", .error, place, "签名不能由 \(certificate.issuer) 的证书验证",
            "the signature does not verify with the certificate of \(certificate.issuer)")
    }

    static func unsupportedSignature(of certificate: Certificate, at place: Place) -> Finding {
        let algorithm = certificate.signatureAlgorithmIdentifier.oid
        return chain(
            "chain.unsupported-algorithm", .error, place, "不支持的签名算法 \(algorithm)",
            "the signature algorithm \(algorithm) is not supported")
    }

    static func unusableIssuerKey(_ error: PKIError, at place: Place) -> Finding {
        chain(
            "chain.unsupported-algorithm", .error, place, "签发者的公钥无法使用:\(error.reason)",
            "the issuer's key cannot be used: \(error.reason)")
    }

    static func chainTooLong(at place: Place) -> Finding {
        chain(
            "chain.too-long", .error, place, "证书链超过 \(PathSearch.maximumLength) 张证书",
            "a path of more than \(PathSearch.maximumLength) certificates")
    }

    static func searchLimit() -> Finding {
        chain(
            "chain.search-limit", .error, nil, "候选证书过多,搜索在 \(PathSearch.maximumSteps) 步后停止",
            "too many candidates: the search stopped after \(PathSearch.maximumSteps) steps")
    }

    private static func chain(
        _ code: Code, _ severity: Severity, _ place: Place?, _ zh: String, _ en: String
    ) -> Finding {
        Finding(code, severity, at: place, Message(zh: zh, en: en))
    }
}
