extension ClassTree {
    /// How much a foreign class tree may ask for: 16 MiB, 16 levels deep.
    public static let defaultLimits = JSONReader.Limits(
        maximumBytes: 1 << 24, maximumDepth: 16, maximumStringBytes: 1 << 16)

    /// Reads a tree from JSON (docs/schemas/class-tree.schema.json), strictly.
    ///
    /// - Throws: ``ModelError``: `malformedJSON`, `notUTF8` or `limitExceeded` from the reader, `malformedTable` with the path of
    ///   the member at fault.
    public init(json bytes: [UInt8], limits: JSONReader.Limits = defaultLimits) throws(ModelError) {
        let top = try JSONObjectReader(try JSONReader.value(of: bytes, limits: limits))
        try top.requireFormat("fangcun-class-tree")
        let layout = Layout(majorDigits: try top.integer("major_digits"), minorDigits: try top.integer("minor_digits"))
        var assembly = ClassTreeAssembly(layout: layout)
        let known: Set = ["kind", "code", "name", "aliases", "extension"]
        for (index, entry) in try top.requiredObjects("classes").enumerated() {
            let kindText = try entry.text("kind")
            guard let kind = CityClass.Kind(rawValue: kindText) else {
                throw entry.error("kind", "component, event or matter is wanted")
            }
            let code = try entry.text("code")
            let cityClass = CityClass(
                CityClass.Key(kind, code), name: try entry.text("name"), aliases: try entry.texts("aliases"),
                isExtension: try entry.flag("extension"), unknownMembers: entry.others(than: known))
            assembly.add(cityClass, at: .feature(index, identifier: "\(kind.rawValue)/\(code.prefix(32))"))
        }
        self = try assembly.strictTree(
            origin: try DataOrigin(top),
            unknownMembers: top.others(
                than: DataOrigin.memberNames.union(["format", "version", "major_digits", "minor_digits", "classes"])))
    }

    /// The tree as JSON, in the form that ``init(json:limits:)`` reads.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format", "fangcun-class-tree")
        writer.member("version", 1)
        origin.write(to: &writer)
        writer.member("major_digits", layout.majorDigits)
        writer.member("minor_digits", layout.minorDigits)
        writer.name("classes")
        writer.beginArray()
        for entry in majors + classes {
            writer.newline()
            entry.write(to: &writer)
        }
        writer.endArray()
        for member in unknownMembers { writer.member(member.name, member.value) }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension CityClass {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("kind", key.kind.rawValue)
        writer.member("code", key.code)
        writer.member("name", name)
        if !aliases.isEmpty { writer.member("aliases", .array(aliases.map { .string($0) })) }
        if isExtension { writer.member("extension", true) }
        for member in unknownMembers { writer.member(member.name, member.value) }
        writer.endObject()
    }
}

extension DataOrigin {
    /// The names of the members that ``write(to:)`` writes.
    package static let memberNames: Set = ["identifier", "title", "source", "date", "status"]

    /// Reads the members of an origin from the object that holds them.
    package init(_ members: JSONObjectReader) throws(ModelError) {
        let statusText = try members.text("status")
        guard let status = Status(rawValue: statusText) else {
            throw members.error("status", "verified, secondary-unverified or local is wanted")
        }
        self.init(
            identifier: try members.text("identifier"), title: try members.text("title"),
            source: try members.text("source"), date: try members.text("date"), status: status)
    }

    /// Writes the members of an origin into an open object.
    package func write(to writer: inout JSONWriter) {
        writer.member("identifier", identifier)
        writer.member("title", title)
        writer.member("source", source)
        writer.member("date", date)
        writer.member("status", status.rawValue)
    }
}
