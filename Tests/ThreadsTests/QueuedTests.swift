import Testing
import Threads

/// What is asked for is done in its order, whether a thread does it or whoever asks.
@Suite struct QueuedTests {
    private struct Refused: Error, Equatable { var number: Int }

    /// A value that cannot be copied, as a writer of a file cannot.
    private struct Log: ~Copyable {
        var numbers: [Int] = []
    }

    @Test(
        "Changes come in their order, and all of them before `finish` gives the value",
        arguments: [false, true])
    func order(hasThread: Bool) throws {
        let log = Queued(Log(), on: hasThread ? Worker(most: 4) : nil)
        for number in 0..<500 { log.change { $0.numbers.append(number) } }
        #expect(try log.finish { $0.numbers } == Array(0..<500))
        log.change { $0.numbers.append(500) }
        #expect(try log.finish { $0.numbers.count } == 501)
    }

    @Test(
        "After a change that fails there is none, and `finish` throws the first failure",
        arguments: [false, true])
    func failure(hasThread: Bool) {
        let seen = Guarded<[Int]>([])
        let log = Queued(Log(), on: hasThread ? Worker(most: 4) : nil)
        for number in 0..<20 {
            log.change { _ in
                seen.withLock { $0.append(number) }
                if number == 7 || number == 9 { throw Refused(number: number) }
            }
        }
        #expect(throws: Refused(number: 7)) { try log.finish { $0.numbers.count } }
        #expect(seen.withLock { Array($0) } == Array(0...7))
    }
}
