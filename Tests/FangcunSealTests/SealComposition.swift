import FangcunModel
import FangcunPKI
import FangcunSeal
import SwiftASN1

/// A seal put together from parts, in any version: what the library never writes and yet has to read.
struct SealComposition {
    var version = 4
    var name = "方寸市城市管理局"
    /// certListType; not written in version 1.
    var listType = 1
    /// SES_CertList.
    var list: [UInt8]
    var created = Office.start
    var validFrom = Office.start
    var validUntil = Office.end
    var extensions: [UInt8] = []
    var timeStamp: [UInt8]?

    /// A seal for one signer.
    init(signer: Certificate, _ change: (inout SealComposition) -> Void = { _ in }) {
        list = DER.Serializer.bytes { serializer in serializer.sequence { $0.octets(signer.der) } }
        change(&self)
    }

    /// A seal that names its signers by digests.
    init(digests: [[UInt8]]) {
        listType = 2
        list = DER.Serializer.bytes { serializer in
            serializer.sequence { list in
                for digest in digests {
                    list.sequence {
                        $0.primitive(.printableString, "SM3".utf8)
                        $0.octets(digest)
                    }
                }
            }
        }
    }

    private var sealInfo: [UInt8] {
        DER.Serializer.bytes { serializer in
            serializer.sequence { info in
                info.sequence {
                    $0.primitive(.ia5String, "ES".utf8)
                    $0.integer(version)
                    $0.primitive(.ia5String, "Test".utf8)
                }
                info.primitive(.ia5String, "35020000000009".utf8)
                info.sequence { property in
                    property.integer(1)
                    property.utf8(name)
                    if version != 1 { property.integer(listType) }
                    property.serializeRawBytes(list)
                    for moment in [created, validFrom, validUntil] {
                        let digits = moment.generalizedTime
                        if version == 1 {
                            property.primitive(.utcTime, digits.dropFirst(2))
                        } else {
                            property.primitive(.generalizedTime, digits)
                        }
                    }
                }
                info.sequence {
                    $0.primitive(.ia5String, Office.picture.type.utf8)
                    $0.octets(Office.picture.data)
                    $0.integer(Office.picture.widthMillimeters)
                    $0.integer(Office.picture.heightMillimeters)
                }
                info.serializeRawBytes(extensions)
            }
        }
    }

    /// The seal signed by the office's maker, over what the version asks for.
    func der(_ office: Office) throws -> [UInt8] {
        let info = sealInfo
        let certificate = DER.Serializer.bytes { $0.octets(office.makerCertificate.der) }
        let algorithm = DER.Serializer.bytes { $0.oid(SignatureAlgorithm.sm2WithSM3.oid) }
        let signedBytes =
            version == 1
            ? DER.Serializer.bytes { $0.sequence { $0.serializeRawBytes(info + certificate + algorithm) } } : info
        let signature = try office.makerKey.sign(signedBytes)
        return DER.Serializer.bytes { serializer in
            serializer.sequence { seal in
                seal.serializeRawBytes(info)
                guard version != 1 else {
                    return seal.sequence {
                        $0.serializeRawBytes(certificate + algorithm)
                        $0.bitString(signature)
                    }
                }
                seal.serializeRawBytes(certificate + algorithm)
                seal.bitString(signature)
                if let timeStamp { seal.explicit(0) { $0.bitString(timeStamp) } }
            }
        }
    }
}
