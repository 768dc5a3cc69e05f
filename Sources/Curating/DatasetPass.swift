import Capturing
import Declaring
import Emitting
import Normalising
import Packaging
import Serialising
import Threads
import Validating
import Vocabulary
import Workspace

/// The second half of a run: what needs the whole dataset, streamed from the workspace in key order.
struct DatasetPass {
    let declarations: Declarations
    let holdings: Holdings
    let folder: String
    /// Whether threads beside this one read ahead and write behind.
    let isHelped: Bool
    let progress: Curator.Progress
    let boilerplate: BoilerplateBlocks
    /// The path of `raw/`, for what is read again.
    let rawFolder: String

    private var project: Project { declarations.project }
    private var captures: Captures { holdings.captures }

    func run(in session: WorkspaceSession) throws -> RunReport {
        let scope = Scope(project: project, captures: captures)
        let run = try DatasetRun(
            session: session, declarations: declarations, scope: scope,
            captures: captures, folder: OutputFolder(folder, worker: worker()), reading: worker(),
            writing: worker())
        let reader = CaptureReader(folder: rawFolder, limit: project.limits.pageBytes)
        if declarations.schemas.contains(where: { $0.isBuiltIn && $0.kind == BuiltInKinds.feedEntry.kind }) {
            try run.enterFeeds { reader.payload(of: $0) }
        }
        try run.indexNames()
        // Documents are known when all links are.
        let ordered = declarations.schemas.filter { !$0.isPageBound }.sorted {
            ($0.isBuiltIn && $0.kind == "document" ? 1 : 0, $0.kind) < (
                $1.isBuiltIn && $1.kind == "document" ? 1 : 0, $1.kind
            )
        }
        for (index, schema) in ordered.enumerated() {
            progress("writing tables", index + 1, ordered.count)
            switch schema.kind {
            case "page": try run.writePages(schema, boilerplate: boilerplate)
            case "document" where schema.isBuiltIn: try run.writeDocuments(schema)
            case BuiltInKinds.feedEntry.kind where schema.isBuiltIn: try run.writeFeedEntries(schema)
            default: try run.writeRecords(of: schema)
            }
        }
        try run.writeCaptures()
        try run.writeAddresses()
        try run.writeDamages(holdings.damages)
        try run.writeAddressLists { reader.payload(of: $0) }
        try run.writeKnownURLs()
        try run.writeTranslations()
        try run.writeReferrers()
        try run.writeLedger(holdings, scope: scope)
        try run.writeFindings()
        try run.finishReports()
        run.finishCounts()
        try package(run, scope: scope)
        return RunReport(counts: run.counts, failOn: project.failOn)
    }

    private func worker() -> Worker? { isHelped ? Worker(most: 64) : nil }

    /// Writes what describes the dataset as a whole.
    private func package(_ run: DatasetRun, scope: Scope) throws {
        let schemas = declarations.schemas
        var entries = run.entries
        let descriptor = DataPackage(project: project, schemas: schemas, files: entries)
        entries.append(try write(descriptor.descriptor().pretty() + "\n", to: "datapackage.json"))
        let readme = Readme(
            project: project, schemas: schemas, counts: run.counts, scope: scope.description,
            rights: descriptor.rights)
        entries.append(try write(readme.text(), to: "README.md"))
        let citation = Citation(project: project, scope: scope.description)
        entries.append(try write(citation.text(), to: "CITATION.cff"))
        let manifest = Manifest(
            tool: "cartulary " + Curator.version, scope: scope.description,
            outputs: entries.sorted { $0.path < $1.path }, counts: run.counts)
        var file = try OutputFile("manifest.json", in: OutputFolder(folder))
        try manifest.write(inputs: inputs) { try file.write(Array($0.utf8)) }
        entries.append(try file.finish())
        _ = try write(Manifest.sums(of: entries), to: "SHA256SUMS")
    }

    /// What the run read, in the order of the paths.
    private var inputs: some Sequence<ManifestEntry> {
        let own = declarations.files.filter { !$0.path.hasPrefix("raw/") }.sorted { $0.path < $1.path }
            .map { ManifestEntry(path: $0.path, bytes: $0.bytes.count, sha256: digest(of: $0.bytes)) }
        let raw = holdings.files.lazy.map {
            ManifestEntry(path: "raw/" + $0.path, bytes: $0.bytes, sha256: $0.sha256)
        }
        let behind = own.firstIndex { $0.path > "raw/" } ?? own.endIndex
        return [AnySequence(own[..<behind]), AnySequence(raw), AnySequence(own[behind...])].joined()
    }

    private func write(_ text: String, to path: String) throws -> ManifestEntry {
        var file = try OutputFile(path, in: OutputFolder(folder))
        try file.write(Array(text.utf8))
        return try file.finish()
    }
}
