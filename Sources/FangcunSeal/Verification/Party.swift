import FangcunModel
import FangcunPKI

/// Whoever signed something: the maker of the seal, or the signer of the document.
struct Party {
    /// The part that is played.
    enum Role {
        /// The maker of the seal (制章人).
        case maker
        /// The signer of the document (签章人).
        case signer
    }

    let role: Role
    /// The certificate, when it could be read.
    let certificate: Certificate?
    /// The key in the certificate, when it could be read.
    let key: PublicKey?
    /// Why the certificate or its key could not be read.
    let fault: PKIError?

    /// The party whose certificate these bytes are.
    init(_ role: Role, certificateDER: [UInt8]) {
        self.role = role
        var fault: PKIError?
        do {
            certificate = try Certificate(der: certificateDER)
        } catch {
            certificate = nil
            fault = error
        }
        do {
            key = try certificate?.publicKey
        } catch {
            key = nil
            fault = error
        }
        self.fault = fault
    }

    /// The name of the part, in both languages.
    var name: Message {
        switch role {
        case .maker: Message(zh: "制章人", en: "maker")
        case .signer: Message(zh: "签章人", en: "signer")
        }
    }

    /// The certificate as the subject of a check.
    var subject: String {
        guard let certificate else { return "certificate of the \(name.en)" }
        return "certificate of the \(name.en): \(certificate.subject), serial \(certificate.serialNumber)"
    }
}
