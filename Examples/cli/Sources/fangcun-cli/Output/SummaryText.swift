import FangcunGeo
import FangcunGeocoding
import FangcunSeal

/// The summary for people.
enum SummaryText {
    private static let labelWidth = 22
    private static let hotSpotCount = 5

    static func page(_ facts: SummaryFacts) -> String {
        let sections = [
            [facts.results.city.sourceText], location(facts), text(facts), hotSpots(facts), files(facts),
            verdict(facts),
        ]
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func location(_ facts: SummaryFacts) -> [String] {
        let tally = facts.tally
        var lines = [
            "By position",
            line("cells", "\(Figure.grouped(facts.results.index.grids.grids.count)): \(facts.severities)"),
            line(
                "incidents located",
                "\(Figure.grouped(tally.located)) of \(Figure.grouped(tally.withPosition)) with a position "
                    + "(\(Figure.percent(tally.located, of: tally.withPosition))), \(Figure.grouped(tally.outside)) outside"
            ),
        ]
        let without = tally.incidents - tally.withPosition
        if without > 0 { lines.append(line("without a position", Figure.grouped(without))) }
        if tally.hasStatedCells {
            var agreement = "\(Figure.grouped(tally.compared)) compared, \(Figure.grouped(tally.differing)) differ"
            if !tally.firstDiffering.isEmpty { agreement += ": \(tally.firstDiffering.joined(separator: ", "))" }
            lines.append(line("stated cells", agreement))
        }
        lines.append(line("rate", Figure.rate(facts.rate(of: DemoSteps.locate))))
        return lines
    }

    private static func text(_ facts: SummaryFacts) -> [String] {
        let tally = facts.tally
        let statuses = GeocodingResult.Status.allCases.map {
            "\(Figure.grouped(tally.byStatus[$0, default: 0])) \($0.rawValue)"
        }
        let levels = MatchLevel.allCases.filter { tally.byLevel[$0, default: 0] > 0 }
            .map { "\($0.rawValue) \(Figure.grouped(tally.byLevel[$0, default: 0]))" }
        var lines = [
            "By text",
            line("incidents placed", statuses.joined(separator: ", ")),
            line("levels", levels.joined(separator: ", ")),
        ]
        if let median = tally.distances.median, let ninetieth = tally.distances.ninetieth {
            lines.append(
                line(
                    "from the position",
                    "median \(Figure.length(median)), nine in ten within \(Figure.length(ninetieth))"))
            lines.append(line("same cell", Figure.percent(tally.sameGrid, of: tally.bothGrids)))
        }
        lines.append(line("rate", Figure.rate(facts.rate(of: DemoSteps.geocode))))
        return lines
    }

    private static func hotSpots(_ facts: SummaryFacts) -> [String] {
        ["Hot spots"]
            + facts.results.hotCells.prefix(hotSpotCount).map { cell in
                let place = [cell.district, cell.nearestAddress ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
                return line(cell.code, "\(cell.count) incidents, mostly \(cell.mainCategory): \(place)")
            }
    }

    private static func files(_ facts: SummaryFacts) -> [String] {
        ["Files in \(facts.outputFolder)"]
            + facts.files.map { line($0.name, "\(Figure.grouped($0.byteCount)) bytes, SM3 \($0.sm3.prefix(16))…") }
    }

    private static func verdict(_ facts: SummaryFacts) -> [String] {
        let outcomes = facts.seal.checks.count { $0.outcome == .pass }
        return [line("Seal", "\(facts.seal.verdict.rawValue), \(outcomes) of \(facts.seal.checks.count) checks passed")]
            + (facts.failures.isEmpty ? ["All held."] : facts.failures.map { "Did not hold: \($0)" })
    }

    private static func line(_ label: String, _ value: String) -> String {
        let padding = String(repeating: " ", count: max(1, labelWidth - label.count))
        return "  \(OneLine(label))\(padding)\(OneLine(value))"
    }
}
