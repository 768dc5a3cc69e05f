import Testing
import Threads

@Suite struct GuardedTests {
    /// Under the thread sanitizer it also shows that the sanitizer sees the lock.
    @Test("No change is lost, however many change the value at once", arguments: [1, 2, 8])
    func contention(tasks: Int) async {
        let counts = Guarded<[Int: Int]>([:])
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for step in 0..<20_000 { counts.withLock { $0[(task + step) % 70, default: 0] += 1 } }
                }
            }
        }
        #expect(counts.withLock { $0.values.reduce(0, +) } == tasks * 20_000)
    }

    @Test("An error passes through, and the value stays usable")
    func errors() {
        struct Refusal: Error {}
        let guarded = Guarded(1)
        #expect(throws: Refusal.self) {
            try guarded.withLock { value throws(Refusal) in
                value = 2
                throw Refusal()
            }
        }
        #expect(guarded.withLock { $0 } == 2)
    }
}
