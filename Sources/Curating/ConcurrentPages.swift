/// Transforms inputs on several workers and hands the results on in the order of the inputs.
///
/// This is the only place where work on pages is concurrent; the pass over the dataset has threads that read ahead and
/// write behind (`Worker`). At most four inputs a worker, and so many bytes, are under way at once.
func forEachInOrder<Input: Sendable, Output: Sendable>(
    _ inputs: some Sequence<Input>, workers: Int, weight: (Input) -> Int,
    transform: @escaping @Sendable (_ input: Input, _ slot: Int) -> Output,
    consume: (Input, Output) throws -> Void
) async throws {
    let mostInputs = workers * 4
    let mostBytes = 128 << 20
    var rest = inputs.makeIterator()
    try await withThrowingTaskGroup(of: (Int, Input, Output).self) { group in
        var waiting: [Int: (Input, Output)] = [:]
        var next = rest.next()
        var started = 0
        var consumed = 0
        var running = 0
        var bytes = 0
        while next != nil || consumed < started {
            while let input = next, running < workers, started - consumed < mostInputs,
                bytes < mostBytes || started == consumed
            {
                let index = started
                bytes += weight(input)
                group.addTask { (index, input, transform(input, index % mostInputs)) }
                next = rest.next()
                started += 1
                running += 1
            }
            guard let (index, input, output) = try await group.next() else { break }
            running -= 1
            waiting[index] = (input, output)
            while let (input, output) = waiting.removeValue(forKey: consumed) {
                try consume(input, output)
                bytes -= weight(input)
                consumed += 1
            }
        }
    }
}
