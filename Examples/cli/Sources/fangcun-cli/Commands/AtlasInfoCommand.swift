import ArgumentParser
import FangcunGeo

struct AtlasInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Say what an atlas holds, after testing every byte of it.",
        discussion: "A damaged atlas is unreadable: exit status 2, with the section and the place of the damage."
    )

    @Argument(help: ArgumentHelp("The atlas.", valueName: "file"))
    var file: String

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let atlas = try CityAtlas(file)
        try naming(file) { try atlas.atlas.verify() }
        let facts = try naming(file) { try AtlasFacts(atlas.atlas) }
        try StandardOutput.write(json ? facts.json : facts.text)
    }
}
