import FangcunModel
import XCTest

final class TimeLimitTableTests: XCTestCase {
    private let origin = DataOrigin(identifier: "t", title: "t", source: "s", date: "2026-07-01", status: .local)
    private let rubbish = CityClass.Key(.event, "0102")
    private let structures = CityClass.Key(.event, "0101")

    private func rule(
        _ hours: Int, _ key: CityClass.Key? = nil, condition: String = "", district: String = "", level: String = "",
        _ validity: DateSpan = .always
    ) -> LimitRule {
        LimitRule(
            .init(classKey: key, condition: condition, district: district, level: level),
            limits: [.init(.init(hours, .workingHour))], validity: validity)
    }

    private func hours(
        _ rules: [LimitRule], _ key: CityClass.Key, condition: String? = nil, district: String = "", level: String = "",
        on date: String = "2026-08-01"
    ) throws -> (hours: Int?, codes: [Finding.Code]) {
        let answer = TimeLimitTable(origin: origin, rules: rules).limit(
            for: .init(key, condition: condition, district: district, level: level, on: try CivilDate(date)))
        XCTAssertEqual(answer.rule, answer.ruleIndex.map { rules[$0] })
        return (answer.rule?.limits.first?.amount.count, answer.findings.map(\.code))
    }

    func testTheMostSpecificRuleDecides() throws {
        let major = CityClass.Key(.event, "01")
        // Each rule is more specific than all before it.
        let rules = [
            rule(1), rule(2, level: "一类"), rule(3, district: "410100"), rule(4, district: "410105"),
            rule(5, district: "410105001"), rule(6, condition: "成堆"), rule(7, major), rule(8, major, level: "一类"),
            rule(9, major, district: "410105"), rule(10, major, condition: "成堆"), rule(11, rubbish),
            rule(12, rubbish, level: "一类"), rule(13, rubbish, district: "410105000000"),
            rule(14, rubbish, district: "410105", level: "一类"), rule(15, rubbish, condition: "成堆"),
            rule(16, rubbish, condition: "成堆", level: "一类"),
            rule(17, rubbish, condition: "成堆", district: "410105001002"),
        ]
        for count in 1...rules.count {
            for order in [Array(rules.prefix(count)), rules.prefix(count).reversed()] {
                let answer = try hours(
                    order, rubbish, condition: "成堆", district: "410105001002003", level: "一类")
                XCTAssertEqual(answer.hours, count)
                XCTAssertEqual(answer.codes, [])
            }
        }
        XCTAssertEqual(try hours(rules, CityClass.Key(.component, "0102"), district: "110101").hours, 1, "another kind")
        XCTAssertEqual(
            try hours(rules, CityClass.Key(.event, "0501"), district: "410106001").hours, 3, "another district")
        XCTAssertEqual(try hours(rules, rubbish, district: "410106001").hours, 11)
    }

    /// One class, several filing conditions, each with its own limit (建筑垃圾 and 渣土堆, 路面积水 and 环境脏乱).
    func testAClassWithSeveralConditionsNeedsOneNamed() throws {
        let rules = [
            rule(4, rubbish, condition: "建筑垃圾"), rule(16, rubbish, condition: "渣土堆"),
            rule(99, CityClass.Key(.event, "01")),
        ]
        XCTAssertEqual(try hours(rules, rubbish, condition: "渣土堆").hours, 16)
        XCTAssertEqual(try hours(rules, rubbish, condition: " 渣土 堆").hours, 16, "spaces do not matter")
        let open = TimeLimitTable(origin: origin, rules: rules).limit(
            for: .init(rubbish, on: try CivilDate("2026-08-01")))
        XCTAssertNil(open.rule, "neither a guess nor the rule of the major class")
        XCTAssertEqual(open.openConditions, ["建筑垃圾", "渣土堆"])
        XCTAssertEqual(open.findings.map(\.code), ["limit.condition-needed"])
        XCTAssertEqual(try hours(rules, rubbish, condition: "别的").codes, ["limit.condition-needed"])

        let general = try hours(rules + [rule(8, rubbish)], rubbish)
        XCTAssertEqual(general.hours, 8, "a rule for the rest of the class")
        XCTAssertEqual(general.codes, [])
        let unknown = try hours(rules + [rule(8, rubbish)], rubbish, condition: "别的")
        XCTAssertEqual(unknown.hours, 8)
        XCTAssertEqual(unknown.codes, ["limit.condition-unknown"])

        let same = [rule(4, rubbish, condition: "甲"), rule(4, rubbish, condition: "乙")]
        XCTAssertEqual(try hours(same, rubbish).hours, 4, "they all say the same")
        XCTAssertEqual(try hours(same, rubbish, condition: "丙").codes, ["limit.condition-needed"])
        // In the district both say 2; the rule for the whole city does not count there.
        let district = [
            rule(2, rubbish, condition: "甲", district: "410105"), rule(9, rubbish, condition: "甲"),
            rule(2, rubbish, condition: "乙"),
        ]
        XCTAssertEqual(try hours(district, rubbish, district: "410105001").hours, 2)
        XCTAssertEqual(try hours(district, rubbish, district: "410106001").codes, ["limit.condition-needed"])
    }

    func testRulesAreInForceOnTheirDays() throws {
        let change = try CivilDate("2026-07-01")
        let rules = [
            rule(4, rubbish, .init(through: change.adding(days: -1))), rule(8, rubbish, .init(from: change)),
        ]
        XCTAssertEqual(try hours(rules, rubbish, on: "2026-06-30").hours, 4)
        XCTAssertEqual(try hours(rules, rubbish, on: "2026-07-01").hours, 8)
        XCTAssertEqual(TimeLimitTable(origin: origin, rules: rules).findings, [])
        XCTAssertEqual(try hours([rules[1]], rubbish, on: "2026-06-30").codes, ["limit.none"])
        XCTAssertNil(try hours([], rubbish).hours)
    }

    func testContradictionsAreFoundInTheTableAndInTheAnswer() throws {
        let day = try CivilDate("2026-07-01")
        let rules = [
            rule(4, rubbish, .init(through: day)), rule(8, rubbish, .init(from: day)),
            rule(4, rubbish, .init(through: day.adding(days: -9))), rule(5, structures),
            rule(5, structures, district: "410105"), rule(6, structures, district: "410105000000"),
        ]
        let table = TimeLimitTable(origin: origin, rules: rules)
        XCTAssertEqual(
            table.findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" }.sorted(),
            ["limit.contradiction feature 1", "limit.contradiction feature 5", "limit.duplicate feature 2"])
        let answer = try hours(rules, rubbish, on: "2026-07-01")
        XCTAssertEqual(answer.hours, 4, "the earlier rule")
        XCTAssertEqual(answer.codes, ["limit.contradiction"])
        XCTAssertEqual(try hours(rules, rubbish, on: "2026-07-02").codes, [])
    }

    func testRulesThatSayNothingAreFindings() throws {
        let day = try CivilDate("2026-07-01")
        var empty = rule(1)
        empty.limits = []
        let rules = [empty, rule(0, rubbish), rule(3, structures, .init(from: day, through: day.adding(days: -1)))]
        XCTAssertEqual(
            TimeLimitTable(origin: origin, rules: rules).findings.map(\.code),
            ["limit.missing", "limit.not-positive", "limit.never"])
    }

    func testATableSurvivesBothFileForms() throws {
        let day = try CivilDate("2026-07-01")
        var several = rule(4, rubbish, condition: "无许可证, 未拆除", district: "410105", level: "一类", .init(from: day))
        several.limits = [
            .init("停工", .init(4, .workingHour)), .init("处罚", .init(hundredths: 750, .workingDay)),
            .init("", .init(7, .urgentHour)),
        ]
        several.closingCondition = "彻底拆除"
        several.source = "手册"
        let table = TimeLimitTable(origin: origin, rules: [several, rule(1), rule(2, structures, .init(through: day))])
        XCTAssertEqual(try TimeLimitTable(json: table.json), table)
        XCTAssertEqual(try TimeLimitTable(csv: table.csv, origin: origin), table)
    }

    func testFaultyRowsAreLeftOutWithTheirLines() throws {
        let csv = """
            kind,class,condition,limit,from
            event,0102,成堆、成片的垃圾,1工作日,
            event,0103,,尽快,
            thing,0104,,4工作时,
            event,0105,,3天,2026年7月1日
            event,0106,,4工作时,someday
            """
        let (table, findings) = try TimeLimitTable.reading(csv: Array(csv.utf8), origin: origin)
        XCTAssertEqual(table.rules.map(\.scope.classKey?.code), ["0102", "0105"])
        XCTAssertEqual(table.rules[1].validity.first, try CivilDate("2026-07-01"))
        XCTAssertEqual(
            findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" },
            ["limit.unreadable line 3", "limit.kind line 4", "limit.unit-assumed line 5", "limit.date line 6"])
        XCTAssertThrowsError(try TimeLimitTable(csv: Array(csv.utf8), origin: origin)) {
            XCTAssertEqual(($0 as? ModelError)?.place, .line(3, column: nil))
        }
        XCTAssertThrowsError(try TimeLimitTable(csv: Array("kind,class\n".utf8), origin: origin))
    }

    func testFaultyJSONNamesTheMember() {
        let head = """
            {"format":"fangcun-time-limits","version":1,"identifier":"t","title":"t","source":"s","date":"2026-07-01",
            "status":"local","rules":[
            """
        for (rule, expected) in [
            ("{\"class\":\"0101\"}", "rules[0].kind"),
            ("{\"limits\":[{\"amount\":1,\"unit\":\"week\"}]}", "rules[0].limits[0].unit"),
            ("{\"limits\":[{\"amount\":0.123,\"unit\":\"working-day\"}]}", "rules[0].limits[0].amount"),
            ("{\"limits\":[{\"amount\":1e300,\"unit\":\"working-day\"}]}", "rules[0].limits[0].amount"),
            ("{\"limits\":[{\"amount\":-1,\"unit\":\"working-day\"}]}", "rules[0].limits[0].amount"),
            ("{\"from\":\"soon\"}", "rules[0].from"), ("3", "rules[0]: an object"),
        ] {
            XCTAssertThrowsError(try TimeLimitTable(json: Array((head + rule + "]}").utf8))) {
                XCTAssertTrue(($0 as? ModelError)?.reason.contains(expected) == true, "\($0)")
            }
        }
        let later = head + "{\"limits\":[{\"amount\":0.07,\"unit\":\"working-day\"}],\"note\":1}],\"issuer\":2}"
        let written = (try? TimeLimitTable(json: Array(later.utf8)))?.json ?? []
        XCTAssertTrue(String(decoding: written, as: UTF8.self).contains("\"amount\":0.07,"))
        XCTAssertTrue(String(decoding: written, as: UTF8.self).contains("\"note\":1}"))
        XCTAssertTrue(String(decoding: written, as: UTF8.self).contains("\"issuer\":2}"))
    }
}
