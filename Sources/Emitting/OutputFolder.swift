package import Threads

/// A folder in which the files of a dataset are written, and the thread that writes them.
package struct OutputFolder: Sendable {
    package let path: String
    /// Digests and writes in the order in which bytes come; without one, whoever has bytes does it.
    let worker: Worker?

    package init(_ path: String, worker: Worker? = nil) {
        self.path = path
        self.worker = worker
    }
}
