import Emitting
import Packaging
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Endings of names of files that are read, listened to or unpacked, and are no page.
    private static let endings: Set<String> = [
        "pdf", "ps", "eps", "djvu", "doc", "docx", "dot", "dotx", "rtf", "odt", "xls", "xlsx", "xlsm", "ods",
        "csv", "tsv", "ppt", "pptx", "pps", "ppsx", "odp", "odg", "txt", "tex", "epub", "mobi", "zip", "gz",
        "tgz", "bz2", "xz", "7z", "rar", "tar", "dmg", "exe", "msi", "mp3", "ogg", "oga", "wav", "m4a",
        "flac", "mp4", "m4v", "mov", "avi", "wmv", "mkv", "webm", "ogv", "flv", "swf", "kml", "kmz", "gpx",
        "ics", "vcf", "bib", "ris", "json", "geojson", "xml",
    ]

    /// The key of the document that a link leads to; nil where it is none.
    func documentKey(of target: ReferenceResolver.Target) -> String? {
        switch target.state {
        case .capturedNotExtracted:
            guard let capture = target.capture.flatMap({ captures[id: $0] }) else { return nil }
            return isDocument(capture) ? capture.url ?? capture.file : nil
        case .inScopeNotCaptured, .external:
            guard let ending = Self.ending(of: target.to), Self.endings.contains(ending) else { return nil }
            return String(target.to.prefix { $0 != "#" })
        default: return nil
        }
    }

    private static let imageEndings: Set<String> = [
        "png", "gif", "jpg", "jpeg", "webp", "svg", "ico", "bmp", "avif", "tif", "tiff",
    ]
    private static let partEndings: Set<String> = ["css", "js", "mjs", "woff", "woff2", "ttf", "otf", "eot"]

    /// What an address that nobody captured looks like: page, document, image, or other for parts of pages.
    func kindOfMissing(_ address: String) -> String {
        guard let ending = Self.ending(of: address) else { return "page" }
        if Self.imageEndings.contains(ending) { return "image" }
        if Self.partEndings.contains(ending) { return "other" }
        return Self.endings.contains(ending) ? "document" : "page"
    }

    private func isDocument(_ capture: Capture) -> Bool {
        switch capture.role {
        case .document, .media: true
        case .data, .other: Self.ending(of: capture.url ?? capture.file).map(Self.endings.contains) ?? false
        default: false
        }
    }

    /// The ending of the last part of a path, in lower case.
    static func ending(of address: String) -> String? {
        var copy = address
        return copy.withUTF8 { bytes in
            var path = bytes[...]
            if let mark = path.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
                path = path[..<mark]
            }
            guard let dot = path.suffix(9).lastIndex(of: UInt8(ascii: ".")), dot + 1 < path.endIndex,
                !path[dot...].contains(UInt8(ascii: "/"))
            else { return nil }
            // A dot in the host ends no name of a file.
            let slashes = path[..<dot].count { $0 == UInt8(ascii: "/") }
            let isAddress = path.starts(with: "http://".utf8) || path.starts(with: "https://".utf8)
            guard !isAddress || slashes > 2 else { return nil }
            return String(decoding: path[(dot + 1)...], as: UTF8.self).lowercased()
        }
    }

    /// Writes the documents that pages link to, and those that were captured and no page links to.
    func writeDocuments(_ schema: Schema) throws {
        let field = schema.fields.first(where: \.isLinkTable)
        let table = try TableWriter(
            "document", columns: schema.columns, formats: formats(of: "document"), in: folder)
        var links = try TableWriter(
            "document_linking_pages",
            columns: field.map { SchemaDescriptor.columns(ofLinkTable: $0, schema: schema) } ?? [],
            formats: ["csv"], in: folder)
        var evidence = try EvidenceWriter("document", in: folder)
        for origin in BuiltInKinds.document.origins {
            try evidence.writeDefault(
                origin.column, function: origin.function, from: origin.from, reason: origin.reason)
        }
        for field in schema.addedFields { try evidence.writeDefaults(of: field) }
        let files = KindFiles(table, evidence, try LongTexts(of: schema, in: folder), worker: writing)
        counts.records["document"] = 0
        counts.lists["document_linking_pages"] = 0
        for capture in captures where isDocument(capture) {
            try session.add(
                DocumentLink(
                    key: capture.url ?? capture.file, page: "", text: "", state: .capturedNotExtracted,
                    capture: capture.id))
        }
        if !schema.addedFields.isEmpty { try findDescribedDocuments() }
        var open: OpenDocument?
        try session.forEachDocumentLink { link in
            if open?.key != link.key {
                try write(open, schema, to: files)
                open = OpenDocument(key: link.key)
            }
            let isNewPage = open?.add(link) ?? false
            guard isNewPage else { return }
            counts.lists["document_linking_pages", default: 0] += 1
            try links.write([.string("document/" + link.key), .string(link.page)])
        }
        try write(open, schema, to: files)
        try finish(files)
        entries += try links.finish()
    }

    private func write(_ document: OpenDocument?, _ schema: Schema, to files: KindFiles) throws {
        guard let document else { return }
        let added = try description(of: document.key, schema)
        let row = document.row(
            capture: document.capture.flatMap { captures[id: $0] }, added: added.fields,
            columns: schema.columns)
        count(row, of: schema)
        counts.documents[document.finalState, default: 0] += 1
        files.write(added, row: row)
    }
}
