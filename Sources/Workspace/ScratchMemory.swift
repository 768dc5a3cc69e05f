import Glibc

/// Bytes that grow: a few in memory, many in a file without a name, which is mapped.
///
/// What lies in a file is the system's to write out and read again, so that memory does not grow with a site.
/// Where no file can be made or grown, the bytes stay in memory: a run needs more of it then, and gives the
/// same.
struct ScratchMemory: ~Copyable {
    private(set) var base: UnsafeMutableRawPointer?
    private(set) var capacity = 0
    private var descriptor: Int32 = -1
    /// Where the file lies; nil where there is to be none.
    private var folder: String?

    /// From so many bytes on they lie in a file.
    private static let leastInFile = 256 << 10
    /// A file doubles up to this, and grows by it from there on.
    private static let longestStep = 64 << 20

    init(in folder: String?) { self.folder = folder }

    deinit {
        if descriptor >= 0 {
            if let base { munmap(base, capacity) }
            close(descriptor)
        } else {
            base?.deallocate()
        }
    }

    /// Whether the bytes lie in a file.
    var isInFile: Bool { descriptor >= 0 }

    /// Makes room for so many bytes; what is there stays.
    mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        let step = min(max(capacity, 1024), Self.longestStep)
        let wanted = (max(count, capacity + step) + 4095) & ~4095
        if wanted < Self.leastInFile || !growFile(to: wanted) { growMemory(to: wanted) }
    }

    private mutating func growMemory(to wanted: Int) {
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
        if let base { fresh.copyMemory(from: base, byteCount: capacity) }
        if descriptor >= 0 {
            if let base { munmap(base, capacity) }
            close(descriptor)
            descriptor = -1
            folder = nil
        } else {
            base?.deallocate()
        }
        base = fresh
        capacity = wanted
    }

    private mutating func growFile(to wanted: Int) -> Bool {
        if descriptor >= 0 {
            // A hole that cannot be filled later would end the program: the disk is asked now.
            guard posix_fallocate(descriptor, 0, off_t(wanted)) == 0,
                let moved = Self.map(descriptor, wanted)
            else { return false }
            if let base { munmap(base, capacity) }
            base = moved
            capacity = wanted
            return true
        }
        guard let folder, let file = Self.unnamedFile(in: folder) else {
            self.folder = nil
            return false
        }
        guard posix_fallocate(file, 0, off_t(wanted)) == 0, let mapped = Self.map(file, wanted) else {
            close(file)
            self.folder = nil
            return false
        }
        if let base {
            mapped.copyMemory(from: base, byteCount: capacity)
            base.deallocate()
        }
        descriptor = file
        base = mapped
        capacity = wanted
        return true
    }

    private static func map(_ descriptor: Int32, _ count: Int) -> UnsafeMutableRawPointer? {
        let mapped = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        return mapped == MAP_FAILED ? nil : mapped
    }

    private static func unnamedFile(in folder: String) -> Int32? {
        // `mkstemp` asks for six of this letter at the end, and puts there what no file's name has yet.
        var name = Array((folder + "/scratch-" + String(repeating: "X", count: 6)).utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
        return descriptor
    }
}
