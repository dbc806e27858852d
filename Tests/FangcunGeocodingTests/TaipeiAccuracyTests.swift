import FangcunGeo
import FangcunGeocoding
import FangcunTestSupport
import Foundation
import XCTest

final class TaipeiAccuracyTests: XCTestCase {
    func testIncidents() throws {
        let taipei = try Taipei()
        var t = Date()
        let geocoder = try Geocoder(
            addresses: taipei.addresses, crossings: taipei.crossings, reference: .cgcs2000GaussKruger114)
        print("build", Date().timeIntervalSince(t)); t = Date()
        print(geocoder.buildFindings)
        var all = Accuracy()
        var levels: [String: Accuracy] = [:]
        var worst: [String] = []
        for incident in taipei.incidents {
            let r = geocoder.geocode(incident.text)
            all.add(r, truth: incident.position)
            levels[r.best?.level.rawValue ?? r.status.rawValue, default: Accuracy()].add(r, truth: incident.position)
            if r.status == .ambiguous { levels["ambiguous", default: Accuracy()].add(r, truth: incident.position) }
            let d = r.best?.position.distance(to: incident.position) ?? -1
            worst.append(
                "\(Int(d))\t\(r.best?.level.rawValue ?? r.status.rawValue)\t\(Int(r.best?.radiusMeters ?? 0))\t\(incident.text)\t\(r.best?.address ?? "")"
            )
        }
        print("query", Date().timeIntervalSince(t))
        print("all", all)
        for (k, v) in levels.sorted(by: { $0.key < $1.key }) { print(k, v) }
        try worst.joined(separator: "\n").write(toFile: "/tmp/worst.tsv", atomically: true, encoding: .utf8)
    }

    func testHeldOut() throws {
        let taipei = try Taipei()
        func held(_ a: AddressRecord) -> Bool {
            a.id.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } % 10 == 0
        }
        let geocoder = try Geocoder(
            addresses: taipei.addresses.filter { !held($0) }, crossings: taipei.crossings,
            reference: .cgcs2000GaussKruger114)
        var all = Accuracy()
        var levels: [String: Accuracy] = [:]
        var worst: [String] = []
        for a in taipei.addresses where held(a) {
            let r = geocoder.geocode(a.text)
            all.add(r, truth: a.position)
            levels[r.best?.level.rawValue ?? r.status.rawValue, default: Accuracy()].add(r, truth: a.position)
            let d = r.best?.position.distance(to: a.position) ?? -1
            worst.append(
                "\(Int(d))\t\(r.best?.level.rawValue ?? r.status.rawValue)\t\(Int(r.best?.radiusMeters ?? 0))\t\(a.text)\t\(r.best?.address ?? "")"
            )
        }
        print("held", all)
        for (k, v) in levels.sorted(by: { $0.key < $1.key }) { print(k, v) }
        try worst.joined(separator: "\n").write(toFile: "/tmp/worst2.tsv", atomically: true, encoding: .utf8)
    }
}
