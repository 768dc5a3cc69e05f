import Addresses
import Archives
import Digests
package import Vocabulary
package import Workspace

/// Lists every capture that a folder `raw/` holds. Nothing in the folder is changed.
package struct Inventory {
    /// Says how many of the files were read.
    package typealias Progress = (_ done: Int, _ total: Int) -> Void

    private let folder: String
    private let project: Project
    private let digests: DigestMode
    private let scratch: String?

    /// - Parameters:
    ///   - folder: The path of `raw/`.
    ///   - digests: Which digests are computed; only `all` gives what a run needs.
    ///   - scratch: A folder for what grows with the captures; without one they stay in memory.
    package init(of folder: String, project: Project, digests: DigestMode = .all, scratch: String? = nil) {
        self.folder = folder
        self.project = project
        self.digests = digests
        self.scratch = scratch
    }

    /// The captures in the order of their places, and all findings at once.
    package func holdings(progress: Progress = { _, _ in }) throws -> Outcome<Holdings> {
        var findings: [Finding] = []
        let holdings = try holdings(progress: progress) { findings.append($0) }
        return Outcome(holdings, findings: findings)
    }

    /// The captures in the order of their places: path, member, offset.
    ///
    /// - Parameter report: Takes the findings, which may be as many as the captures.
    /// - Throws: `InventoryError` where the folder itself cannot be read.
    package func holdings(progress: Progress, report: (Finding) throws -> Void) throws -> Holdings {
        let listing = try FolderListing(of: folder, scratch: scratch)
        var result = Outcome(Holdings(in: scratch))
        for (path, reason) in listing.problems {
            result.findings.append(
                Finding(.fileSkipped, subject: path, summary: "\(path) was not read: \(reason)"))
            result.value.damages.append(
                Damage(
                    file: path, offset: 0, length: 0,
                    kind: reason.contains("UTF-8") ? .undecodableName : .unreadable,
                    lost: "the file: \(reason)"))
        }
        var sidecars = CaptureList.all(listing.sidecars, folder: folder)
        result.findings += sidecars.findings
        var done = 0
        func handOver() throws {
            for finding in result.findings { try report(finding) }
            result.findings = []
        }
        try listing.files.forEachSorted { path in
            if done % 64 == 0 { progress(done, listing.files.count) }
            read(String(decoding: path, as: UTF8.self), &sidecars.value, &result)
            try handOver()
            done += 1
        }
        result.findings += sidecars.value.missingFiles()
        let captures = result.value.captures
        Revisits.resolve(captures, in: scratch)
        SavedPages.tellApart(captures)
        Address.assign(to: captures, mounts: project.mounts)
        ForeignPages.tellApart(captures, project: project)
        result.findings += Address.unknownHosts(in: captures)
        result.findings += Revisits.findings(captures)
        if !captures.indices.contains(where: { captures.role(at: $0) == .page }) {
            result.findings.append(
                Finding(
                    .noPages, subject: "raw",
                    summary: "None of the \(captures.count) captures is a page of HTML"))
        }
        try CaptureChoice(policy: project.captures).choose(among: captures, in: scratch, report: report)
        result.findings += WithheldCaptures.mark(captures, project.withheld)
        result.findings += DamageFindings.findings(result.value.damages)
        try handOver()
        return result.value
    }

    private func read(_ path: String, _ sidecars: inout CaptureList, _ result: inout Outcome<Holdings>) {
        let place = folder + "/" + path
        guard let file = ArchiveFile(place) else { return skip(path, &result) }
        let head = file.bytes(at: 0, count: ArchiveKind.reach)
        let archives = ArchiveInventory(folder: folder, digests: digests, captures: result.value.captures)
        switch ArchiveKind(name: path, head: head, file: file) {
        case .records(let coding): take(archives.records(of: path, file, coding), &result)
        case .zip:
            guard let contents = archives.zip(path, file) else { return readFile(path, &sidecars, &result) }
            take(contents, &result)
        case .lfsPointer:
            result.value.damages.append(
                Damage(
                    file: path, offset: 0, length: file.length, kind: .lfsPointer,
                    lost: "the archive: only a pointer of git-lfs is here; `git lfs pull` brings it"))
            readFile(path, &sidecars, &result)
        case .unsupported(let name):
            result.value.damages.append(
                Damage(
                    file: path, offset: 0, length: file.length, kind: .entryUnsupported,
                    lost: "the archive: \(name) is not read; unpack it first"))
            readFile(path, &sidecars, &result)
        case nil: readFile(path, &sidecars, &result)
        }
    }

    private func take(_ contents: ArchiveInventory.Result, _ result: inout Outcome<Holdings>) {
        result.value.damages += contents.damages
        result.value.files.append(contents.file)
    }

    private func skip(_ path: String, _ result: inout Outcome<Holdings>) {
        result.findings.append(
            Finding(.fileSkipped, subject: path, summary: "\(path) could not be read while listing raw/"))
        result.value.damages.append(
            Damage(
                file: path, offset: 0, length: 0, kind: .unreadable,
                lost: "the file, which could not be opened"))
    }

    private func readFile(_ path: String, _ sidecars: inout CaptureList, _ result: inout Outcome<Holdings>) {
        guard
            let file = RawFile(
                path: path, in: folder, limit: project.limits.pageBytes, wantsDigest: digests != .none)
        else { return skip(path, &result) }
        result.value.captures.append(capture(of: file, sidecars: &sidecars, findings: &result.findings))
        result.value.files.append(ManifestEntry(path: path, bytes: file.length, sha256: file.sha256))
        if file.length == 0 {
            result.value.damages.append(
                Damage(file: path, offset: 0, length: 0, kind: .emptyFile, lost: "whatever it held"))
        }
    }

    private func capture(of file: RawFile, sidecars: inout CaptureList, findings: inout [Finding]) -> Capture
    {
        let kind = MediaKind(of: file, knownURLs: project.knownURLs)
        var capture = Capture(
            id: String(SHA256.hex(of: Array("\(file.path)\n0\n0".utf8)).prefix(16)), file: file.path,
            length: file.length, sha256: file.sha256, url: nil, mediaType: kind.mediaType, role: kind.role,
            reason: kind.reason)
        if kind.role == .page {
            let stated = StatedAddress(in: file.bytes)
            capture.url = stated.url
            capture.date = stated.date
            capture.fidelity = stated.tool.map { $0 == .singleFile ? .rendered : .rewritten } ?? .unknown
            capture.note = stated.tool.map(StatedAddress.note)
            capture.statedHost = StatedAddress.host(in: Array(file.bytes.prefix(16 << 10)))
        }
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
        if let stated = entry.sha256, digests != .none, stated.lowercased() != file.sha256 {
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
}

/// Why `raw/` cannot be listed.
package struct InventoryError: Error, Equatable {
    package var path: String
    package var reason: String
}

/// Which digests an inventory computes.
package enum DigestMode: Sendable {
    case none
    /// Those that archives state, to see whether they are right; of files of a folder, SHA-256.
    case verdicts
    /// Those, and SHA-256 of every payload and of every file.
    case all
}
