internal import CFangcun
internal import FangcunGeo

/// What the edits of an atlas say of records, at addresses that stay as long as the atlas with them.
@safe struct EditedTexts: Sendable {
    private struct Key: Hashable {
        let layer: String
        let record: Int
        let column: String
    }

    private let places: [Key: (number: Int, length: Int)]
    private let texts: TextTable

    /// No texts.
    init() {
        places = [:]
        texts = TextTable([])
    }

    /// The texts of the edits upon an atlas.
    init(_ overlay: AtlasOverlay) throws(GeoError) {
        var places: [Key: (number: Int, length: Int)] = [:]
        var all: [String] = []
        for layer in overlay.editedLayers {
            for (record, columns) in try overlay.table(layer)?.edited ?? [:] {
                for (column, text) in columns {
                    places[Key(layer: layer, record: record, column: column)] = (all.count, TextTable.length(of: text))
                    all.append(text)
                }
            }
        }
        self.places = places
        texts = TextTable(all)
    }

    /// What an edit says; `nil` where none says anything.
    func text(_ layer: String, _ record: Int, _ column: String) -> fc_text? {
        guard !places.isEmpty, let place = places[Key(layer: layer, record: record, column: column)] else { return nil }
        return unsafe fc_text(data: texts.text(at: place.number), length: place.length)
    }
}
