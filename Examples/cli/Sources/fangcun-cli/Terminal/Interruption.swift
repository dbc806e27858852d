import Foundation

/// Tidies up before a signal, such as that of Ctrl-C, ends the program.
final class Interruption {
    private let sources: [any DispatchSourceSignal]

    /// Calls `tidyUp` on the queue when such a signal comes; the program then ends by it, before anything else on the queue.
    ///
    /// Signals that the program was started to ignore, in the background of a script for example, stay ignored.
    init(on queue: DispatchQueue, _ tidyUp: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM, SIGHUP].filter { !Self.isIgnored($0) }.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                tidyUp()
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.activate()
            return source
        }
    }

    deinit {
        for source in sources {
            source.cancel()
            signal(Int32(source.handle), SIG_DFL)
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        // Functions cannot be compared; SIG_IGN is the address 1.
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self) == 1
    }
}
