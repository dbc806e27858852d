import FangcunModel
import XCTest

final class TimeLimitTextTests: XCTestCase {
    /// The limits that cities have published, as they wrote them.
    func testPublishedLimits() {
        let published: [(String, [ActLimit])] = [
            ("15工作日", [.init(.init(15, .workingDay))]), ("1工作日", [.init(.init(1, .workingDay))]),
            ("5工作时", [.init(.init(5, .workingHour))]), ("2工作时", [.init(.init(2, .workingHour))]),
            (
                "停工4工作时; 处罚7工作日; 拆除20工作日",
                [
                    .init("停工", .init(4, .workingHour)), .init("处罚", .init(7, .workingDay)),
                    .init("拆除", .init(20, .workingDay)),
                ]
            ), ("建筑垃圾4工作时; 渣土堆2工作日", [.init("建筑垃圾", .init(4, .workingHour)), .init("渣土堆", .init(2, .workingDay))]),
        ]
        for (text, limits) in published {
            let reading = ActLimit.reading(text)
            XCTAssertEqual(reading.limits, limits, text)
            XCTAssertEqual(reading.findings, [], text)
            XCTAssertEqual(limits.map(\.description).joined(separator: "; "), text)
        }
    }

    func testWordingsThatMeanTheSame() {
        for text in [
            "4个工作时", " 4 工作小时 ", "４工作时", "四个工作时内", "不超过4工作时", "≤4工作时", "4工作时以内", "4.0工作时", "4.00工作时",
        ] {
            XCTAssertEqual(ActLimit.reading(text).limits, [.init(.init(4, .workingHour))], text)
            XCTAssertEqual(ActLimit.reading(text).findings, [], text)
        }
        let numbers = [
            ("十工作日", 10), ("十五工作日", 15), ("二十工作日", 20), ("两个工作日", 2), ("九十九工作日", 99), ("20工作日", 20),
        ]
        for (text, count) in numbers {
            XCTAssertEqual(ActLimit.reading(text).limits, [.init(.init(count, .workingDay))], text)
        }
        XCTAssertEqual(ActLimit.reading("半个工作日").limits, [.init(.init(hundredths: 50, .workingDay))])
        XCTAssertEqual(ActLimit.reading("1.5工作时").limits, [.init(.init(hundredths: 150, .workingHour))])
        XCTAssertEqual(ActLimit.reading("2紧急工作时").limits, [.init(.init(2, .urgentHour))])
        XCTAssertEqual(ActLimit.reading("3个自然日").limits, [.init(.init(3, .naturalDay))])
        XCTAssertEqual(
            ActLimit.reading("清除：4工作时，修复：2工作日").limits.map(\.act), ["清除", "修复"], "colons and commas")
        XCTAssertEqual(ActLimit.reading("制止违法行为3工作日").limits.map(\.act), ["制止违法行为"])
    }

    func testAmountsBecomeTheLimitsOfClocks() throws {
        XCTAssertEqual(LimitAmount(4, .workingHour).timeLimit, try TimeLimit(4, .workingHour))
        XCTAssertEqual(LimitAmount(15, .workingDay).timeLimit, try TimeLimit(15, .workingDay))
        XCTAssertNil(LimitAmount(hundredths: 50, .workingDay).timeLimit, "clocks count whole units")
        XCTAssertNil(LimitAmount(.max, .workingDay).timeLimit)
        XCTAssertNil(LimitAmount(-1, .workingDay).timeLimit)
    }

    func testUnitsThatDoNotSaySoAreAssumedAloud() {
        for (text, unit) in [("2小时", ClockUnit.urgentHour), ("3天", .naturalDay), ("3日", .naturalDay)] {
            let reading = ActLimit.reading("拆除1工作日;\(text)")
            XCTAssertEqual(reading.limits.last?.amount.unit, unit)
            XCTAssertEqual(reading.findings.map(\.code), ["limit.unit-assumed"])
            XCTAssertEqual(reading.findings.first?.place, .character(7))
        }
    }

    func testWhatIsNoLimitIsAFinding() {
        for text in [
            "", " ; ", "立即", "4", "工作日", "0工作日", "3-5工作日", "3~5工作日", "-", "1.234工作时", "999999工作日", "4工作日左右", "1..5工作日",
            "百工作日", "二十二十工作日", String(repeating: "4工作时;", count: 1_000), "4工作时\u{0}",
        ] {
            let reading = ActLimit.reading(text)
            XCTAssertEqual(reading.limits, [], text)
            XCTAssertTrue(reading.findings.contains { $0.code == "limit.unreadable" }, text)
        }
        let reading = ActLimit.reading("停工4工作时; 尽快处罚; 拆除20工作日")
        XCTAssertEqual(reading.limits.map(\.act), ["停工", "拆除"], "what is sound is kept")
        XCTAssertEqual(reading.findings.first?.place, .character(7))
    }

    func testLimitsAreReadAsTheyAreWritten() {
        for limit in [
            ActLimit("停工", .init(4, .workingHour)), .init("", .init(hundredths: 5, .workingDay)),
            .init("第2", .init(4, .workingHour)),
            .init("", .init(hundredths: 1_250, .urgentHour)), .init("清理", .init(hundredths: 250, .naturalDay)),
            .init("其一", .init(3, .workingDay)),
        ] {
            XCTAssertEqual(ActLimit.reading(limit.description).limits, [limit], limit.description)
        }
        XCTAssertEqual(LimitAmount(.max, .workingDay).hundredths, .max)
        XCTAssertFalse(LimitAmount(hundredths: .min, .workingDay).description.isEmpty)
    }
}
