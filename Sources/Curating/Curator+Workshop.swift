import Addresses
import Capturing
import Declaring
import Foundation
import Markup
package import Vocabulary
import Workspace

/// What whoever writes a recipe asks for: one page, one rule.
extension Curator {
    // MARK: Inspect

    /// What the tool sees on one page.
    ///
    /// - Parameter which: The URL of a page, its id, or its file in `raw/`.
    package func inspect(_ which: String) throws -> Inspection {
        let declarations = try declarations()
        try requireRaw()
        let captures = try holdings(declarations.project).captures
        guard let capture = Self.page(which, among: captures) else {
            let names = captures.filter { $0.role == .page }.flatMap { [$0.pageKey, $0.file] }
            let hint = nearest(to: which, in: names).map { "; did you mean \($0)?" } ?? ""
            throw RunFailure.configuration(
                "no page has the address or file \(which)\(hint); `cartulary inventory --csv` lists all captures"
            )
        }
        let reader = CaptureReader(
            folder: rawFolder, limit: declarations.project.limits.pageBytes)
        guard let payload = reader.payload(of: capture) else {
            throw RunFailure.unfinished("raw/\(capture.file) cannot be read")
        }
        let work = try PageWork(declarations)
        let (result, rows) = work.unrendered(capture, bytes: payload)
        let places = Self.rulePlaces(declarations)
        return Inspection(
            capture: capture, result: result,
            rows: rows.map { Inspection.RowCount(kind: $0.kind, count: $0.count) },
            page: (result.page?.fields ?? []).map { Inspection.FieldLook($0, places: places) },
            routes: declarations.recipes.flatMap(\.routes).map { Self.look(at: $0, result.hits) },
            records: (result.records + rows.flatMap(\.addedRecords)).map { record in
                Inspection.RecordLook(
                    id: record.id, rule: record.rule,
                    fields: record.fields.map { Inspection.FieldLook($0, places: places) })
            })
    }

    private static func look(at route: Route, _ hits: [RuleHits]) -> Inspection.RouteLook {
        guard let hit = hits.first(where: { $0.rule == route.id }) else {
            return Inspection.RouteLook(
                id: route.id, isRouted: false, why: "its address does not fit `\(route.address ?? "")`")
        }
        guard hit.found == 0 else { return Inspection.RouteLook(id: route.id, isRouted: true, why: "") }
        return Inspection.RouteLook(
            id: route.id, isRouted: false,
            why: "its `template`, `where` or `unless` does not hold on this page")
    }

    private static func page(_ which: String, among captures: Captures) -> Capture? {
        var name = which
        for prefix in ["page/", "raw/", "./raw/"] where name.hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
        }
        let pages = captures.filter { $0.role == .page }
        if let exact = pages.first(where: { $0.pageKey == name || $0.file == name }) { return exact }
        let url = WebURL.normalised(name)
        let pasted = PastedAddress(name)
        return pages.first { $0.url != nil && $0.url == url }
            ?? pages.first { name.hasSuffix("/raw/" + $0.file) }
            ?? pages.first { $0.url.map { PastedAddress($0) == pasted } ?? false }
    }

    // MARK: Try

    /// What a rule, an XPath or a CSS selector finds over all pages.
    ///
    /// - Parameters:
    ///   - what: The id of a rule of the project's recipes, an XPath, or a CSS selector.
    ///   - pages: A pattern that is found in the address or file of the pages to look at.
    package func trial(of what: String, pages pattern: String?) async throws -> Trial {
        let declarations = try declarations()
        try requireRaw()
        let rules = Self.rulePlaces(declarations)
        var tried = declarations
        let isKnown = rules[what] != nil
        let rule = isKnown ? what : "try/match.match"
        if !isKnown {
            tried.tryOut(try Self.selector(what, rules: Array(rules.keys)))
        }
        let captures = try holdings(declarations.project).captures.filter { capture in
            guard capture.role == .page else { return false }
            return try pattern.map { try Self.isFound($0, in: capture) } ?? true
        }
        let work = try PageWork(tried)
        let reader = CaptureReader(folder: rawFolder, limit: work.limits.pageBytes)
        var trial = Trial(what: what)
        try await forEachInOrder(captures, workers: workers, weight: { $0.payloadLength }) { capture, _ in
            reader.payload(of: capture).map { work.matches(of: rule, on: capture, bytes: $0) }
                ?? PageMatches()
        } consume: { capture, found in
            trial.add(found, of: capture)
            progress("trying", trial.pages, captures.count)
        }
        return trial
    }

    private static func isFound(_ pattern: String, in capture: Capture) throws -> Bool {
        do {
            return try Declarations.isFound(pattern, in: capture.pageKey)
        } catch {
            throw RunFailure.configuration("`\(pattern)` is no pattern: \(error)")
        }
    }

    /// A selector as a person types it: a path is XPath, and so is an expression that is no CSS selector.
    private static func selector(_ text: String, rules: [String]) throws -> Selector {
        var reasons: [String] = []
        let isPath = text.hasPrefix("/") || text.hasPrefix("(") || text.hasPrefix("./") || text.contains("::")
        if !isPath {
            do throws(MarkupError) {
                _ = try CSSSelector(text)
                return .css(text)
            } catch {
                reasons.append("no CSS selector: \(error.explanation)")
            }
        }
        if isPath || text.contains("(") || text.contains("//") {
            do throws(MarkupError) {
                try Markup.check(xpath: text)
                return .xpath(text)
            } catch {
                reasons.append("no XPath 1.0: \(error.explanation)")
            }
        }
        let hint = nearest(to: text, in: rules).map { "; did you mean the rule \($0)?" } ?? ""
        throw RunFailure.configuration(
            "`\(text)` is no rule of the recipes, " + reasons.joined(separator: ", ") + hint)
    }
}

extension Trial {
    private static let mostSamples = 10

    /// Adds what was found on one page.
    mutating func add(_ found: PageMatches, of capture: Capture) {
        pages += 1
        matches += found.samples.count
        values += found.samples.count { $0.value != nil }
        failures += found.failures.prefix(max(0, 3 - failures.count))
        if found.samples.isEmpty {
            if without.count < Self.mostSamples { without.append(capture.pageKey) }
        } else {
            pagesFound += 1
            // One of each page first, so that the samples show how pages differ.
            if samples.count < Self.mostSamples, let first = found.samples.first { samples.append(first) }
        }
    }
}
