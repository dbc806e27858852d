import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import XCTest

/// The week is 5 to 11 December 2016, a Monday to a Sunday.
final class WeeklyReportTests: XCTestCase {
    private let week = EvaluationPeriod(start: SampleCases.day(5), end: SampleCases.day(12))

    private func petition(
        _ id: String, received: Int, answered: Int? = nil, due: Int = 20, department: String = "城管局",
        rating: CaseSummary.Rating? = nil, rebounds: [(Int, Int)] = []
    ) -> CaseSummary {
        var summary = CaseSummary(
            id: id, rating: rating,
            rebounds: rebounds.map { .init(closedAt: SampleCases.day($0.0), reopenedAt: SampleCases.day($0.1)) })
        summary[.acceptance] = .init(doneAt: SampleCases.day(received))
        summary[.disposal] = .init(actor: department)
        summary[.reply] = .init(doneAt: answered.map { SampleCases.day($0) }, dueAt: SampleCases.day(due))
        return summary
    }

    private func row(_ table: ReportTable, _ key: String) throws -> [String: ReportTable.Cell] {
        let cells = try XCTUnwrap((table.rows + [table.total ?? []]).first { $0.first == .text(key) })
        return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.id), cells))
    }

    func testHandling() throws {
        let cases = [
            petition("before, answered before", received: 1, answered: 2),
            petition("carried over, answered", received: 1, answered: 6),
            petition("carried over, answered late", received: 1, answered: 9, due: 8),
            petition("carried over, overdue", received: 1, due: 10),
            petition("carried over, answered next week", received: 4, answered: 13),
            petition("received, answered", received: 5, answered: 11),
            petition("received, open", received: 11, department: "住建局"),
            petition("next week", received: 12),
            petition("rebounded, answered again", received: 1, answered: 10, rebounds: [(3, 7)]),
        ]
        let report = WeeklyReport(.handling, week: week, cases: cases)
        XCTAssertEqual(report.findings, [])
        let total = try row(report.tables[0], "合计")
        XCTAssertEqual(total["carried-over"], .count(4))
        XCTAssertEqual(total["received"], .count(2))
        XCTAssertEqual(total["reopened"], .count(1))
        XCTAssertEqual(total["answered"], .count(4))
        XCTAssertEqual(total["answered-in-time"], .count(3))
        XCTAssertEqual(total["open"], .count(3))
        XCTAssertEqual(total["overdue"], .count(1))
        XCTAssertEqual(total["received-to-date"], .count(8))
        XCTAssertEqual(total["reply-rate"], .rate(IndicatorValue(numerator: 5, denominator: 8)))
        let housing = try row(report.tables[0], "住建局")
        XCTAssertEqual(housing["open"], .count(1))
        XCTAssertEqual(housing["reply-rate"], .rate(IndicatorValue(numerator: 0, denominator: 1)))
    }

    func testZhengzhousReplyRate() throws {
        let cases = (0..<24_405).map { petition("\($0)", received: 1, answered: $0 < 23_595 ? 3 : nil) }
        let total = try row(WeeklyReport(.handling, week: week, cases: cases).tables[0], "合计")
        XCTAssertEqual(total["reply-rate"], .rate(IndicatorValue(numerator: 23_595, denominator: 24_405)))
        XCTAssertEqual(total["open"], .count(810))
        XCTAssertTrue(WeeklyReport(.handling, week: week, cases: cases).text().contains("96.68 %"))
    }

    func testHandlingBalances() throws {
        var generator = SeededGenerator(seed: 3)
        let cases = (0..<2_000).map { index in
            var days = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
                Int.random(in: -10...30, using: &generator)
            }.sorted()
            let received = days.removeFirst()
            // Answer and reopening by turns; an answer left over is the last.
            let rebounds = stride(from: 0, to: days.count - 1, by: 2).map { (days[$0], days[$0 + 1]) }
            return petition(
                "\(index)", received: received, answered: days.count % 2 == 1 ? days.last : nil, rebounds: rebounds)
        }
        for offset in -10..<30 {
            let week = EvaluationPeriod(start: SampleCases.day(offset), end: SampleCases.day(offset + 7))
            let report = WeeklyReport(.handling, week: week, cases: cases)
            XCTAssertEqual(report.findings, [])
            let total = try row(report.tables[0], "合计")
            func count(_ id: String) throws -> Int {
                guard case .count(let count) = try XCTUnwrap(total[id]) else { throw XCTSkip("\(id) is no count") }
                return count
            }
            XCTAssertEqual(
                try count("carried-over") + count("received") + count("reopened"), try count("answered") + count("open")
            )
        }
    }

    func testRepliesAreJudgedByTheirRatings() throws {
        let cases = [
            petition("1", received: 1, answered: 6, rating: .satisfied),
            petition("2", received: 1, answered: 6, rating: .mostlySatisfied),
            petition("3", received: 1, answered: 6, rating: .dissatisfied), petition("4", received: 1, answered: 6),
            petition("5", received: 1, answered: 2, rating: .dissatisfied),
            petition("6", received: 1, department: "住建局"),
        ]
        let report = WeeklyReport(.replies, week: week, cases: cases)
        let total = try row(report.tables[0], "合计")
        XCTAssertEqual(total["answered"], .count(4))
        XCTAssertEqual(total["not-rated"], .count(1))
        XCTAssertEqual(total["rating-rate"], .rate(IndicatorValue(numerator: 3, denominator: 4)))
        XCTAssertEqual(total["satisfaction-rate"], .rate(IndicatorValue(numerator: 2, denominator: 3)))
        XCTAssertNil(report.tables[0].rows.first { $0.first == .text("住建局") }, "nothing answered")
        let none = try row(WeeklyReport(.replies, week: week, cases: []).tables[0], "合计")
        XCTAssertEqual(none["satisfaction-rate"], .rate(IndicatorValue(numerator: 0, denominator: 0)))
        XCTAssertTrue(WeeklyReport(.replies, week: week, cases: []).text().contains("—"))
    }

    func testReboundsAreListedWithTheClosureThatDidNotHold() throws {
        let cases = [
            petition("held", received: 1, answered: 2), petition("once", received: 1, answered: 9, rebounds: [(2, 6)]),
            petition("twice", received: 1, rebounds: [(2, 3), (4, 8)]),
            petition("earlier", received: 1, answered: 4, rebounds: [(2, 3)]),
            petition("later", received: 1, answered: 14, rebounds: [(2, 13)]),
        ]
        let report = WeeklyReport(.rebounds, week: week, cases: cases)
        let total = try row(report.tables[0], "合计")
        XCTAssertEqual(total["rebounds"], .count(2))
        XCTAssertEqual(total["repeated"], .count(1))
        XCTAssertEqual(total["still-open"], .count(1))
        XCTAssertEqual(total["rebound-rate"], .rate(IndicatorValue(numerator: 3, denominator: 5)))
        XCTAssertEqual(
            report.tables[1].rows.map { [$0[0], $0[4], $0[5]] },
            [
                [.text("once"), .count(4), .count(1)], [.text("twice"), .count(4), .count(2)],
            ])
    }

    func testExposuresAreFollowedUntilTheyAreAnswered() throws {
        func exposed(_ id: String, _ day: Int, answered: Int?) -> CaseSummary {
            var summary = petition(id, received: 1)
            summary.exposures = [
                .init(outlet: "日报", exposedAt: SampleCases.day(day), answeredAt: answered.map { SampleCases.day($0) })
            ]
            return summary
        }
        let cases = [
            exposed("old, answered", 1, answered: 2), exposed("old, answered now", 2, answered: 6),
            exposed("old, waiting", 3, answered: nil), exposed("new, answered", 6, answered: 8),
            exposed("new, answered later", 7, answered: 13), exposed("next week", 12, answered: nil),
            petition("never exposed", received: 1),
        ]
        let report = WeeklyReport(.exposures, week: week, cases: cases)
        let total = try row(report.tables[0], "合计")
        XCTAssertEqual(total["exposed"], .count(2))
        XCTAssertEqual(total["answered"], .count(2))
        XCTAssertEqual(total["waiting"], .count(2))
        XCTAssertEqual(total["answer-rate"], .rate(IndicatorValue(numerator: 3, denominator: 5)))
        let list = report.tables[1].rows
        XCTAssertEqual(
            list.map { $0[0] },
            [.text("old, answered now"), .text("old, waiting"), .text("new, answered"), .text("new, answered later")])
        XCTAssertEqual(list.map { $0[5] }, [.count(4), .count(9), .count(2), .count(5)])
        XCTAssertEqual(list.map { $0[4] }[3], .moment(nil), "the week does not know what came after it")
    }

    func testCasesThatCannotBeCountedAreFindings() {
        var noReceipt = CaseSummary(id: "no receipt")
        noReceipt[.closure] = .init(doneAt: SampleCases.day(6))
        let backwards = petition("backwards", received: 6, answered: 2)
        let report = WeeklyReport(.handling, week: week, cases: [noReceipt, backwards])
        XCTAssertEqual(report.findings.map(\.code), ["report.no-receipt", "report.time-order"])
        XCTAssertTrue(report.findings[1].message.en.contains("backwards"))
    }

    func testTheThreeFormsSayTheSame() throws {
        let cases = [petition("a,\"b\" c", received: 1, answered: 9, rebounds: [(2, 6)])]
        let report = WeeklyReport(.rebounds, week: week, cases: cases)
        XCTAssertEqual(
            String(decoding: report.tables[1].csv, as: UTF8.self),
            """
            case,department,closed,reopened,days,times
            "a,""b"" c",城管局,2016-12-02T00:00:00+08:00,2016-12-06T00:00:00+08:00,4,1

            """)
        let json = try JSONReader.value(of: report.json)
        XCTAssertEqual(json["report"]?.string, "rebounds")
        XCTAssertEqual(json["start"]?.string, "2016-12-05T00:00:00+08:00")
        let first = try XCTUnwrap(json["tables"]?.elements?.first)
        XCTAssertEqual(first["total"]?["rebound-rate"]?["percent"]?.string, "100.00")
        XCTAssertEqual(json["tables"]?.elements?[1]["rows"]?.elements?[0]["case"]?.string, "a,\"b\" c")
        XCTAssertEqual(
            report.tables[1].text(),
            """
            反弹件
            编号     承办单位  办结时间                   反弹时间                   间隔天数  第几次
            a,"b" c  城管局    2016-12-02T00:00:00+08:00  2016-12-06T00:00:00+08:00  4         1

            """)
        XCTAssertTrue(report.text(in: .en).hasPrefix("Weekly report: rebounds  2016-12-05 – 2016-12-11\n"))
    }
}
