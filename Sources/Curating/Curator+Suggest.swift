import Capturing
import Declaring
import Extracting
import Foundation
import Ingesting
package import Vocabulary
import Workspace

/// What a recipe could begin with.
extension Curator {
    private static let mostShapes = 60

    /// The templates of the site, the most frequent first, and the shapes of some pages of each.
    private func shapes() async throws -> [(template: Template, shapes: [PageShape])] {
        let declarations = try declarations()
        try requireRaw()
        let captures = try holdings(declarations.project).captures.filter { $0.role == .page }
        let ingester = Ingester(limits: declarations.project.limits)
        let reader = CaptureReader(
            folder: rawFolder, limit: declarations.project.limits.pageBytes)
        var found: [String: (template: Template, shapes: [PageShape])] = [:]
        var done = 0
        try await forEachInOrder(captures, workers: workers, weight: { $0.payloadLength }) { capture, _ in
            reader.payload(of: capture).flatMap { ingester.page(from: capture, bytes: $0).value }.flatMap {
                PageShape(of: $0)
            }
        } consume: { capture, shape in
            done += 1
            progress("looking at pages", done, captures.count)
            guard let shape else { return }
            var own =
                found[shape.template] ?? (Template(id: shape.template, pages: 0, example: shape.key), [])
            own.template.pages += 1
            if own.shapes.count < Self.mostShapes { own.shapes.append(shape) }
            found[shape.template] = own
        }
        return found.values.sorted {
            ($1.template.pages, $0.template.id) < ($0.template.pages, $1.template.id)
        }
    }

    /// The templates of the site, the most frequent first.
    package func templates() async throws -> [Template] { try await shapes().map(\.template) }

    /// A first recipe for a template; without one for the most frequent.
    package func suggestion(template: String?) async throws -> RecipeDraft {
        let all = try await shapes()
        guard let first = all.first else {
            throw RunFailure.configuration("none of the captures is a page of HTML")
        }
        guard let template else {
            return RecipeSuggestion(template: first.template.id, shapes: first.shapes).draft(
                pages: first.template.pages)
        }
        guard let chosen = all.first(where: { $0.template.id.hasPrefix(template.lowercased()) }) else {
            throw RunFailure.configuration(
                "no page has the template \(template); `cartulary suggest --list` lists them")
        }
        return RecipeSuggestion(template: chosen.template.id, shapes: chosen.shapes).draft(
            pages: chosen.template.pages)
    }

    /// Writes a suggested recipe and its schemas into the project; the files that were written.
    ///
    /// - Throws: Where a file of that name is there already: nothing is written then.
    package func write(_ draft: RecipeDraft) throws -> [String] {
        let name = draft.schemas.first?.kind ?? "suggested"
        let files =
            [("recipes/\(name).yml", draft.recipe)]
            + draft.schemas.map { ("schemas/\($0.kind).json", $0.text) }
        for (path, _) in files where FileManager.default.fileExists(atPath: folder + "/" + path) {
            throw RunFailure.configuration(
                "\(folder)/\(path) is there already; move it away, and suggest again")
        }
        do {
            for (path, text) in files {
                let url = URL(fileURLWithPath: folder + "/" + path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
        } catch {
            throw RunFailure.unfinished("\(folder)/recipes cannot be written: \(error.localizedDescription)")
        }
        return files.map(\.0)
    }
}
