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

    @Test("No more waits than may; whoever has more waits too")
    func bound() {
        let gate = Guarded(false)
        let begun = Guarded(0)
        let worker = Worker(most: 2)
        for _ in 0..<3 {
            worker.run {
                begun.withLock { $0 += 1 }
                gate.withLock(when: { $0 }) { _ in }
            }
        }
        // One is at work, two wait; nothing more has begun.
        begun.withLock(when: { $0 == 1 }) { _ in }
        gate.withLock { $0 = true }
        worker.finish()
        #expect(begun.withLock { $0 } == 3)
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
