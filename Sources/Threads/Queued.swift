/// A value that is changed in the order in which changes are asked for, by a thread beside where there is
/// one.
///
/// After a change that fails there is none; `finish` throws what it failed of.
package final class Queued<Value: ~Copyable>: Sendable {
    private struct State: ~Copyable {
        var value: Value
        var failure: (any Error)?
    }

    private let state: Guarded<State>
    private let worker: Worker?

    package init(_ initial: consuming sending Value, on worker: Worker?) {
        state = Guarded(State(value: initial))
        self.worker = worker
    }

    package func change(_ body: @escaping @Sendable (inout Value) throws -> Void) {
        let job: @Sendable () -> Void = { [state] in
            state.withLock { state in
                guard state.failure == nil else { return }
                do { try body(&state.value) } catch { state.failure = error }
            }
        }
        if let worker { worker.run(job) } else { job() }
    }

    /// Waits for all changes, and gives what they made.
    package func finish<Result>(_ body: (inout Value) throws -> Result) throws -> Result {
        worker?.finish()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            return try body(&state.value)
        }
    }
}
