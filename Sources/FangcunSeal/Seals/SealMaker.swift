public import FangcunModel
public import FangcunPKI
import SwiftASN1

/// A maker of electronic seals (制章人): the authority that vouches for name, picture, period and signers of a seal.
public struct SealMaker: Sendable {
    /// The maker's certificate, which goes into every seal.
    public var certificate: Certificate { party.certificate }
    /// The name of the maker's program (Vid), in ASCII.
    public let vendor: String

    private let party: SigningParty

    /// A maker with this key and certificate.
    ///
    /// - Throws: ``SealError``: `unsuitableKey` for a key that is not SM2 or not that of the certificate,
    ///   `unsuitableCertificate` for a certificate that may not sign, `invalidValue` for a vendor outside ASCII.
    public init(signer: any Signer, certificate: Certificate, vendor: String = "Fangcun") throws(SealError) {
        party = try SigningParty(signer, certificate)
        _ = try SealText.ascii(vendor, "the vendor")
        self.vendor = vendor
    }

    /// Makes a seal of version 4 (GB/T 38540-2020) that lists its signers by their certificates.
    ///
    /// - Parameters:
    ///   - identifier: the identifier of the seal (esID), in ASCII; unique within the maker's register.
    ///   - name: the name of the seal, such as the organisation's.
    ///   - kind: the type of the seal.
    ///   - picture: the face of the seal.
    ///   - signers: the certificates of those who may use it: SM2 keys that may sign.
    ///   - created: now, by the host's clock; the maker's certificate must be in force.
    ///   - validFrom: the first moment of the seal's period.
    ///   - validUntil: its last moment; no earlier than the first, and no earlier than `created`.
    /// - Throws: ``SealError``: `invalidValue`, `unsuitableCertificate`, `unsuitableKey`, or what the key reports.
    public func makeSeal(
        identifier: String, name: String, kind: SealKind = .organisation, picture: SealPicture, signers: [Certificate],
        created: Instant, validFrom: Instant, validUntil: Instant
    ) throws(SealError) -> ElectronicSeal {
        guard !name.isEmpty else { throw SealError(.invalidValue, "the seal has no name") }
        guard !signers.isEmpty else { throw SealError(.invalidValue, "the seal lists no signer") }
        for certificate in signers { try certificate.requireFitForSeals() }
        guard validFrom <= validUntil, created <= validUntil else {
            throw SealError(.invalidValue, "the seal's period ends at \(validUntil), before it begins or is made")
        }
        guard !picture.data.isEmpty, picture.widthMillimeters > 0, picture.heightMillimeters > 0 else {
            throw SealError(.invalidValue, "the picture is empty or has no size")
        }
        try party.requireInForce(at: created)

        let vendor = try SealText.ascii(vendor, "the vendor")
        let identifier = try SealText.ascii(identifier, "the identifier")
        let pictureType = try SealText.ascii(picture.type, "the type of the picture")
        let times = [
            try SealText.time(created, "the time of making"), try SealText.time(validFrom, "the start of the period"),
            try SealText.time(validUntil, "the end of the period"),
        ]
        let sealInfo = DER.Serializer.bytes { serializer in
            serializer.sequence { info in
                info.sequence { header in
                    header.ia5(Array("ES".utf8))
                    header.integer(SealVersion.version4.rawValue)
                    header.ia5(vendor)
                }
                info.ia5(identifier)
                info.sequence { property in
                    property.integer(kind.rawValue)
                    property.utf8(name)
                    property.integer(1)  // certListType: certificates
                    property.sequence { list in signers.forEach { list.octets($0.der) } }
                    times.forEach { property.time($0) }
                }
                info.sequence { face in
                    face.ia5(pictureType)
                    face.octets(picture.data)
                    face.integer(picture.widthMillimeters)
                    face.integer(picture.heightMillimeters)
                }
            }
        }
        return try seal(over: sealInfo)
    }

    private func seal(over sealInfo: [UInt8]) throws(SealError) -> ElectronicSeal {
        let signature = try party.sign(sealInfo)
        let der = DER.Serializer.bytes { serializer in
            serializer.sequence {
                $0.serializeRawBytes(sealInfo)
                $0.octets(party.certificate.der)
                $0.oid(SignatureAlgorithm.sm2WithSM3.oid)
                $0.bitString(signature)
            }
        }
        return try ElectronicSeal(der: der)
    }
}
