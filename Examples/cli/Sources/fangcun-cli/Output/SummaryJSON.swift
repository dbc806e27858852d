import FangcunGeo
import FangcunGeocoding
import FangcunModel
import FangcunSeal

/// The summary for programs. Only `rates`, `seal` and the digest of the seal change from run to run.
enum SummaryJSON {
    private static let namedFindings = 20
    private static let namedCells = 20
    private static let namedIncidents = 20

    static func bytes(_ facts: SummaryFacts) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        let members: [JSONValue.Member] = [
            .init("ok", .bool(facts.failures.isEmpty)),
            .init("failures", .array(facts.failures.map { .string($0) })),
            .init("source", source(facts.results.city.source)),
            .init("counts", counts(facts.results)),
            .init("coverage", coverage(facts)),
            .init("locate", locate(facts.tally)),
            .init("agreement", agreement(facts.tally)),
            .init("geocode", geocode(facts.tally)),
            .init("hot_spots", hotSpots(facts.results)),
            .init("rates", rates(facts)),
        ]
        for member in members {
            writer.newline()
            writer.member(member.name, member.value)
        }
        writer.newline()
        writer.name("seal")
        facts.seal.write(to: &writer)
        writer.newline()
        writer.member("files", .array(facts.files.map(file)))
        writer.newline()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private static func object(_ members: (String, JSONValue)...) -> JSONValue {
        .object(members.map { .init($0.0, $0.1) })
    }

    private static func source(_ source: DemoOptions.Source) -> JSONValue {
        switch source {
        case .folder(let path): object(("kind", .string("folder")), ("path", .string(path)))
        case .sampleCity(let seed, let area):
            // As text: a seed of 64 bits does not fit the numbers of JSON.
            object(("kind", .string("sample-city")), ("seed", .string(String(seed))), ("area_km2", .number(area)))
        }
    }

    private static func counts(_ results: DemoResults) -> JSONValue {
        object(
            ("cells", .count(results.index.grids.grids.count)),
            ("addresses", .count(results.index.gazetteer.count)),
            ("addresses_without_position", .count(results.city.gazetteer.rowsWithoutPosition)),
            ("crossings", .count(results.city.crossings?.entries.count ?? 0)),
            ("crossings_without_position", .count(results.city.crossings?.rowsWithoutPosition ?? 0)),
            ("incidents", .count(results.tally.incidents)),
            ("cells_with_incidents", .count(results.hotCells.count)))
    }

    private static func coverage(_ facts: SummaryFacts) -> JSONValue {
        let kinds = HotCell.ranked(facts.coverage.findings.map(\.code.rawValue)).map {
            JSONValue.Member($0.value, .count($0.count))
        }
        return object(
            ("errors", .count(facts.severities.errors)), ("warnings", .count(facts.severities.warnings)),
            ("infos", .count(facts.severities.remarks)), ("by_code", .object(kinds)),
            (
                "first",
                .array(
                    facts.coverage.findings.prefix(namedFindings).map {
                        $0.json(namingAtMost: namedCells)
                    })
            ))
    }

    private static func locate(_ tally: Tally) -> JSONValue {
        object(
            ("with_position", .count(tally.withPosition)),
            ("without_position", .count(tally.incidents - tally.withPosition)),
            ("located", .count(tally.located)), ("outside", .count(tally.outside)),
            ("missed_count", .count(tally.missed.count)),
            ("missed", .array(tally.missed.prefix(namedIncidents).map { .string($0) })),
            ("located_share", share(tally.located, of: tally.withPosition)))
    }

    private static func agreement(_ tally: Tally) -> JSONValue {
        guard tally.hasStatedCells else { return .null }
        return object(
            ("column", .string("cell")), ("compared", .count(tally.compared)), ("differing", .count(tally.differing)),
            ("first_differing", .array(tally.firstDiffering.map { .string($0) })))
    }

    private static func geocode(_ tally: Tally) -> JSONValue {
        let statuses = GeocodingResult.Status.allCases.map {
            JSONValue.Member($0.rawValue, .count(tally.byStatus[$0, default: 0]))
        }
        let levels = MatchLevel.allCases.map { JSONValue.Member($0.rawValue, .count(tally.byLevel[$0, default: 0])) }
        return object(
            ("status", .object(statuses)), ("level", .object(levels)),
            ("compared_with_position", .count(tally.distances.count)),
            ("distance_median_m", .rounded(tally.distances.median, 1)),
            ("distance_p90_m", .rounded(tally.distances.ninetieth, 1)),
            ("within_100_m_share", share(tally.distances.count(within: 100), of: tally.distances.count)),
            ("same_grid_share", share(tally.sameGrid, of: tally.bothGrids)))
    }

    private static func hotSpots(_ results: DemoResults) -> JSONValue {
        .array(
            results.hotCells.prefix(10).map { cell in
                object(
                    ("rank", .count(cell.rank)), ("grid", .string(cell.code)), ("incidents", .count(cell.count)),
                    ("main_category", .string(cell.mainCategory)), ("district", .string(cell.district)),
                    ("nearest_address", cell.nearestAddress.map { .string($0) } ?? .null))
            })
    }

    private static func rates(_ facts: SummaryFacts) -> JSONValue {
        let steps = facts.timings.map { timing in
            object(
                ("step", .string(timing.name)), ("seconds", .rounded(timing.seconds, 4)),
                ("items", .count(timing.items)),
                ("per_second", .rounded(timing.rate, 0)))
        }
        return object(
            ("locate_per_second", .rounded(facts.rate(of: DemoSteps.locate), 0)),
            ("geocode_per_second", .rounded(facts.rate(of: DemoSteps.geocode), 0)), ("steps", .array(steps)))
    }

    private static func file(_ file: WrittenFile) -> JSONValue {
        object(("name", .string(file.name)), ("bytes", .count(file.byteCount)), ("sm3", .string(file.sm3)))
    }

    private static func share(_ part: Int, of whole: Int) -> JSONValue {
        whole > 0 ? .rounded(Double(part) / Double(whole), 6) : .null
    }
}
