import Testing

@testable import Curating

@Suite struct ConcurrentPagesTests {
    /// What is under way at once, counted by those who do it.
    private actor Gauge {
        private(set) var most = 0
        private var now = 0

        func enter() {
            now += 1
            most = max(most, now)
        }

        func leave() { now -= 1 }
    }

    private struct Refusal: Error {}

    @Test("Results come in the order of the inputs, whatever the work takes", arguments: [1, 2, 3, 8, 64])
    func order(workers: Int) async throws {
        var consumed: [Int] = []
        let inputs = Array(0..<200)
        try await forEachInOrder(inputs, workers: workers, weight: { _ in 1 }) { input, _ in
            // Early inputs take longer than late ones.
            (0..<((200 - input) * 50)).reduce(input) { sum, _ in sum }
        } consume: { input, output in
            #expect(input == output)
            consumed.append(output)
        }
        #expect(consumed == inputs)
    }

    @Test("Nothing to do is done at once")
    func empty() async throws {
        try await forEachInOrder([Int](), workers: 4, weight: { _ in 1 }) { input, _ in
            input
        } consume: { _, _ in
            Issue.record("there was nothing to consume")
        }
    }

    @Test("Slots are never shared by inputs that are under way at once")
    func slots() async throws {
        var slots: Set<Int> = []
        try await forEachInOrder(Array(0..<100), workers: 4, weight: { _ in 1 }) { _, slot in
            slot
        } consume: { input, slot in
            #expect(slot == input % 16)
            slots.insert(slot)
        }
        #expect(slots.count == 16)
    }

    @Test("An input above the limit on bytes is worked on all the same, alone")
    func heavy() async throws {
        var consumed = 0
        try await forEachInOrder([1, 2, 3], workers: 4, weight: { _ in 1 << 40 }) { input, _ in
            input
        } consume: { _, _ in
            consumed += 1
        }
        #expect(consumed == 3)
    }

    @Test("An error of the consumer ends the work")
    func failure() async {
        var consumed = 0
        await #expect(throws: Refusal.self) {
            try await forEachInOrder(Array(0..<50), workers: 2, weight: { _ in 1 }) { input, _ in
                input
            } consume: { input, _ in
                consumed += 1
                if input == 10 { throw Refusal() }
            }
        }
        #expect(consumed == 11)
    }
}
