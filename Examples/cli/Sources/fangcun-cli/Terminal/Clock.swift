import FangcunModel
import Foundation

extension Instant {
    /// The time of day by the clock of this machine. The library never asks for it; a program may.
    static var now: Instant { Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)) }
}
