import Foundation

/// A thread that does work in the order in which it is given.
///
/// What is given it before it goes away is done.
package final class Worker: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var isBusy = false
        var isEnding = false
    }

    private let state = Guarded(State())
    private let most: Int

    /// - Parameter most: How many jobs wait at most; whoever has another waits too.
    package init(most: Int) {
        self.most = most
        Thread.detachNewThread { [state] in
            while let job = Self.next(state) {
                job()
                state.withLock { $0.isBusy = false }
            }
        }
    }

    deinit { state.withLock { $0.isEnding = true } }

    /// The next job, for which it waits; nil where there will be none.
    private static func next(_ state: Guarded<State>) -> (@Sendable () -> Void)? {
        state.withLock(when: { !$0.jobs.isEmpty || $0.isEnding }) { state in
            guard !state.jobs.isEmpty else { return nil }
            state.isBusy = true
            return state.jobs.removeFirst()
        }
    }

    package func run(_ job: @escaping @Sendable () -> Void) {
        state.withLock(when: { [most] in $0.jobs.count < most }) { $0.jobs.append(job) }
    }

    /// Waits until all is done that was given.
    package func finish() { state.withLock(when: { $0.jobs.isEmpty && !$0.isBusy }) { _ in } }
}
