import Addresses
import Digests
package import Vocabulary

/// Lists every capture that a folder `raw/` holds. Nothing in the folder is changed.
package struct Inventory {
    private let folder: String
    private let project: Project

    /// - Parameter folder: The path of `raw/`.
    package init(of folder: String, project: Project) {
        self.folder = folder
        self.project = project
    }

    /// The captures in the order of their paths, bytewise.
    ///
    /// - Throws: `InventoryError` where the folder itself cannot be read.
    package func captures() throws -> Outcome<[Capture]> {
        let listing = try FolderListing(of: folder)
        var findings = listing.problems.map { path, reason in
            Finding(.fileSkipped, subject: path, summary: "\(path) was not read: \(reason)")
        }
        var sidecars = CaptureList.all(in: listing.files, folder: folder)
        findings += sidecars.findings
        var captures: [Capture] = []
        for path in listing.files {
            guard let file = RawFile(path: path, in: folder, limit: project.limits.pageBytes) else {
                findings.append(
                    Finding(
                        .fileSkipped, subject: path, summary: "\(path) could not be read while listing raw/"))
                continue
            }
            captures.append(capture(of: file, sidecars: &sidecars.value, findings: &findings))
        }
        findings += sidecars.value.missingFiles()
        Address.assign(to: &captures, mounts: project.mounts)
        findings += Address.unknownHosts(in: captures)
        if !captures.contains(where: { $0.role == .page }) {
            findings.append(
                Finding(
                    .noPages, subject: "raw",
                    summary: "None of the \(captures.count) captures is a page of HTML"))
        }
        return Outcome(chosen(from: captures, findings: &findings), findings: findings)
    }

    private func capture(of file: RawFile, sidecars: inout CaptureList, findings: inout [Finding]) -> Capture
    {
        let kind = MediaKind(of: file, knownURLs: project.knownURLs)
        var capture = Capture(
            id: String(SHA256.hex(of: Array("\(file.path)\n0\n0".utf8)).prefix(16)), file: file.path,
            length: file.length, sha256: file.sha256, url: nil, mediaType: kind.mediaType, role: kind.role,
            reason: kind.reason)
        guard let folder = sidecars.folder(holding: file.path), kind.role != .sidecar else { return capture }
        guard let entry = sidecars.take(file.path) else {
            capture.role = .other
            capture.reason = "not listed in \(folder)captures.jsonl"
            findings.append(
                Finding(
                    .captureNotListed, subject: file.path,
                    summary:
                        "\(file.path) is not listed in \(folder)captures.jsonl, which is "
                        + "exhaustive for its folder"
                ))
            return capture
        }
        capture.url = entry.url.flatMap { WebURL($0)?.resource }
        capture.date = entry.date
        capture.fidelity = entry.fidelity
        capture.derivedFrom = entry.derivedFrom
        capture.note = entry.note
        capture.charset = entry.charset
        if let role = entry.role {
            capture.role = role
            capture.reason = "stated in \(folder)captures.jsonl"
        }
        if let stated = entry.sha256, stated.lowercased() != file.sha256 {
            findings.append(
                Finding(
                    .fixityFailed, subject: file.path,
                    summary:
                        "\(file.path) has SHA-256 \(file.sha256.prefix(12))…, captures.jsonl "
                        + "says \(stated.prefix(12))…"
                ))
        }
        return capture
    }

    /// Of several page captures of one URL those that the project's policy counts; the others change role.
    private func chosen(from captures: [Capture], findings: inout [Finding]) -> [Capture] {
        guard project.captures != .all else { return captures }
        var best: [String: Int] = [:]
        var result = captures
        for (index, capture) in captures.enumerated() where capture.role == .page {
            guard let url = capture.url else { continue }
            guard let other = best[url] else {
                best[url] = index
                continue
            }
            let isNewer = (capture.date ?? "") > (captures[other].date ?? "")
            let loser = (project.captures == .newest) == isNewer ? other : index
            best[url] = loser == other ? index : other
            result[loser].role = .other
            result[loser].reason = "another capture of \(url) counts"
            findings.append(
                Finding(
                    .capturePassedOver, subject: captures[loser].file,
                    summary:
                        "\(captures[loser].file) was passed over: "
                        + "\(captures[loser == other ? index : other].file) is another capture of \(url)"
                ))
        }
        return result
    }
}

/// Why `raw/` cannot be listed.
package struct InventoryError: Error, Equatable {
    package var path: String
    package var reason: String
}
