import Declaring
import Emitting
import Extracting
import Ingesting
import Normalising
import Validating
import Vocabulary

/// The work on one page: a pure function of the capture's bytes and the declarations.
struct PageWork: Sendable {
    let limits: Project.Limits
    private let ingester: Ingester
    private let extractor: Extractor
    private let normaliser: Normaliser
    /// The fields that the project gives to built-in kinds.
    private let added: [String: [FieldDefinition]]
    private let schemas: [Schema]
    private let rowCheck: any Check

    init(_ declarations: Declarations) throws {
        let project = declarations.project
        limits = project.limits
        ingester = Ingester(limits: project.limits)
        extractor = try Extractor(recipes: declarations.recipes, limits: project.limits)
        added = Dictionary(declarations.schemas.map { ($0.kind, $0.addedFields) }) { first, _ in first }
        schemas = declarations.schemas.filter { $0.isPageBound && !$0.addedFields.isEmpty }
        rowCheck = try Checks.ofRows(schemas: schemas)
        normaliser = try Normaliser(
            schemas: declarations.schemas, recipes: declarations.recipes, project: project)
    }

    func result(of capture: Capture, bytes: [UInt8]) -> PageResult {
        var (result, rows) = unrendered(capture, bytes: bytes)
        result.rows = rows.compactMap { rows in
            BuiltInKinds[rows.kind].map { kind in
                RowRenderer.rendered(
                    rows, of: kind, added: added[rows.kind] ?? [], page: "page/" + capture.pageKey,
                    capture: capture.id)
            }
        }
        return result
    }

    /// A page's result but for the lines of its rows, and the rows.
    func unrendered(_ capture: Capture, bytes: [UInt8]) -> (result: PageResult, rows: [PageRows]) {
        let ingested = ingester.page(from: capture, bytes: bytes)
        guard let page = ingested.value else {
            return (PageResult(findings: named(ingested.findings, capture)), [])
        }
        let extracted = extractor.extraction(from: page)
        let normaliser = extracted.value.map { self.normaliser.hidingAddresses(of: $0) } ?? normaliser
        let isDamaged = ingested.findings.contains { $0.kind == .undecodableBytes || $0.kind == .nulBytes }
        let findings = named(
            ingested.findings
                // What the decoder replaced is said once.
                + normaliser.withheld(extracted.findings.filter { $0.kind != .textReplacement || !isDamaged }),
            capture)
        guard let extraction = extracted.value else {
            return (PageResult(encoding: page.encoding, findings: findings), [])
        }
        var (result, rows) = normaliser.result(of: extraction, page: page)
        for rows in rows { result.findings += violations(in: rows) }
        result.findings = findings + normaliser.withheld(result.findings)
        return (result, rows)
    }

    /// What the values that rules gave to rows break of their schema.
    private func violations(in rows: PageRows) -> [Finding] {
        guard !rows.added.isEmpty, let schema = schemas.first(where: { $0.kind == rows.kind }) else {
            return []
        }
        return rows.addedRecords.flatMap { rowCheck.findings(in: $0, schema: schema) }
    }

    /// What a page holds for recipes, without making records of it.
    func extraction(of capture: Capture, bytes: [UInt8], findings: inout [String]) -> Extraction? {
        let ingested = ingester.page(from: capture, bytes: bytes)
        guard let page = ingested.value else { return nil }
        let extracted = extractor.extraction(from: page)
        findings += extracted.findings.filter { $0.kind == .selectorFailed }.map(\.summary)
        return extracted.value
    }

    /// What a rule's steps make of an excerpt; nil where one of them rejects it.
    func value(of excerpt: Excerpt, _ rule: Rule, _ capture: Capture, _ extraction: Extraction) -> String? {
        normaliser.hidingAddresses(of: extraction).texts(of: excerpt, rule: rule, capture: capture)?.joined(
            separator: " | ")
    }

    /// Findings about the page as such bear the page's id.
    private func named(_ findings: [Finding], _ capture: Capture) -> [Finding] {
        findings.map { finding in
            var finding = finding
            if finding.subject == capture.pageKey { finding.subject = "page/" + capture.pageKey }
            return finding
        }
    }
}
