import Testing
import Threads

@Suite struct WorkerTests {
    @Test("Work is done in its order, and all of it before `finish` returns", arguments: [1, 2, 8])
    func order(most: Int) {
        let done = Guarded<[Int]>([])
        let worker = Worker(most: most)
        for turn in 1...3 {
            for number in 0..<500 { worker.run { done.withLock { $0.append(number) } } }
            worker.finish()
            #expect(done.withLock { $0.count } == turn * 500)
        }
        #expect(done.withLock { Array($0.suffix(500)) } == Array(0..<500))
    }

    @Test("No more waits than may; whoever has more waits too", arguments: [1, 2, 8])
    func bound(most: Int) {
        let counts = Guarded((given: 0, begun: 0, mostWaiting: 0))
        let worker = Worker(most: most)
        for _ in 0..<200 {
            worker.run {
                counts.withLock { counts in
                    counts.begun += 1
                    counts.mostWaiting = max(counts.mostWaiting, counts.given - counts.begun)
                }
                // Work that takes longer than to give it: without a bound, whoever gives would run ahead.
                _ = (0..<2_000).reduce(0) { $0 &+ $1 }
            }
            counts.withLock { $0.given += 1 }
        }
        worker.finish()
        #expect(counts.withLock { $0.begun } == 200)
        #expect(counts.withLock { $0.mostWaiting } <= most)
    }

    @Test("What was given before it goes away is done")
    func ending() {
        let done = Guarded(0)
        do {
            let worker = Worker(most: 8)
            for _ in 0..<8 { worker.run { done.withLock { $0 += 1 } } }
        }
        done.withLock(when: { $0 == 8 }) { _ in }
    }
}
