package import Serialising

/// The metadata that a repository asks for when it gives a DOI (DataCite Metadata Schema 4.5, in JSON).
package struct DataCite {
    private let descriptor: JSONValue
    private let tool: String
    private let issued: String?

    /// - Parameters:
    ///   - tool: Name and version of what made the dataset.
    ///   - issued: The date of publication, `YYYY` or `YYYY-MM-DD`; nil where nobody has stated one.
    package init(descriptor: JSONValue, tool: String, issued: String?) {
        self.descriptor = descriptor
        self.tool = tool
        self.issued = issued
    }

    package func text() -> String {
        let contributors = descriptor["contributors"]?.array ?? []
        // Schema 4.5, appendix 3: what is not known is said to be.
        let creators =
            contributors.isEmpty
            ? [JSONValue.object([("name", .string(":unav"))])]
            : contributors.map { .object([("name", .string($0["title"]?.string ?? ":unav"))]) }
        let title = descriptor["title"]?.string ?? descriptor["name"]?.string ?? "Dataset"
        var members: [(name: String, value: JSONValue)] = [
            ("schemaVersion", .string("http://datacite.org/schema/kernel-4")),
            (
                "types",
                .object([
                    ("resourceTypeGeneral", .string("Dataset")),
                    ("resourceType", .string("Dataset of a website")),
                ])
            ),
            ("creators", .array(creators)), ("titles", .array([.object([("title", .string(title))])])),
            ("publisher", .object([("name", .string(":unav"))])),
        ]
        if let issued {
            members.append(("publicationYear", .string(String(issued.prefix(4)))))
            if issued.count > 4 {
                let date = JSONValue.object([("date", .string(issued)), ("dateType", .string("Issued"))])
                members.append(("dates", .array([date])))
            }
        }
        if let version = descriptor["version"]?.string { members.append(("version", .string(version))) }
        if let text = descriptor["description"]?.string {
            members.append(
                (
                    "descriptions",
                    .array([
                        .object([("description", .string(text)), ("descriptionType", .string("Abstract"))]),
                        .object([
                            ("description", .string("Made with \(tool)")),
                            ("descriptionType", .string("TechnicalInfo")),
                        ]),
                    ])
                ))
        }
        members.append(("rightsList", .array(rights())))
        if let url = descriptor["homepage"]?.string { members.append(("url", .string(url))) }
        return JSONValue.object(members).pretty() + "\n"
    }

    private func rights() -> [JSONValue] {
        let licenses = descriptor["licenses"]?.array ?? []
        guard !licenses.isEmpty else {
            let uri = descriptor["rights"]?.string ?? ""
            return uri.hasPrefix("http")
                ? [.object([("rightsUri", .string(uri))])] : [.object([("rights", .string(uri))])]
        }
        return licenses.map { license in
            var members: [(name: String, value: JSONValue)] = []
            let name = license["title"]?.string ?? license["name"]?.string
            if let name { members.append(("rights", .string(name))) }
            if let path = license["path"]?.string { members.append(("rightsUri", .string(path))) }
            return .object(members)
        }
    }
}
