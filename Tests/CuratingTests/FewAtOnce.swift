import Testing

/// Lets a few tests of a suite run at once, not all.
///
/// Each run over a site holds six files open: some hundred that wait for one another have more than the
/// thousand that many machines allow a process.
struct FewAtOnce: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    @concurrent
    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        await Gate.shared.enter()
        do {
            try await function()
            await Gate.shared.leave()
        } catch {
            await Gate.shared.leave()
            throw error
        }
    }

    /// As many places as there are; who comes when all are taken waits in a line.
    private actor Gate {
        static let shared = Gate()

        private var free = 16
        private var line: [CheckedContinuation<Void, Never>] = []

        func enter() async {
            if free > 0 {
                free -= 1
            } else {
                await withCheckedContinuation { line.append($0) }
            }
        }

        func leave() {
            if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
        }
    }
}

extension Trait where Self == FewAtOnce {
    static var fewAtOnce: Self { FewAtOnce() }
}
