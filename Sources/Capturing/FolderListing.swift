import Glibc

/// The regular files below a folder, in the order of their paths; links are not followed.
struct FolderListing {
    private(set) var files: [String] = []
    /// What was not listed, and why.
    private(set) var problems: [(path: String, reason: String)] = []

    init(of folder: String) throws(InventoryError) {
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
                case S_IFREG: files.append(child)
                case S_IFLNK: problems.append((child, "it is a symbolic link; put the file itself there"))
                default: problems.append((child, "it is no regular file"))
                }
            }
        }
        files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
