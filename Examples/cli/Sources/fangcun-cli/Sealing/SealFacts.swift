import FangcunModel
import FangcunPKI
import FangcunSeal

/// What a seal or a signature says, as one JSON value.
enum SealFacts {
    static func value(_ signature: SealSignature) -> JSONValue {
        .object([
            .init("kind", .string("signature")),
            .init("version", .count(signature.version.rawValue)),
            .init("signing_time", signature.signingTime.map { .string($0.rfc3339) } ?? .null),
            .init("property", .string(signature.propertyInfo)),
            .init("data_hash", .string(Hexadecimal.text(signature.dataHash))),
            .init("signer", certificate(signature.signerCertificateDER)),
            .init("signature_algorithm", .string("\(signature.signatureAlgorithm)")),
            .init("time_stamp", .bool(signature.timeStamp != nil)),
            .init("findings", findings(signature.encodingFindings)),
            .init("seal", value(signature.seal)),
        ])
    }

    static func value(_ seal: ElectronicSeal) -> JSONValue {
        .object([
            .init("kind", .string("seal")),
            .init("version", .count(seal.version.rawValue)),
            .init("vendor", .string(seal.vendor)),
            .init("identifier", .string(seal.identifier)),
            .init("type", .string("\(seal.kind)")),
            .init("name", .string(seal.name)),
            .init("created", .string(seal.created.rfc3339)),
            .init("valid_from", .string(seal.validFrom.rfc3339)),
            .init("valid_until", .string(seal.validUntil.rfc3339)),
            .init("picture", picture(seal.picture)),
            .init("signers", .count(seal.signers.count)),
            .init("maker", certificate(seal.makerCertificateDER)),
            .init("signature_algorithm", .string("\(seal.signatureAlgorithm)")),
            .init("findings", findings(seal.encodingFindings)),
        ])
    }

    private static func picture(_ picture: SealPicture) -> JSONValue {
        .object([
            .init("type", .string(picture.type)), .init("bytes", .count(picture.data.count)),
            .init("width_mm", .count(picture.widthMillimeters)), .init("height_mm", .count(picture.heightMillimeters)),
        ])
    }

    private static func certificate(_ der: [UInt8]) -> JSONValue {
        guard let certificate = try? Certificate(der: der) else { return .string("unreadable, \(der.count) bytes") }
        return .object([
            .init("subject", .string("\(certificate.subject)")), .init("issuer", .string("\(certificate.issuer)")),
            .init("serial", .string("\(certificate.serialNumber)")),
            .init("not_before", .string(certificate.notBefore.rfc3339)),
            .init("not_after", .string(certificate.notAfter.rfc3339)),
        ])
    }

    private static func findings(_ findings: [Finding]) -> JSONValue {
        .array(findings.map { .string(String(describing: $0)) })
    }
}
