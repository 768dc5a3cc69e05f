import Threads
import Vocabulary
import Workspace

extension DatasetRun {
    /// Pages whose results are being read.
    private struct Batch {
        let pages: StoredPages
        let results = Guarded<[PageResult?]>([])

        /// Begins to read, on a thread of its own where there is one.
        func begin(by worker: Worker?) {
            let job: @Sendable () -> Void = { [pages, results] in
                let read = pages.read()
                results.withLock { $0 = read }
            }
            if let worker { worker.run(job) } else { job() }
        }

        func hand(to body: (_ capture: String, PageResult) throws -> Void) throws {
            let read = results.withLock { results in
                defer { results = [] }
                return results
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
        var last: Batch?
        try session.forEachBatchOfPages { pages in
            reading?.finish()
            let batch = Batch(pages: pages)
            batch.begin(by: reading)
            try last?.hand(to: body)
            last = batch
        }
        reading?.finish()
        try last?.hand(to: body)
    }
}
