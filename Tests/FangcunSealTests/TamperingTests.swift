import FangcunModel
import FangcunPKI
import FangcunSeal
import FangcunTestSupport
import SwiftASN1
import XCTest

/// Whatever is changed in a detached signature or in its document, the verdict is not valid.
final class TamperingTests: XCTestCase {
    func testNoSingleByteCanBeChanged() throws {
        let office = try Office()
        let signature = try office.sign().der
        let verifier = office.verifier(.lenient)
        XCTAssertEqual(verifier.verify(signature, document: Office.document).verdict, .valid)
        let header = Array("ES".utf8) + [0x02, 0x01]
        let versionByte = try XCTUnwrap(signature.firstRange(of: header)?.upperBound)
        var generator = SeededGenerator(seed: 38_540)
        for index in signature.indices {
            // One bit of each byte, and one other value at random.
            for mask in [UInt8(1) << UInt8(index % 8), UInt8.random(in: 1...255, using: &generator)] {
                var tampered = signature
                tampered[index] ^= mask
                let report = verifier.verify(tampered, document: Office.document)
                // A version that does not exist cannot be judged; everything else is wrong.
                let isOfUnknownVersion = report.ids(.unknown) == ["encoding"]
                XCTAssertEqual(isOfUnknownVersion, index == versionByte && tampered[index] != 1 && tampered[index] != 5)
                XCTAssertEqual(
                    report.verdict, isOfUnknownVersion ? .indeterminate : .invalid,
                    "byte \(index) ^ \(mask): \(report.checks)")
            }
        }
    }

    func testNoBitOfTheDocumentCanBeChanged() throws {
        let office = try Office()
        let signature = try office.sign().der
        for index in Office.document.indices {
            var document = Office.document
            document[index] ^= 1 << UInt8(index % 8)
            XCTAssertEqual(office.verifier().verify(signature, document: document).ids(.fail), ["data-hash"])
        }
        for document in [[], Office.document + [0], Array(Office.document.dropLast())] {
            XCTAssertEqual(office.verifier().verify(signature, document: document).ids(.fail), ["data-hash"])
        }
    }

    func testSignatureCutAnywhereIsInvalid() throws {
        let office = try Office()
        let signature = try office.sign().der
        for count in signature.indices {
            let report = office.verifier().verify(Array(signature.prefix(count)), document: Office.document)
            XCTAssertEqual(report.ids(.fail), ["encoding"], "cut at \(count)")
            XCTAssertEqual(report.verdict, .invalid)
        }
        for count in office.seal.der.indices {
            XCTAssertThrowsError(try ElectronicSeal(der: Array(office.seal.der.prefix(count))))
        }
        XCTAssertEqual(office.verifier().verify(signature + [0], document: Office.document).verdict, .invalid)
    }

    func testFieldTooManyMakesTheStructureUnreadable() throws {
        let office = try Office()
        let signature = try office.sign()
        let extra = DER.Serializer.bytes { $0.null() }
        // Inside the seal, where the signer signs it; and behind the signature, where nobody does.
        let seal = try appending(extra, to: office.seal.der)
        let inside = try Composition(signature) { $0.seal = seal }.signed(
            by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(report(inside, office).ids(.fail), ["encoding"])
        let outside = office.verifier().verify(try appending(extra, to: signature.der), document: Office.document)
        XCTAssertEqual(outside.ids(.fail), ["encoding"])
    }

    /// A SEQUENCE with one more element.
    private func appending(_ element: [UInt8], to sequence: [UInt8]) throws -> [UInt8] {
        let elements = try DERDocument(sequence).root.elements(of: "SEQUENCE").allElements
        return DER.Serializer.bytes { serializer in
            serializer.sequence { inner in
                for node in elements { inner.serializeRawBytes(node.encodedBytes) }
                inner.serializeRawBytes(element)
            }
        }
    }

    func testParcelOfPartsOfTrueSignaturesIsInvalid() throws {
        let office = try Office()
        let signature = try office.sign()
        let other = try SealMaker(signer: office.makerKey, certificate: office.makerCertificate).makeSeal(
            identifier: "35020000000002", name: "方寸市财政局", picture: Office.picture,
            signers: [office.signerCertificate], created: Office.start, validFrom: Office.start, validUntil: Office.end)
        // Another seal of the same maker that the same signer may use, in place of the one that was signed.
        let exchanged = Composition(signature) { $0.seal = other.der }
        XCTAssertEqual(report(exchanged, office).ids(.fail), ["signature"])
        // Another certificate of the same authority for the same key.
        let renewed = try Office.certificate("签章人", office.signerKey, .signer, office.issuer)
        let reissued = Composition(signature) { $0.signerCertificate = renewed.der }
        XCTAssertEqual(report(reissued, office).ids(.fail), ["signer-in-list"])
        // The digest of another document, stated and given.
        let forgery = Array("另一份文件".utf8)
        let digest = try DigestAlgorithm.sm3.digest(forgery)
        let redigested = Composition(signature) { $0.dataHash = digest }
        XCTAssertEqual(report(redigested, office, document: forgery).ids(.fail), ["signature"])
        // Another moment.
        let redated = Composition(signature) { $0.signingTime = Office.signingTime.adding(seconds: -1) }
        XCTAssertEqual(report(redated, office).ids(.fail), ["signature"])
        // The signature of another document by the same signer.
        let elsewhere = try SealSignature.sign(
            document: forgery, propertyInfo: Office.propertyInfo, seal: office.seal, signer: office.signerKey,
            certificate: office.signerCertificate, at: Office.signingTime)
        let borrowed = Composition(signature) { $0.signatureValue = elsewhere.signatureValue }
        XCTAssertEqual(report(borrowed, office).ids(.fail), ["signature"])
        XCTAssertEqual(
            report(Composition(signature), office).verdict, .valid, "unchanged, the parts make the whole again")
    }

    func testOutsiderWhoSignsWithAStolenSealIsNotInItsList() throws {
        let office = try Office()
        let key = try PrivateKey.generate(.sm2)
        let certificate = try Office.certificate("外人", key, .signer, office.issuer)
        let stolen = try Composition(try office.sign()).signed(by: key, certificate)
        XCTAssertEqual(report(stolen, office).ids(.fail), ["signer-in-list"])
    }

    func testSignerWhoAltersTheSealIsFoundOut() throws {
        let office = try Office()
        let changes: [(part: [UInt8], offset: Int)] = [
            (Office.picture.data, 0), (Array("方寸市".utf8), 2), (Office.end.generalizedTime, 3),
            (office.signerCertificate.der, office.signerCertificate.der.count - 1),
        ]
        for (part, offset) in changes {
            var seal = office.seal.der
            seal[try XCTUnwrap(seal.firstRange(of: part)).lowerBound + offset] ^= 1
            let altered = try Composition(try office.sign()) { $0.seal = seal }
                .signed(by: office.signerKey, office.signerCertificate)
            XCTAssertTrue(report(altered, office).ids(.fail).contains("maker-signature"), "\(part.prefix(4))")
            XCTAssertEqual(report(altered, office).check(.signature)?.outcome, .pass)
        }
    }

    func testSealOfAStrangerIsNotTrusted() throws {
        let office = try Office()
        let stranger = try Office()
        // A seal that looks the same, made by a maker of the stranger's for the true signer.
        let seal = try SealMaker(signer: stranger.makerKey, certificate: stranger.makerCertificate).makeSeal(
            identifier: office.seal.identifier, name: office.seal.name, picture: Office.picture,
            signers: [office.signerCertificate], created: Office.start, validFrom: Office.start, validUntil: Office.end)
        let composition = try Composition(try office.sign()) { $0.seal = seal.der }
            .signed(by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(report(composition, office).ids(.fail), ["maker-chain"])
    }

    private func report(
        _ composition: Composition, _ office: Office, document: [UInt8] = Office.document
    ) -> VerificationReport {
        office.verifier().verify(composition.der, document: document)
    }
}
