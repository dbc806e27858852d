internal import FangcunModel

extension CompositeScore {
    init(_ object: JSONObjectReader) throws(ModelError) {
        self.init(
            id: try object.text("id"), name: try Message(object), parts: [], bands: [],
            source: try object.optionalText("source") ?? "")
        for part in try object.objects("parts") { parts.append(try Part(part)) }
        for band in try object.objects("bands") {
            bands.append(Band(try band.text("grade"), atLeast: try band.integer("at_least")))
        }
        if let text = try object.optionalText("missing_parts") {
            guard let policy = MissingParts(rawValue: text) else {
                throw object.error("missing_parts", "not-measured or share-weight is wanted")
            }
            missingParts = policy
        }
        unknownMembers = object.others(than: ["id", "zh", "en", "parts", "bands", "missing_parts", "source"])
    }

    var json: JSONValue {
        .object(
            [.init("id", .string(id))] + name.members + [
                .init("parts", .array(parts.map(\.json))),
                .init(
                    "bands",
                    .array(
                        bands.map {
                            .object([
                                .init("grade", .string($0.grade)), .init("at_least", .number(Double($0.atLeast))),
                            ])
                        })), .init("missing_parts", .string(missingParts.rawValue)), .init("source", .string(source)),
            ] + unknownMembers)
    }
}

extension CompositeScore.Part {
    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        let scoring: CompositeScore.Scoring
        if let indicator = try object.optionalText("rate") {
            scoring = .rate(indicator: indicator)
        } else if let indicator = try object.optionalText("complement") {
            scoring = .complement(indicator: indicator)
        } else if let measure = try object.optionalText("count") {
            scoring = .count(measure: measure, scale: try CountScale(object))
        } else {
            throw object.error("rate", "one of rate, complement, count is wanted")
        }
        self.init(scoring, weightPercent: try object.integer("weight_percent"))
    }

    fileprivate var json: JSONValue {
        let weight = JSONValue.Member("weight_percent", .number(Double(weightPercent)))
        switch scoring {
        case .rate(let indicator): return .object([.init("rate", .string(indicator)), weight])
        case .complement(let indicator): return .object([.init("complement", .string(indicator)), weight])
        case .count(let measure, let scale):
            let rows = scale.rows.map {
                JSONValue.object([
                    .init("at_most", .number(Double($0.atMost))), .init("score", .number(Double($0.score))),
                ])
            }
            return .object([
                .init("count", .string(measure)), .init("scale", .array(rows)),
                .init("otherwise", .number(Double(scale.otherwise))), weight,
            ])
        }
    }
}

extension CountScale {
    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        self.init([], otherwise: try object.integer("otherwise"))
        for row in try object.objects("scale") {
            rows.append(Row(atMost: try row.integer("at_most"), score: try row.integer("score")))
        }
    }
}
