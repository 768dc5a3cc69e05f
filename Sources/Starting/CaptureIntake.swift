import Foundation
import Glibc

/// Brings captures into a project: by hard link where the file system allows it, else by copy.
package struct CaptureIntake {
    private let source: String
    private let target: String

    /// What came in.
    package struct Report: Sendable, Equatable {
        package var linked = 0
        package var copied = 0
        package var bytes = 0
        /// What was left behind, and why.
        package var skipped: [(path: String, reason: String)] = []

        package static func == (a: Report, b: Report) -> Bool {
            (a.linked, a.copied, a.bytes) == (b.linked, b.copied, b.bytes)
                && a.skipped.map(\.path) == b.skipped.map(\.path)
        }
    }

    /// Why captures could not be brought in; nothing of them is in the project then.
    package struct Failure: Error, Equatable {
        package var path: String
        package var reason: String
    }

    /// - Parameters:
    ///   - source: A file, or a folder.
    ///   - target: Where it shall lie; nothing may be there yet.
    package init(from source: String, to target: String) {
        self.source = source
        self.target = target
    }

    /// Brings all regular files in; symbolic links are never followed, and never made.
    package func bringIn(progress: (_ done: Int) -> Void) throws(Failure) -> Report {
        let partial = target + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        var report = Report()
        do throws(Failure) {
            var status = stat()
            guard lstat(source, &status) == 0 else { throw failure(source) }
            if status.st_mode & S_IFMT == S_IFDIR {
                try makeFolder(partial)
                try bring(folder: "", to: partial, &report, progress)
            } else {
                try bring(source, to: partial, &report)
                progress(1)
            }
            guard rename(partial, target) == 0 else { throw failure(target) }
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
        return report
    }

    private func bring(
        folder: String, to root: String, _ report: inout Report, _ progress: (Int) -> Void
    ) throws(Failure) {
        var waiting = [folder]
        var seen = 0
        while let path = waiting.popLast() {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: source + path).sorted()
            } catch {
                throw Failure(path: source + path, reason: "it cannot be listed")
            }
            for name in names {
                let child = path + "/" + name
                var status = stat()
                guard lstat(source + child, &status) == 0 else { throw failure(source + child) }
                switch status.st_mode & S_IFMT {
                case S_IFDIR:
                    try makeFolder(root + child)
                    waiting.append(child)
                case S_IFREG:
                    try bring(source + child, to: root + child, &report)
                    seen += 1
                    progress(seen)
                case S_IFLNK:
                    report.skipped.append((child.droppingSlash, "it is a symbolic link"))
                default: report.skipped.append((child.droppingSlash, "it is no regular file"))
                }
            }
        }
    }

    private func makeFolder(_ path: String) throws(Failure) {
        guard mkdir(path, 0o755) == 0 else { throw failure(path) }
    }

    private func bring(_ file: String, to place: String, _ report: inout Report) throws(Failure) {
        var status = stat()
        guard lstat(file, &status) == 0 else { throw failure(file) }
        report.bytes += Int(status.st_size)
        if link(file, place) == 0 {
            report.linked += 1
            return
        }
        do {
            try FileManager.default.copyItem(atPath: file, toPath: place)
        } catch {
            throw Failure(path: file, reason: "it cannot be copied: \(error.localizedDescription)")
        }
        report.copied += 1
    }

    private func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}

extension String {
    fileprivate var droppingSlash: String { hasPrefix("/") ? String(dropFirst()) : self }
}
