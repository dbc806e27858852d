import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class ChainVerifierTests: XCTestCase {
    func testChainIsTrustedWhateverTheOrderOfItsParts() throws {
        for algorithm in [KeyAlgorithm.sm2, .p256, .rsa(bits: 2_048)] {
            let test = try TestAuthority(algorithm)
            let (root, authority) = (test.root.certificate, test.authority.certificate)
            for intermediates in [[authority], [root, test.signer, authority], [authority, authority]] {
                let chain = ChainVerifier(anchors: [root], intermediates: intermediates).verify(
                    test.signer, at: TestAuthority.now)
                XCTAssertEqual(chain.verdict, .trusted)
                XCTAssertEqual(chain.certificates, [test.signer, authority, root])
                XCTAssertEqual(chain.findings, [])
            }
        }
    }

    func testAnyListedCertificateIsAnAnchor() throws {
        let test = try TestAuthority(.p256)
        let direct = ChainVerifier(anchors: [test.signer]).verify(test.signer, at: TestAuthority.now)
        XCTAssertTrue(direct.isTrusted)
        XCTAssertEqual(direct.certificates, [test.signer])
        let partial = ChainVerifier(anchors: [test.authority.certificate]).verify(test.signer, at: TestAuthority.now)
        XCTAssertTrue(partial.isTrusted)
        XCTAssertEqual(partial.certificates.count, 2)
    }

    func testMissingPartsAreNamed() throws {
        let test = try TestAuthority(.p256)
        let (root, authority) = (test.root.certificate, test.authority.certificate)
        let gap = ChainVerifier(anchors: [root]).verify(test.signer, at: TestAuthority.now)
        XCTAssertEqual(gap.verdict, .notTrusted)
        XCTAssertEqual(gap.findings.map(\.code), ["chain.issuer-missing"])
        let other = try TestAuthority(.p256)
        let foreign = ChainVerifier(anchors: [other.root.certificate], intermediates: [authority, root])
            .verify(test.signer, at: TestAuthority.now)
        XCTAssertEqual(foreign.verdict, .notTrusted)
        XCTAssertTrue(
            Set(foreign.findings.map(\.code)).isSubset(of: ["chain.untrusted-root", "chain.signature"]),
            "\(foreign.findings)")
        let none = ChainVerifier(anchors: [], intermediates: [authority, root]).verify(
            test.signer, at: TestAuthority.now)
        XCTAssertEqual(none.verdict, .noAnchors)
        XCTAssertEqual(none.certificates, [test.signer, authority, root])
    }

    func testSameNameWithAnotherKeyDoesNotStandIn() throws {
        let test = try TestAuthority(.sm2)
        let impostor = try TestAuthority(.sm2)
        let chain = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [impostor.authority.certificate]
        ).verify(test.signer, at: TestAuthority.now)
        XCTAssertEqual(chain.verdict, .notTrusted)
        XCTAssertEqual(chain.findings.map(\.code), ["chain.signature"])
        // With the right one beside it, the impostor does no harm.
        let both = ChainVerifier(
            anchors: [impostor.root.certificate, test.root.certificate],
            intermediates: [impostor.authority.certificate, test.authority.certificate]
        ).verify(test.signer, at: TestAuthority.now)
        XCTAssertTrue(both.isTrusted)
    }

    func testValidityIncludesBothEnds() throws {
        let test = try TestAuthority(.p256)
        let verifier = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate])
        let (begin, end) = (TestAuthority.begin, TestAuthority.end)
        XCTAssertTrue(verifier.verify(test.signer, at: begin).isTrusted)
        XCTAssertTrue(verifier.verify(test.signer, at: end).isTrusted)
        let early = verifier.verify(test.signer, at: begin.adding(seconds: -1))
        XCTAssertEqual(early.findings.map(\.code), Array(repeating: "chain.not-yet-valid", count: 3))
        let late = verifier.verify(test.signer, at: end.adding(seconds: 1))
        XCTAssertEqual(late.verdict, .notTrusted)
        XCTAssertEqual(late.findings.map(\.code), Array(repeating: "chain.expired", count: 3))
        XCTAssertEqual(late.findings.first?.place, .feature(0, identifier: "CN=王小明,O=方寸,C=CN"))
    }

    func testWhoeverIsNoAuthorityCannotIssue() throws {
        // A signer's key is used to certify another; the certificate is made by hand, as the issuer refuses to.
        let test = try TestAuthority(.p256)
        let forged = try forge(
            issuer: test.signer.subject, key: test.signerKey, profile: .signer,
            publicKey: test.rootKey.publicKey)
        let chain = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate, test.signer]
        ).verify(forged, at: TestAuthority.now)
        XCTAssertEqual(chain.verdict, .notTrusted)
        XCTAssertEqual(
            Set(chain.findings.map(\.code)), ["chain.not-authority", "chain.key-usage", "chain.path-length"])
    }

    func testPathLengthCountsAuthoritiesBelow() throws {
        let test = try TestAuthority(.p256)
        let lower = try PrivateKey.generate(.p256)
        let lowerName = try TestAuthority.name("lower")
        let lowerAuthority = try forge(
            issuer: test.authority.certificate.subject, key: test.authorityKey, profile: .authority(pathLength: nil),
            publicKey: lower.publicKey, subject: lowerName)
        let leaf = try forge(issuer: lowerName, key: lower, profile: .signer, publicKey: test.signerKey.publicKey)
        let chain = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate, lowerAuthority]
        ).verify(leaf, at: TestAuthority.now)
        XCTAssertEqual(chain.verdict, .notTrusted)
        XCTAssertEqual(chain.findings.map(\.code), ["chain.path-length"])
        XCTAssertEqual(chain.findings.first?.place, Place(2, test.authority.certificate))
    }

    func testOwnNewKeyOfAnAuthorityDoesNotLengthenThePath() throws {
        let test = try TestAuthority(.p256)
        let newKey = try PrivateKey.generate(.p256)
        let name = test.authority.certificate.subject
        let rollover = try forge(
            issuer: name, key: test.authorityKey, profile: .authority(pathLength: 0), publicKey: newKey.publicKey,
            subject: name)
        let leaf = try forge(issuer: name, key: newKey, profile: .signer, publicKey: test.signerKey.publicKey)
        let chain = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate, rollover]
        ).verify(leaf, at: TestAuthority.now)
        XCTAssertEqual(chain.verdict, .trusted, "\(chain.findings)")
        XCTAssertEqual(chain.certificates.count, 4)
    }

    func testUnknownCriticalExtensionsAreRefusedAndOthersAreNot() throws {
        let test = try TestAuthority(.p256)
        let verifier = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate])
        for isCritical in [true, false] {
            // Name constraints, which are not processed here.
            let leaf = try CertificateDER.certificate(
                issuer: test.authority.certificate.subject, key: test.authorityKey,
                publicKey: test.signerKey.publicKey,
                extensions: [CertificateExtension(OID(2, 5, 29, 30), isCritical: isCritical, value: [0x30, 0])])
            let chain = verifier.verify(leaf, at: TestAuthority.now)
            XCTAssertEqual(chain.isTrusted, !isCritical)
            XCTAssertEqual(chain.findings.map(\.code), isCritical ? ["chain.unknown-critical-extension"] : [])
        }
    }

    func testErrorsInTheEncodingMakeAChainUntrusted() throws {
        let test = try TestAuthority(.p256)
        let twice = CertificateExtension(.keyUsage, isCritical: true, value: bytes("030206C0"))
        let leaf = try CertificateDER.certificate(
            issuer: test.authority.certificate.subject, key: test.authorityKey, publicKey: test.signerKey.publicKey,
            extensions: [twice, twice])
        let chain = ChainVerifier(
            anchors: [test.root.certificate], intermediates: [test.authority.certificate]
        ).verify(leaf, at: TestAuthority.now)
        XCTAssertEqual(chain.findings.map(\.code), ["certificate.duplicate-extension"])
        XCTAssertFalse(chain.isTrusted)
    }

    func testAuthoritiesThatCertifyEachOtherDoNotHoldTheSearch() throws {
        // Twelve authorities, each certified by every other, and a leaf below the first: more than 10^8 paths, none to the anchor.
        let keys = try (0..<12).map { _ in try PrivateKey.generate(.p256) }
        let names = try (0..<12).map { try TestAuthority.name("authority \($0)") }
        var intermediates: [Certificate] = []
        for subject in keys.indices {
            for issuer in keys.indices where issuer != subject {
                intermediates.append(
                    try forge(
                        issuer: names[issuer], key: keys[issuer], profile: .authority(pathLength: nil),
                        publicKey: keys[subject].publicKey, subject: names[subject]))
            }
        }
        let leaf = try forge(issuer: names[0], key: keys[0], profile: .signer, publicKey: keys[1].publicKey)
        let stranger = try TestAuthority(.p256)
        let start = ContinuousClock.now
        let chain = ChainVerifier(anchors: [stranger.root.certificate], intermediates: intermediates)
            .verify(leaf, at: TestAuthority.now)
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(5))
        XCTAssertEqual(chain.verdict, .notTrusted)
        XCTAssertTrue(chain.findings.contains { $0.code == "chain.search-limit" }, "\(chain.findings)")
        XCTAssertEqual(chain.certificates.first, leaf)
    }

    func testPathsAreAtMostTenLong() throws {
        for length in [10, 11] {
            var certificates: [Certificate] = []
            var key = try PrivateKey.generate(.p256)
            var name = try TestAuthority.name("0")
            certificates.append(
                try forge(
                    issuer: name, key: key, profile: .root, publicKey: key.publicKey, subject: name))
            for index in 1..<length {
                let next = try PrivateKey.generate(.p256)
                let nextName = try TestAuthority.name("\(index)")
                certificates.append(
                    try forge(
                        issuer: name, key: key, profile: index == length - 1 ? .signer : .root,
                        publicKey: next.publicKey, subject: nextName))
                (key, name) = (next, nextName)
            }
            let chain = ChainVerifier(
                anchors: [certificates[0]], intermediates: Array(certificates.dropFirst().dropLast())
            ).verify(certificates[length - 1], at: TestAuthority.now)
            XCTAssertEqual(chain.isTrusted, length == 10)
            XCTAssertEqual(chain.findings.map(\.code), length == 10 ? [] : ["chain.too-long"])
        }
    }

    func testRealSM2ChainMadeByOpenSSLIsTrusted() throws {
        func certificate(_ name: String) throws -> Certificate {
            try Certificate(pem: String(decoding: TestData.bytes("seals/selfmade/\(name).pem"), as: UTF8.self))
        }
        let verifier = ChainVerifier(
            anchors: [try certificate("root")], intermediates: [try certificate("ica")])
        let chain = verifier.verify(
            try certificate("leaf"), at: TestAuthority.moment("2027-01-01T00:00:00Z"))
        XCTAssertTrue(chain.isTrusted, "\(chain.findings)")
        XCTAssertFalse(
            verifier.verify(try certificate("leaf"), at: TestAuthority.moment("2028-01-01T00:00:00Z")).isTrusted)
    }

    /// A certificate that an issuer with rules would not make.
    private func forge(
        issuer: DistinguishedName, key: PrivateKey, profile: CertificateProfile, publicKey: PublicKey,
        subject: DistinguishedName? = nil
    ) throws -> Certificate {
        let subject = try subject ?? TestAuthority.name("forged")
        let request = CertificateRequest(
            subject: subject, publicKey: publicKey, profile: profile, notBefore: TestAuthority.begin,
            notAfter: TestAuthority.end)
        return try request.certificate(
            issuer: issuer, authorityKeyIdentifier: key.publicKey.keyIdentifier(), signer: key)
    }
}
