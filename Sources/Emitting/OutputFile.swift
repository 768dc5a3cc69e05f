import Digests
import Glibc
import Threads
package import Vocabulary

/// A file of the dataset while it is written; its length and digest are known at its end.
package struct OutputFile: ~Copyable {
    private let sink: FileSink
    private let worker: Worker?
    private var waiting: [UInt8] = []

    /// A run has some sixty files open at once, each with so much waiting.
    private static let chunk = 1 << 18

    /// Makes a file below a folder; the folders on its way are made too.
    package init(_ path: String, in folder: OutputFolder) throws(OutputError) {
        sink = try FileSink(path, in: folder.path)
        worker = folder.worker
    }

    package mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        waiting += bytes
        if waiting.count >= Self.chunk { try flush() }
    }

    /// Brings all to the disk, and says what was written.
    package consuming func finish() throws(OutputError) -> ManifestEntry {
        try flush()
        worker?.finish()
        return try sink.finish()
    }

    private mutating func flush() throws(OutputError) {
        var bytes: [UInt8] = []
        swap(&bytes, &waiting)
        if let worker {
            let chunk = bytes
            worker.run { [sink] in sink.take(chunk) }
        } else {
            sink.take(bytes)
            // The buffer is used again.
            bytes.removeAll(keepingCapacity: true)
            swap(&bytes, &waiting)
        }
        try sink.check()
    }
}

/// Why a file of the dataset could not be written.
package struct OutputError: Error, Equatable {
    package var path: String
    package var reason: String
}
