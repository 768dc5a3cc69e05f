import Glibc

/// A value that several threads read and change, one at a time.
///
/// By a mutex of POSIX threads. `Synchronization.Mutex` is as right, but on Linux the thread sanitizer does
/// not see where it waits: under contention it reports what the mutex guards as a race.
package final class Guarded<Value: ~Copyable>: Sendable {
    // Reason: a pointer is not Sendable by itself. What this one points to is read and changed by `withLock`
    // alone, while the mutex is held, and freed in `deinit`, when nobody can call that any more; the initial
    // value is `sending`, so that nobody else has it.
    private nonisolated(unsafe) let value: UnsafeMutablePointer<Value>  // Reason: used under the mutex.
    // Reason: any thread may lock and unlock a mutex (POSIX, pthread_mutex_lock). It is made in `init`,
    // before another thread has it, does not move, since it lies on the heap, and is destroyed in `deinit`,
    // when nobody has it any more.
    private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>  // Reason: it is a lock.
    // Reason: any thread may wait for a condition and wake those that do (POSIX, pthread_cond_wait), here
    // with the mutex held. It is made, kept in its place and destroyed as the mutex is.
    private nonisolated(unsafe) let changed: UnsafeMutablePointer<pthread_cond_t>  // Reason: as the mutex.

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
