import Foundation
import Synchronization

/// Tidies up before a signal, such as that of Ctrl-C, ends the program; as long as the value lives.
///
/// Signals are taken by a thread of their own (``watch()``), which is there before anything is written, so that none is lost
/// and none comes too early.
final class Interruption: Sendable {
    private struct TidyUp: Sendable {
        let number: Int
        let queue: DispatchQueue
        let work: @Sendable () -> Void
    }

    private static let pending = Mutex<(tidyUps: [TidyUp], next: Int)>(([], 0))
    private let number: Int

    /// Calls `tidyUp` on the queue when such a signal comes; the program then ends by it, before anything else on the queue.
    init(on queue: DispatchQueue, _ tidyUp: @escaping @Sendable () -> Void) {
        number = Self.pending.withLock { pending in
            pending.next += 1
            pending.tidyUps.append(TidyUp(number: pending.next, queue: queue, work: tidyUp))
            return pending.next
        }
    }

    deinit { Self.pending.withLock { [number] pending in pending.tidyUps.removeAll { $0.number == number } } }

    /// Takes signals from now on; to be called once, before the program has other threads.
    ///
    /// Signals that the program was started to ignore, in the background of a script for example, stay ignored.
    static func watch() {
        let numbers = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
        guard !numbers.isEmpty else { return }
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers { sigaddset(&set, number) }
        // Threads made later inherit this.
        pthread_sigmask(SIG_BLOCK, &set, nil)
        Thread.detachNewThread { [set] in
            var set = set
            var number: Int32 = 0
            while sigwait(&set, &number) != 0 {}
            end(by: number, after: pending.withLock { $0.tidyUps }[...])
        }
    }

    /// Tidies up, one within the other, so that no queue goes on with anything before the end.
    private static func end(by number: Int32, after tidyUps: ArraySlice<TidyUp>) {
        guard let first = tidyUps.first else { return raiseDefault(number) }
        first.queue.sync {
            first.work()
            end(by: number, after: tidyUps.dropFirst())
        }
    }

    private static func raiseDefault(_ number: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, number)
        signal(number, SIG_DFL)
        kill(getpid(), number)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        // Functions cannot be compared; SIG_IGN is the address 1.
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self) == 1
    }
}
