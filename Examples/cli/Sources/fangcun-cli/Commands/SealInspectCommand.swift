import ArgumentParser
import FangcunModel
import FangcunSeal

struct SealInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a detached signature (.ses) or a seal (.esl) says, without judging it."
    )

    @Argument(help: ArgumentHelp("The signature or seal, in DER.", valueName: "file"))
    var file: String

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let facts: JSONValue
        switch try SealFile(reading: file).content {
        case .signature(let signature): facts = SealFacts.value(signature)
        case .seal(let seal): facts = SealFacts.value(seal)
        case .unreadable(let reason): throw CommandFailure(file, reason)
        }
        let text = json ? String(decoding: JSONWriter.bytes(of: facts), as: UTF8.self) : FactSheet.text(facts)
        try StandardOutput.write(text + "\n")
    }
}
