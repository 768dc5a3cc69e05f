import CLinux
import Foundation
import Glibc

/// The folder `curated/`, which is replaced as a whole or not at all.
package struct DatasetFolder {
    private let path: String
    private let workspace: String

    /// Why the folder cannot be replaced.
    package enum Failure: Error, Equatable {
        /// It holds a file that its manifest does not name.
        case foreignFile(String)
        case system(path: String, reason: String)
    }

    /// - Parameters:
    ///   - path: The folder's own path.
    ///   - workspace: A folder on the same file system for what is not finished.
    package init(path: String, workspace: String) {
        self.path = path
        self.workspace = workspace
    }

    private var staging: String { workspace + "/curated.new" }
    private var previous: String { workspace + "/curated.old" }

    /// Completes a replacement that was interrupted between its two renames.
    package func recover() {
        let files = FileManager.default
        if !files.fileExists(atPath: path), files.fileExists(atPath: previous) {
            let isReady = files.fileExists(atPath: staging + "/SHA256SUMS")
            _ = rename(isReady ? staging : previous, path)
        }
        try? files.removeItem(atPath: previous)
        try? files.removeItem(atPath: staging)
    }

    /// An empty folder to write the next dataset to.
    package func makeStaging() throws -> String {
        try? FileManager.default.removeItem(atPath: staging)
        try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        return staging
    }

    /// Throws where the folder holds what no run has written.
    ///
    /// - Parameter known: The paths that the folder's manifest names; nil where it has no manifest.
    package func refuseForeignFiles(known: Set<String>?) throws(Failure) {
        guard let enumerator = FileManager.default.enumerator(atPath: path) else { return }
        for case let file as String in enumerator {
            var status = stat()
            guard lstat(path + "/" + file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
            if known?.contains(file) != true { throw .foreignFile(file) }
        }
    }

    /// Puts the staged dataset in the place of the old one.
    package func replace() throws(Failure) {
        for folder in [staging + "/data", staging + "/evidence", staging + "/report", staging] {
            sync(folder)
        }
        if !FileManager.default.fileExists(atPath: path) {
            guard rename(staging, path) == 0 else { throw failure(path) }
        } else if cartulary_exchange(staging, path) == 0 {
            try? FileManager.default.removeItem(atPath: staging)
        } else {
            try? FileManager.default.removeItem(atPath: previous)
            guard rename(path, previous) == 0 else { throw failure(path) }
            guard rename(staging, path) == 0 else {
                let failure = failure(path)
                _ = rename(previous, path)
                throw failure
            }
            try? FileManager.default.removeItem(atPath: previous)
        }
        sync(String(path.reversed().drop { $0 != "/" }.reversed()))
    }

    private func sync(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func failure(_ path: String) -> Failure {
        .system(path: path, reason: String(cString: strerror(errno)))
    }
}
