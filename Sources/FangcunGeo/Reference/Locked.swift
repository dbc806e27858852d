internal import Glibc

/// A value behind a lock.
///
/// The lock is a pthread mutex, which ThreadSanitizer understands, unlike `Synchronization.Mutex` on Linux.
@safe package final class Locked<Value>: @unchecked Sendable {
    // Unchecked: `value` is touched only while the mutex is held.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    /// A lock around a value.
    package init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        // A zeroed mutex is PTHREAD_MUTEX_INITIALIZER on Linux: an ordinary mutex, whose calls cannot fail in right use.
        unsafe mutex.initialize(to: pthread_mutex_t())
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` alone with the value.
    package func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
