import CFuzzer
import FuzzTargets
import Glibc

// fuzz TARGET [options of libFuzzer] [corpus folders]: make fuzz calls it.

// libFuzzer's callback carries no context, so the target chosen is a global, written once.
nonisolated(unsafe) var target: FuzzTarget?

let name = CommandLine.arguments.dropFirst().first
guard let chosen = FuzzTarget.all.first(where: { $0.name == name }) else {
    print("usage: fuzz TARGET [options]; targets: \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    exit(2)
}
target = chosen

// Without the name of the target, which libFuzzer would take for a folder.
var arguments: [UnsafeMutablePointer<CChar>?] =
    [strdup(CommandLine.arguments[0])] + CommandLine.arguments.dropFirst(2).map { strdup($0) } + [nil]
var count = CInt(arguments.count - 1)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
    var start = buffer.baseAddress
    return LLVMFuzzerRunDriver(&count, &start) { data, size in
        target?.run([UInt8](UnsafeBufferPointer(start: data, count: size)))
        return 0
    }
}
exit(status)
