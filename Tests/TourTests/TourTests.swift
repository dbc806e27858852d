import FangcunGeo
import FangcunGeocoding
import FangcunModel
import FangcunPKI
import FangcunSampleCity
import FangcunSeal
import FangcunTestSupport
import Foundation
import XCTest

/// The code that the README shows is this code, and it does what the README says.
final class TourTests: XCTestCase {
    func testTheTourAnswersOnASampleCity() throws {
        let city = try SampleCity(SampleCity.Options(seed: 3, areaSquareKilometers: 0.5))
        let folder = try TemporaryFolder()
        let cells = folder.url.appendingPathComponent("cells.geojson").path
        var writer = GeoJSONWriter(decimals: 3, reference: city.reference)
        for grid in city.grids.grids {
            try writer.write(
                .polygon(grid.polygons[0]), identifier: nil, properties: [.init("code", .string(grid.code))])
        }
        try OutputFile.write(writer.finish(), to: cells)
        let door = Point(
            x: city.grids.grids[0].polygons[0].outer[0].x + 20, y: city.grids.grids[0].polygons[0].outer[0].y + 20)
        let address = AddressRecord(id: "1", name: "", text: "郑东市金水区花园路39号", position: door, district: "金水区")

        let start = Instant(secondsSinceEpoch: 1_790_000_000)
        let end = start.adding(seconds: 86_400)
        let rootKey = try PrivateKey.generate(.sm2)
        let root = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "Root"), signer: rootKey, notBefore: start, notAfter: end)
        let key = try PrivateKey.generate(.sm2)
        let certificate = try CertificateIssuer(certificate: root, signer: rootKey).issue(
            subject: DistinguishedName(commonName: "Seal"), publicKey: key.publicKey, profile: .signer,
            notBefore: start,
            notAfter: end)
        let seal = try SealMaker(signer: key, certificate: certificate).makeSeal(
            identifier: "1", name: "印章",
            picture: SealPicture(type: "PNG", data: [1], widthMillimeters: 40, heightMillimeters: 40),
            signers: [certificate], created: start, validFrom: start, validUntil: end)
        let dispatch = Array("grid,incidents\n".utf8)
        let signature = try SealSignature.sign(
            document: dispatch, propertyInfo: "dispatch.csv", seal: seal, signer: key, certificate: certificate,
            at: start)

        let grid = try XCTUnwrap(try GridLocator(city.grids).locate(door)).description
        let code = city.grids.grids[try XCTUnwrap(Int(grid))].code
        let answer = try tour(
            cells: cells, addresses: [address], dispatch: dispatch, seal: signature.der, trust: root)
        XCTAssertTrue(answer.contains("花园路39号") && answer.contains("grid \(code)"), answer)
        XCTAssertTrue(answer.hasSuffix("0 faults, seal valid"), answer)
        let forged = try tour(
            cells: cells, addresses: [address], dispatch: dispatch + [10], seal: signature.der, trust: root)
        XCTAssertTrue(forged.hasSuffix("seal invalid"), forged)
    }

    func testTheTourOfRules() throws {
        let log = """
            [{"case": "C1", "action": "report-on-site", "at": "2026-03-02T09:00:00+08:00", "role": "supervisor",
              "person": "li", "unit": "监督中心", "data": {"class": "0101", "grid": "410105001001001"}},
             {"case": "C1", "action": "close", "at": "2026-03-02T09:20:00+08:00", "role": "shift-leader",
              "person": "wang", "unit": "监督中心", "reason": "fixed"}]
            """
        let lines = try rulesTour(
            code: "91410100W6MMC1AW91", accepted: CivilDate("2025-09-26"), log: Array(log.utf8),
            at: Instant(rfc3339: "2026-03-05T09:00:00+08:00"))
        XCTAssertTrue(lines[0].contains("uscc.check"), lines[0])
        XCTAssertTrue(lines[1].contains("2025-10-30"), lines[1])
        XCTAssertTrue(lines[2].hasSuffix("1 faults in the log"), lines[2])
    }

    func testTheReadmeShowsThisCode() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let top = tests.deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: top.appendingPathComponent("README.md"), encoding: .utf8)
        for file in ["Tour.swift", "RulesTour.swift"] {
            let tour = try String(contentsOf: tests.appendingPathComponent(file), encoding: .utf8)
            let code = try XCTUnwrap(
                tour.components(separatedBy: "// README begin\n").last?.components(separatedBy: "// README end").first)
            XCTAssertTrue(readme.contains(code), "README.md does not show \(file) as it stands")
        }
        let example = try String(contentsOf: top.appendingPathComponent("CInterop/CSmoke/example.c"), encoding: .utf8)
        XCTAssertTrue(readme.contains(example), "README.md does not show CInterop/CSmoke/example.c")
    }
}
