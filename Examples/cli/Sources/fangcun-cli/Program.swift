import ArgumentParser
import Foundation

/// The entry of the program: parse, run, and turn what happened into an exit status.
///
/// 0 = done and good; 1 = done, and the answer is "no"; 2 = could not be done, with one line on the standard error that says
/// what and where.
@main
enum Program {
    static func main() {
        Interruption.watch()
        exit(run(Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs one command line and gives its exit status.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            var command = try FangcunCommand.parseAsRoot(arguments)
            try command.run()
            return ExitStatus.good
        } catch let failure as CommandFailure {
            StandardError.write("fangcun: \(failure)\n")
            return ExitStatus.impossible
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            return report(error)
        }
    }

    /// Help and version are answers; everything else that the argument parser throws is bad usage.
    private static func report(_ error: any Error) -> Int32 {
        if FangcunCommand.exitCode(for: error) == .success {
            try? StandardOutput.write(FangcunCommand.fullMessage(for: error) + "\n")
            return ExitStatus.good
        }
        StandardError.write("fangcun: \(OneLine(FangcunCommand.message(for: error))) (see --help)\n")
        return ExitStatus.impossible
    }
}

/// The exit statuses that scripts may rely on.
enum ExitStatus {
    static let good: Int32 = 0
    static let negative: Int32 = 1
    static let impossible: Int32 = 2
}
