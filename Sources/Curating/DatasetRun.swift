import Declaring
import Digests
import Emitting
import Normalising
import Packaging
import Serialising
import Threads
import Validating
import Vocabulary
import Workspace

/// The writers, checks and counts of one pass over the dataset.
final class DatasetRun {
    let session: WorkspaceSession
    let declarations: Declarations
    let captures: Captures
    let folder: OutputFolder
    var resolver: ReferenceResolver
    private(set) var dateOrders = DateOrders()
    let duplicates: NearDuplicates
    let missing: MissingAddresses
    let checks: [any Check]
    /// Addresses of which it was said that links to them are bad, so that it is not said for each link.
    var said = Recent<[UInt8]>(most: 100_000)
    let references: ReferenceReport
    var languages: ReportStream
    var entries: [ManifestEntry] = []
    var counts = RunCounts()
    let notes: CaptureNotes
    /// What the rules of recipes found in feeds.
    var feedHits: [RuleHits] = []
    /// Threads that read what is needed next, and write what is ready; nil where one thread does all.
    let reading: Worker?
    let writing: Worker?
    /// A folder for what grows with the site.
    let scratch: String
    private var columnCounts: [String: ColumnCounts] = [:]

    init(
        session: WorkspaceSession, declarations: Declarations, scope: Scope, captures: Captures,
        folder: OutputFolder, reading: Worker?, writing: Worker?
    ) throws {
        self.session = session
        self.declarations = declarations
        self.captures = captures
        self.folder = folder
        self.reading = reading
        self.writing = writing
        scratch = session.folder
        notes = CaptureNotes(of: captures, in: scratch)
        duplicates = NearDuplicates(in: scratch)
        missing = MissingAddresses(in: scratch)
        resolver = ReferenceResolver(
            session: session, scope: scope, captures: captures,
            aliases: declarations.project.aliases, exclusions: declarations.project.exclusions,
            withheld: declarations.project.withheld)
        checks = try Checks.all(schemas: declarations.schemas)
        references = try ReferenceReport(in: folder, worker: writing)
        languages = try ReportStream(.language, in: folder)
    }

    /// The ids of the records that are kept back.
    private(set) lazy var withheld: [String: Withheld] = Dictionary(
        declarations.project.withheld.compactMap { entry in
            if case .record(let id) = entry.subject { (id, entry) } else { nil }
        }
    ) { first, _ in first }

    /// The records of a kind that may be shown, those of one identity together; what is kept back is counted.
    func forEachIdentity(of schema: Schema, _ body: ([Record]) throws -> Void) throws {
        let withheld = withheld
        try session.forEachIdentity(of: schema.kind) { group in
            guard let entry = group.first.flatMap({ withheld[$0.id] }) else { return try body(group) }
            counts.withheldRecords.insert(entry.name)
            try session.withdrawFindings(of: entry.name)
        }
    }

    /// Notes the names under which records can be referred to in words.
    func indexNames() throws {
        for schema in declarations.schemas where !schema.isBuiltIn {
            let names = schema.fields.filter(\.isName).map(\.name)
            let unique = UniqueCheck(session: session)
            let withheld = withheld
            try session.forEachIdentity(of: schema.kind) { records in
                for record in records {
                    if withheld[record.id] == nil {
                        dateOrders.note(record, schema: schema)
                        try unique.note(record, schema: schema)
                    }
                    for value in names.compactMap({ record[$0]?.value }) {
                        let texts: [String] = if case .list(let items) = value { items } else { [value.text] }
                        for text in texts {
                            try session.add(name: foldedName(text), of: schema.kind, id: record.id)
                        }
                    }
                }
            }
        }
    }

    // MARK: Findings, references, counts

    func add(_ findings: [Finding]) throws {
        for finding in findings { try session.add(finding) }
    }

    func write(_ reference: Reference) throws {
        // Its words would quote the record.
        guard withheld[reference.from] == nil else { return }
        counts.states[reference.state.rawValue, default: 0] += 1
        references.write(reference)
        if reference.state == .resolved, reference.to != reference.from {
            try session.add(
                Referrer(record: reference.to, from: reference.from, field: reference.field, count: 1))
        }
        for check in checks { try add(check.findings(in: reference)) }
    }

    func write(_ judgements: [LanguageJudgement]) throws {
        let withheld = withheld
        let sorted = judgements.filter { withheld[$0.subject] == nil }.sorted {
            ($0.subject, $0.field) < ($1.subject, $1.field)
        }
        for judgement in sorted { try languages.write(Report.row(of: judgement)) }
        for check in checks { try add(check.findings(in: judgements)) }
    }

    /// Counts a row, and which of its cells are filled.
    func count(_ row: [Value?], of schema: Schema) {
        counts.records[schema.kind, default: 0] += 1
        var columns = columnCounts[schema.kind] ?? ColumnCounts(columns: schema.columns)
        columnCounts[schema.kind] = nil
        columns.add(row)
        columnCounts[schema.kind] = columns
    }

    /// Brings the counts of columns into the run's counts.
    func finishCounts() {
        for (kind, columns) in columnCounts {
            counts.filled[kind] = Dictionary(zip(columns.columns, columns.filled)) { first, _ in first }
            let examples = zip(columns.columns, columns.examples).compactMap { name, value in
                value.map { (name, $0) }
            }
            counts.examples[kind] = Dictionary(examples) { first, _ in first }
        }
    }

    func writeCaptures() throws {
        var report = try ReportWriter(.capture, in: folder)
        let payloads = ScratchNames(in: scratch)
        // The first page of each payload.
        let firsts = ScratchArray<Int32>(in: scratch)
        for (index, capture) in captures.enumerated() {
            counts.captures[capture.role.rawValue, default: 0] += 1
            if capture.role == .page { counts.fidelities[capture.fidelity.rawValue, default: 0] += 1 }
            var duplicate: String?
            if capture.role == .page, !capture.sha256.isEmpty {
                let payload = payloads.number(adding: capture.sha256)
                if payload == firsts.count { firsts.append(Int32(index)) }
                let first = Int(firsts[payload])
                if first != index, captures.url(at: first) != capture.url || capture.url == nil {
                    duplicate = captures[first].id
                }
            }
            try report.write(
                Report.row(of: capture, encoding: notes.encoding(at: index), duplicate: duplicate))
            for check in checks { try add(check.findings(in: capture)) }
        }
        entries.append(try report.finish())
        for check in checks { try add(check.findings(of: declarations.project)) }
    }

    /// Writes the findings with the severities that the project gives them.
    func writeFindings() throws {
        try session.reweigh(declarations.project.severity)
        var report = try ReportWriter(.finding, in: folder)
        var json = try FindingWriter(in: folder)
        var waiving = Waiving(declarations.project.waivers)
        if !declarations.project.waivers.isEmpty {
            try session.forEachFinding { _ = waiving.waiver(of: $0) }
            try add(waiving.findings())
            try session.reweigh(declarations.project.severity)
        }
        try session.forEachFinding { finding in
            let waiver = waiving.waiver(of: finding)
            counts.add(ReportedFinding(finding, waiver: waiver))
            try report.write(Report.row(of: finding, waiver: waiver))
            try json.write(finding, waiver: waiver)
        }
        entries.append(try report.finish())
        entries.append(try json.finish())
    }

    /// Brings the files of a kind among those that were written.
    func finish(_ files: KindFiles) throws {
        let written = try files.finish()
        entries += written.entries
        counts.lists.merge(written.rows) { $1 }
    }

    func finishReports() throws {
        entries.append(try references.finish())
        entries.append(try languages.finish())
    }
}

/// How many cells of each column are filled, and the first value of each.
private struct ColumnCounts {
    let columns: [String]
    private(set) var filled: [Int]
    private(set) var examples: [String?]

    init(columns: [String]) {
        self.columns = columns
        filled = columns.map { _ in 0 }
        examples = columns.map { _ in nil }
    }

    mutating func add(_ row: [Value?]) {
        for (index, value) in row.enumerated() {
            guard let value else { continue }
            filled[index] += 1
            if examples[index] == nil { examples[index] = value.text }
        }
    }
}

/// A report that stays open while records are written.
final class ReportStream {
    private var writer: ReportWriter?

    init(_ report: Report, in folder: OutputFolder) throws { writer = try ReportWriter(report, in: folder) }

    func write(_ cells: [String]) throws { try writer?.write(cells) }

    func finish() throws -> ManifestEntry {
        guard let writer = writer.take() else { throw RunFailure.unfinished("a report was finished twice") }
        return try writer.finish()
    }
}

func digest(of bytes: [UInt8]) -> String { SHA256.hex(of: bytes) }
