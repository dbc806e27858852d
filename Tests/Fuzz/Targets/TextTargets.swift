import FangcunGeo
import FangcunGeocoding
import FangcunModel

extension FuzzTarget {
    /// Codes, dates and times as people write them, a line each: a canonical form is a code, and its own canonical form.
    static let codes = FuzzTarget("Codes") { bytes in
        let (checker, strict) = (CodeChecker(), CodeChecker(isStrict: true))
        for line in lines(of: bytes).prefix(6) {
            for kind in CodeKind.allCases {
                let verdict = checker.check(line, as: kind)
                promise((try? JSONReader.value(of: verdict.json)) != nil, "a verdict is no JSON")
                if strict.check(line, as: kind).isValid {
                    promise(verdict.isValid, "\(kind) is a code strictly, and not leniently")
                }
                guard let code = verdict.code else { continue }
                promise(checker.check(code, as: kind).code == code, "the canonical form of \(kind) has another")
            }
            if let moment = try? Instant(rfc3339: line) {
                promise((try? Instant(rfc3339: moment.rfc3339)) == moment, "a time that was written is not read again")
            }
            if let day = try? CivilDate(line) {
                promise((try? CivilDate(day.description)) == day, "a day that was written is not read again")
            }
            if let hours = try? WorkHours(line) {
                promise((try? WorkHours(hours.description)) == hours, "hours that were written are not read again")
            }
        }
        if let verdicts = try? UnifiedSocialCreditCode.verdicts(on: bytes, stride: 19) {
            promise(verdicts.count <= bytes.count / 18 + 1, "more codes than there is room for")
        }
    }

    /// Texts to be geocoded, a line each: an answer lies where an address does, or near.
    static let geocoding = FuzzTarget("Geocoding") { bytes in
        guard let geocoder else { return }
        for line in lines(of: bytes) {
            let found = geocoder.geocode(line)
            for match in [found.best].compactMap({ $0 }) + found.alternatives {
                promise(match.position.isFinite && match.radiusMeters >= 0, "an answer lies nowhere")
                promise((0...1).contains(match.score), "a score of \(match.score)")
                promise(match.record.map { (0..<addresses.count).contains($0) } ?? true, "a record that is none")
            }
        }
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A).prefix(20).map { String(decoding: $0, as: UTF8.self) }
    }

    private static let addresses: [AddressRecord] = (0..<240).map { index in
        let (road, number) = (index / 40, index % 40)
        let name = ["花园路", "市民大道一段", "信義路五段", "中山北路二段16巷", "人民东路", "解放街"][road]
        let text = "方寸市\(["城中区", "河东区"][road % 2])\(name)\(2 * number + 1)号" + (number % 5 == 0 ? "3号楼2单元" : "")
        return AddressRecord(
            id: "A\(index)", name: number == 7 ? "第\(road + 1)小学" : number == 9 ? "幸福小区" : "", text: text,
            position: Point(x: 500_000 + 15 * Double(number), y: 3_800_000 + 200 * Double(road)),
            district: ["城中区", "河东区"][road % 2])
    }

    private static let geocoder = try? Geocoder(
        addresses: addresses,
        crossings: [
            CrossingRecord(
                roadA: "花园路", roadB: "人民东路", position: Point(x: 500_100, y: 3_800_000), district: "城中区")
        ],
        reference: .cgcs2000GaussKruger114)
}
