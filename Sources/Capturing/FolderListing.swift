import Glibc
import Workspace

/// The regular files below a folder, in the order of their paths; links are not followed.
struct FolderListing {
    /// Paths, kept so that memory does not grow with their number.
    let files: ScratchLines
    /// Those that are named as sidecars are.
    private(set) var sidecars: [String] = []
    /// What was not listed, and why.
    private(set) var problems: [(path: String, reason: String)] = []

    init(of folder: String, scratch: String?) throws(InventoryError) {
        files = ScratchLines(in: scratch)
        var waiting = [""]
        while let path = waiting.popLast() {
            guard let stream = opendir(path.isEmpty ? folder : folder + "/" + path) else {
                let reason = String(cString: strerror(errno))
                if path.isEmpty { throw InventoryError(path: folder, reason: reason) }
                problems.append((path, reason))
                continue
            }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                guard bytes != [0x2E], bytes != [0x2E, 0x2E] else { continue }
                guard let name = String(validating: bytes, as: UTF8.self) else {
                    problems.append(
                        (path + "/" + String(decoding: bytes, as: UTF8.self), "its name is not UTF-8"))
                    continue
                }
                let child = path.isEmpty ? name : path + "/" + name
                var status = stat()
                guard lstat(folder + "/" + child, &status) == 0 else {
                    problems.append((child, String(cString: strerror(errno))))
                    continue
                }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: waiting.append(child)
                case S_IFREG:
                    files.append(Array(child.utf8))
                    if name == CaptureList.name { sidecars.append(child) }
                case S_IFLNK: problems.append((child, "it is a symbolic link; put the file itself there"))
                default: problems.append((child, "it is no regular file"))
                }
            }
        }
        sidecars.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
