import Addresses
import Foundation
import Serialising
package import Vocabulary

/// All that people wrote for a project: the project file, schemas and recipes, checked as a whole.
package struct Declarations: Sendable {
    /// A file that was read, for digests and for the places that evidence names.
    package struct File: Sendable, Equatable {
        package var path: String
        package var bytes: [UInt8]
    }

    package private(set) var project = Project()
    /// The built-in kinds first, then the project's own in the order of their names.
    package private(set) var schemas = BuiltInKinds.all.map(\.schema)
    package private(set) var recipes: [Recipe] = []
    package private(set) var files: [File] = []
    /// Addresses that are known from elsewhere, in the order of their lists.
    package private(set) var knownURLs: [KnownURL] = []

    /// Reads a project folder.
    ///
    /// - Parameter recipe: A recipe that takes the place of the project's own.
    /// - Throws: `ConfigurationErrors` with all that is wrong.
    package init(of folder: String, recipe: String? = nil) throws {
        let log = Element.Log()
        let reader = ProjectFolder(folder: folder, log: log)
        if let file = reader.file("cartulary.yml") {
            files.append(file)
            if let root = reader.element(of: file) { project = ProjectReader(root).project() }
        }
        if let file = reader.file("withhold.yml") {
            files.append(file)
            if let root = reader.element(of: file) {
                project.withheld = WithheldReader(root: root).withheld()
            }
        }
        for path in project.schemas.isEmpty ? reader.list("schemas", suffix: ".json") : project.schemas {
            guard let file = reader.requiredFile(path) else { continue }
            files.append(file)
            guard let root = reader.element(of: file), let schema = SchemaReader(root).schema() else {
                continue
            }
            add(schema, log)
        }
        let own = project.recipes.isEmpty ? reader.list("recipes", suffix: ".yml") : project.recipes
        for path in recipe.map({ [$0] }) ?? own {
            let file = recipe == nil ? reader.requiredFile(path) : reader.anyFile(path)
            guard let file else { continue }
            files.append(file)
            guard let root = reader.element(of: file), let recipe = RecipeReader(root).recipe() else {
                continue
            }
            recipes.append(recipe)
        }
        for path in project.knownURLs {
            guard let file = reader.requiredFile(path) else { continue }
            files.append(file)
            knownURLs += Self.knownURLs(in: file, log)
        }
        schemas.sort { ($0.isBuiltIn ? 0 : 1, $0.kind) < ($1.isBuiltIn ? 0 : 1, $1.kind) }
        CrossCheck(schemas: schemas, recipes: recipes, project: project, log: log).run()
        guard log.errors.isEmpty else { throw ConfigurationErrors(log.errors) }
    }

    /// A list of known URLs is a CSV with a column `url`, each an absolute URL.
    private static func knownURLs(in file: File, _ log: Element.Log) -> [KnownURL] {
        var reader = CSVReader(file.bytes)
        let columns = reader.next() ?? []
        guard let column = columns.firstIndex(of: "url") else {
            let hint = nearest(to: "url", in: columns).map { "; did you mean `url` by `\($0)`?" } ?? ""
            log.add(SourcePlace(file: file.path, line: 1), "a list of known URLs needs a column `url`\(hint)")
            return []
        }
        let sources = columns.firstIndex(of: "source")
        var known: [KnownURL] = []
        while let row = reader.next() {
            let text = row.indices.contains(column) ? row[column] : ""
            let place = SourcePlace(file: file.path, line: reader.line)
            guard let url = WebURL(text), url.host != nil else {
                log.add(place, "`\(text)` is not an absolute URL")
                continue
            }
            let source = sources.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
            known.append(
                KnownURL(url: url.resource, source: source.isEmpty ? file.path : source, place: place))
        }
        return known
    }

    /// Puts other recipes in the place of the project's.
    package mutating func replaceRecipes(_ recipes: [Recipe]) { self.recipes = recipes }

    /// Gives a built-in kind the fields of a schema that it does not have by itself.
    private func extend(_ builtIn: inout Schema, by schema: Schema, _ log: Element.Log) {
        let known = builtIn.fields.map(\.name)
        let own = schema.fields.filter { !known.contains($0.name) }
        let copied = schema.fields.filter { known.contains($0.name) }.map(\.name)
        // Either the new fields alone, or a copy of the built-in ones with the new behind them.
        guard copied.isEmpty || schema.fields.map(\.name) == known + own.map(\.name) else {
            log.add(
                schema.place,
                "the fields of `\(builtIn.kind)` are built in; name those of your own alone, or "
                    + "behind all of "
                    + known.joined(separator: ", "))
            return
        }
        // An `id` would tell rows apart that their page and key tell apart.
        let taken = Set(builtIn.columns + ["id"])
        for field in own {
            for name in [field.name] + field.companions where taken.contains(name) {
                log.add(
                    field.place,
                    "`\(builtIn.kind)` has a column `\(name)` by itself; give the field another name")
            }
        }
        builtIn.fields += own
    }

    private mutating func add(_ schema: Schema, _ log: Element.Log) {
        guard let index = schemas.firstIndex(where: { $0.kind == schema.kind }) else {
            schemas.append(schema)
            return
        }
        guard schemas[index].isBuiltIn else {
            log.add(
                schema.place, "the kind `\(schema.kind)` has another schema in \(schemas[index].place.file)")
            return
        }
        let expected = schemas[index].fields.map(\.name)
        guard schema.fields.map(\.name) != expected else { return }
        let isExtended = schema.isExtension || schema.fields.map(\.name).starts(with: expected)
        if BuiltInKinds.fixed.contains(schema.kind) || isExtended {
            extend(&schemas[index], by: schema, log)
        } else {
            // A kind of the site's own takes the place of a built-in one that has its name.
            schemas[index] = schema
        }
    }
}

/// Reads the files of a project folder; none outside it.
private struct ProjectFolder {
    let folder: String
    let log: Element.Log

    func file(_ path: String) -> Declarations.File? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { return nil }
        return Declarations.File(path: path, bytes: Array(data))
    }

    /// A file that the command line names, wherever it lies.
    func anyFile(_ path: String) -> Declarations.File? {
        FileManager.default.contents(atPath: path).map { Declarations.File(path: path, bytes: Array($0)) }
    }

    func requiredFile(_ path: String) -> Declarations.File? {
        let place = SourcePlace(file: "cartulary.yml", line: 1)
        guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
            log.add(place, "`\(path)` lies outside the project folder")
            return nil
        }
        guard let file = file(path) else {
            log.add(place, "`\(path)` is named here and is not there")
            return nil
        }
        return file
    }

    func list(_ directory: String, suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + directory)) ?? []
        return names.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.sorted().map {
            directory + "/" + $0
        }
    }

    func element(of file: Declarations.File) -> Element? {
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            log.add(SourcePlace(file: file.path, line: 1), "the file is not UTF-8")
            return nil
        }
        return Element(text, file: file.path, log: log)
    }
}
