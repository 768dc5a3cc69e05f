import Vocabulary

/// The sidecars `captures.jsonl` of a folder `raw/`: what a person states of its files.
struct CaptureList {
    /// One line of a sidecar.
    struct Entry {
        var url: String?
        var date: String?
        var sha256: String?
        var role: Capture.Role?
        var fidelity: Capture.Fidelity
        var derivedFrom: String?
        var note: String?
        var charset: String?
        var place: SourcePlace
    }

    /// Folders with a sidecar, each with its final `/`, or empty for `raw/` itself.
    private var folders: [String] = []
    private var entries: [String: Entry] = [:]
    private var seen: Set<String> = []

    /// What a sidecar is called.
    static let name = "captures.jsonl"

    /// - Parameter sidecars: Their paths.
    static func all(_ sidecars: [String], folder: String) -> Outcome<CaptureList> {
        var list = CaptureList()
        var findings: [Finding] = []
        for path in sidecars {
            guard let file = RawFile(path: path, in: folder, limit: .max) else { continue }
            list.read(file, findings: &findings)
        }
        return Outcome(list, findings: findings)
    }

    /// The folder with a sidecar that a file lies in; the innermost.
    func folder(holding path: String) -> String? {
        folders.filter { path.hasPrefix($0) }.max { $0.count < $1.count }
    }

    mutating func take(_ path: String) -> Entry? {
        seen.insert(path)
        return entries[path]
    }

    /// Lines that name a file which is not there.
    func missingFiles() -> [Finding] {
        entries.filter { !seen.contains($0.key) }.sorted { $0.key < $1.key }.map { path, entry in
            Finding(
                .captureFileMissing, subject: path,
                summary:
                    "\(path) is listed in \(entry.place.file), line \(entry.place.line), and is not there")
        }
    }

    private mutating func read(_ file: RawFile, findings: inout [Finding]) {
        let base = String(file.path.dropLast(Self.name.count))
        folders.append(base)
        let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
            let place = SourcePlace(file: "raw/" + file.path, line: number + 1)
            switch SidecarLine.entry(of: line, place: place) {
            case .success(let (name, entry)): entries[base + name] = entry
            case .failure(let problem):
                findings.append(
                    Finding(
                        .sidecarUnreadable, subject: file.path,
                        summary: "\(file.path), line \(number + 1): \(problem.message)"))
            }
        }
    }
}
