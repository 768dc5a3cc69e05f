package import Serialising
package import Vocabulary

/// The descriptor of the dataset (Data Package v2).
package struct DataPackage {
    private let project: Project
    private let schemas: [Schema]
    private let files: [ManifestEntry]

    /// - Parameter files: All files of the dataset that were written.
    package init(project: Project, schemas: [Schema], files: [ManifestEntry]) {
        self.project = project
        self.schemas = schemas
        self.files = files
    }

    /// The statement where nobody has licensed anything: copyright not evaluated.
    package static let unknownRights = "http://rightsstatements.org/vocab/CNE/1.0/"

    package func descriptor() -> JSONValue {
        var members: [(name: String, value: JSONValue)] = [
            ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            ("name", .string(project.name.isEmpty ? "dataset" : project.name)),
        ]
        if !project.title.isEmpty { members.append(("title", .string(project.title))) }
        if !project.description.isEmpty { members.append(("description", .string(project.description))) }
        if !project.version.isEmpty { members.append(("version", .string(project.version))) }
        if !project.baseURI.isEmpty { members.append(("homepage", .string(project.baseURI))) }
        if !project.licenses.isEmpty { members.append(("licenses", .array(project.licenses.map(license)))) }
        members.append(("rights", .string(rights)))
        if !project.contributors.isEmpty {
            members.append(("contributors", .array(project.contributors.map(contributor))))
        }
        members.append(("resources", .array(resources())))
        return .object(members)
    }

    package var rights: String {
        if !project.rights.isEmpty { return project.rights }
        return project.licenses.isEmpty ? Self.unknownRights : "See licenses."
    }

    private func license(_ license: License) -> JSONValue {
        strings([("name", license.name), ("path", license.path), ("title", license.title)])
    }

    private func contributor(_ contributor: Contributor) -> JSONValue {
        guard case .object(var members) = strings([("title", contributor.title), ("path", contributor.path)])
        else { return .null }
        if !contributor.roles.isEmpty {
            members.append(("roles", .array(contributor.roles.map { .string($0) })))
        }
        return .object(members)
    }

    private func strings(_ pairs: [(String, String)]) -> JSONValue {
        .object(pairs.filter { !$0.1.isEmpty }.map { (name: $0.0, value: .string($0.1)) })
    }

    private func resources() -> [JSONValue] {
        let kinds = Set(schemas.map(\.kind))
        var resources: [JSONValue] = []
        for schema in schemas {
            let descriptor = SchemaDescriptor.schema(of: schema, kinds: kinds)
            resources += table(schema.kind, schema.title, schema.description, descriptor)
            for field in schema.fields {
                let name = "\(schema.kind)_\(field.name)"
                if case .references(let target, _) = field.type {
                    let links = SchemaDescriptor.linkTable(of: field, schema: schema, target: target)
                    resources += table(name, field.title, field.description, links)
                } else if field.isLongTable {
                    let texts = SchemaDescriptor.longTable(of: field, schema: schema)
                    resources += table(name, field.title, field.description, texts)
                }
            }
        }
        for schema in schemas {
            guard let file = files.first(where: { $0.path == "evidence/\(schema.kind).csv" }) else {
                continue
            }
            let title = "Where the values of \(schema.kind) stand"
            resources.append(
                resource("evidence-\(schema.kind)", file, title, "", SchemaDescriptor.evidenceTable()))
        }
        for report in Report.all {
            guard let file = files.first(where: { $0.path == "report/\(report.name).csv" }) else { continue }
            resources.append(
                resource("report-\(report.name)", file, report.title, "", SchemaDescriptor.schema(of: report))
            )
        }
        return resources
    }

    /// The CSV of a table, and its JSON where there is one.
    private func table(_ name: String, _ title: String, _ description: String, _ schema: JSONValue)
        -> [JSONValue]
    {
        var resources: [JSONValue] = []
        if let file = files.first(where: { $0.path == "data/\(name).csv" }) {
            resources.append(resource(name, file, title, description, schema))
        }
        // An array without rows is no table to those who read it; the CSV says by its header that there are none.
        if let file = files.first(where: { $0.path == "data/\(name).json" && $0.bytes > 3 }) {
            resources.append(resource(name + "-json", file, title, description, schema))
        }
        return resources
    }

    private func resource(
        _ name: String, _ file: ManifestEntry, _ title: String, _ description: String, _ schema: JSONValue
    ) -> JSONValue {
        let isCSV = file.path.hasSuffix(".csv")
        var members: [(name: String, value: JSONValue)] = [
            ("name", .string(name)), ("path", .string(file.path)), ("type", .string("table")),
        ]
        if !title.isEmpty { members.append(("title", .string(title))) }
        if !description.isEmpty { members.append(("description", .string(description))) }
        members += [
            ("format", .string(isCSV ? "csv" : "json")),
            ("mediatype", .string(isCSV ? "text/csv" : "application/json")),
            ("encoding", .string("utf-8")),
        ]
        // frictionless counts no bytes of JSON and calls any count wrong; SHA256SUMS has those digests.
        if isCSV {
            members.append(("bytes", .number(String(file.bytes))))
            members.append(("hash", .string("sha256:" + file.sha256)))
            members.append(
                ("dialect", .object([("header", .boolean(true)), ("lineTerminator", .string("\n"))])))
        }
        members.append(("schema", schema))
        return .object(members)
    }
}
