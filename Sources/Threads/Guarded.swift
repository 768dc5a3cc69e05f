import Glibc

/// A value that several threads read and change, one at a time.
///
/// By a mutex of POSIX threads. `Synchronization.Mutex` is as right, but on Linux the thread sanitizer does
/// not see where it waits: under contention it reports what the mutex guards as a race.
package final class Guarded<Value: ~Copyable>: Sendable {
    // A pointer is not Sendable by itself. What this one points to is read and changed by `withLock` alone,
    // while the mutex is held, and freed in `deinit`, when nobody can call that any more; the initial value is
    // `sending`, so that nobody else has it.
    private nonisolated(unsafe) let value: UnsafeMutablePointer<Value>  // Safe: under the mutex.
    // POSIX lets any thread lock a mutex and wait for a condition. Both are made in `init`, before another
    // thread has them, never moved, since they lie on the heap, and destroyed in `deinit`.
    private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>  // Safe: a lock.
    private nonisolated(unsafe) let changed: UnsafeMutablePointer<pthread_cond_t>  // Safe: as a lock is.

    package init(_ initial: consuming sending Value) {
        value = .allocate(capacity: 1)
        value.initialize(to: initial)
        changed = .allocate(capacity: 1)
        changed.initialize(to: pthread_cond_t())
        pthread_cond_init(changed, nil)
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
        pthread_cond_destroy(changed)
        changed.deallocate()
        value.deinitialize(count: 1)
        value.deallocate()
    }

    /// Runs `body` while nobody else has the value; not from inside itself, which would wait for ever.
    package func withLock<Result, Failure>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        pthread_mutex_lock(mutex)
        defer {
            pthread_mutex_unlock(mutex)
            pthread_cond_broadcast(changed)
        }
        return try body(&value.pointee)
    }

    /// Waits until a condition holds, which others make hold by `withLock`, and runs `body`.
    package func withLock<Result>(
        when condition: (borrowing Value) -> Bool, _ body: (inout Value) -> Result
    ) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_mutex_unlock(mutex)
            pthread_cond_broadcast(changed)
        }
        while !condition(value.pointee) { pthread_cond_wait(changed, mutex) }
        return body(&value.pointee)
    }
}
