import Threads
import Vocabulary
import Workspace

extension DatasetRun {
    /// Pages whose results are being read.
    private struct Batch {
        let pages: StoredPages
        /// Nil until they are read.
        let results = Guarded<[PageResult?]?>(nil)

        /// Begins to read, on a thread of its own where there is one.
        func begin(by worker: Worker?) {
            let job: @Sendable () -> Void = { [pages, results] in
                let read = pages.read()
                results.withLock { $0 = read }
            }
            if let worker { worker.run(job) } else { job() }
        }

        /// Waits until all is read, and hands it on.
        func hand(to body: (_ capture: String, PageResult) throws -> Void) throws {
            let read = results.withLock(when: { $0 != nil }) { results in
                defer { results = [] }
                return results ?? []
            }
            for (capture, result) in zip(pages.captures, read) {
                guard let result else {
                    throw RunFailure.unfinished("the workspace was changed by something else; run again")
                }
                try body(capture, result)
            }
        }
    }

    /// The results of all pages in the order of the pages' keys; the next are read while `body` has some.
    func forEachPage(_ body: (_ capture: String, PageResult) throws -> Void) throws {
        let ahead = reading == nil ? 0 : 2
        var begun: [Batch] = []
        try session.forEachBatchOfPages { pages in
            let batch = Batch(pages: pages)
            batch.begin(by: reading)
            begun.append(batch)
            if begun.count > ahead { try begun.removeFirst().hand(to: body) }
        }
        for batch in begun { try batch.hand(to: body) }
    }
}
