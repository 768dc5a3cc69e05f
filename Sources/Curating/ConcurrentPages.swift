/// Transforms inputs on several workers and hands the results on in the order of the inputs.
///
/// This is the only place where the work of a run is concurrent. At most four inputs a worker, and so many
/// bytes, are under way at once.
func forEachInOrder<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], workers: Int, weight: (Input) -> Int,
    transform: @escaping @Sendable (_ input: Input, _ slot: Int) -> Output,
    consume: (Input, Output) throws -> Void
) async throws {
    let mostInputs = workers * 4
    let mostBytes = 128 << 20
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
        var waiting: [Int: Output] = [:]
        var started = 0
        var consumed = 0
        var running = 0
        var bytes = 0
        while consumed < inputs.count {
            while started < inputs.count, running < workers, started - consumed < mostInputs,
                bytes < mostBytes || started == consumed
            {
                let index = started
                let input = inputs[index]
                bytes += weight(input)
                group.addTask { (index, transform(input, index % mostInputs)) }
                started += 1
                running += 1
            }
            guard let (index, output) = try await group.next() else { break }
            running -= 1
            waiting[index] = output
            while let output = waiting.removeValue(forKey: consumed) {
                try consume(inputs[consumed], output)
                bytes -= weight(inputs[consumed])
                consumed += 1
            }
        }
    }
}
