import FangcunModel

/// Why a text has no answer, or a doubtful one.
enum Doubt {
    case tooLong
    case nothingNamed
    case outside
    case ambiguous

    /// The reason for people and programs.
    var finding: Finding {
        switch self {
        case .tooLong:
            Finding(
                "geocoding.text-too-long", .error,
                Message(
                    zh: "文字超过\(FoldedText.maximumBytes)字节",
                    en: "the text is longer than \(FoldedText.maximumBytes) bytes"))
        case .nothingNamed:
            Finding(
                "geocoding.nothing-known", .warning,
                Message(zh: "没有识别出已知的道路、路口或地点", en: "no known road, crossing or place is named"))
        case .outside:
            Finding(
                "geocoding.outside", .warning,
                Message(zh: "文字所指的市或区县不在参考数据范围内", en: "a city or district beyond the reference data is named"))
        case .ambiguous:
            Finding(
                "geocoding.ambiguous", .warning,
                Message(zh: "文字可能指几个相距较远的地点", en: "the text may mean several places far from each other"))
        }
    }
}

extension GeocodingResult {
    /// No answer, for a reason.
    static func none(_ reason: Doubt) -> GeocodingResult {
        GeocodingResult(status: .none, best: nil, finding: reason.finding)
    }
}
