import Markup
import Texts

/// What the short names in RDFa stand for, at one place of a page.
struct RDFaTerms {
    static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    static let usesVocabulary = "http://www.w3.org/ns/rdfa#usesVocabulary"

    /// What names without a prefix belong to.
    var vocabulary: String?
    private var prefixes: [String: String] = [:]

    /// The RDFa initial context (W3C, 2011 and later): widely used prefixes.
    private static let initial: [String: String] = [
        "cc": "http://creativecommons.org/ns#", "ctag": "http://commontag.org/ns#",
        "dc": "http://purl.org/dc/terms/", "dc11": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#",
        "foaf": "http://xmlns.com/foaf/0.1/", "gr": "http://purl.org/goodrelations/v1#",
        "ical": "http://www.w3.org/2002/12/cal/icaltzd#", "og": "http://ogp.me/ns#",
        "org": "http://www.w3.org/ns/org#", "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfa": "http://www.w3.org/ns/rdfa#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "rev": "http://purl.org/stuff/rev#", "schema": "http://schema.org/",
        "sioc": "http://rdfs.org/sioc/ns#", "skos": "http://www.w3.org/2004/02/skos/core#",
        "v": "http://rdf.data-vocabulary.org/#", "vcard": "http://www.w3.org/2006/vcard/ns#",
        "void": "http://rdfs.org/ns/void#", "wdr": "http://www.w3.org/2007/05/powder#",
        "xhv": "http://www.w3.org/1999/xhtml/vocab#", "xml": "http://www.w3.org/XML/1998/namespace",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    ]

    private static let terms: [String: String] = [
        "describedby": "http://www.w3.org/2007/05/powder-s#describedby",
        "license": "http://www.w3.org/1999/xhtml/vocab#license",
        "role": "http://www.w3.org/1999/xhtml/vocab#role",
    ]

    /// Reads `prefix="name: address …"`, and the older `xmlns:name`.
    mutating func declare(_ prefix: String?, tree: MarkupTree, node: Int) {
        let item = tree.nodes[node]
        let attributes = Int(item.contentStart)..<Int(item.contentStart + item.contentCount)
        for attribute in tree.attributes[attributes] where HTMLName(rawValue: attribute.name) == nil {
            let name = tree.spelling(of: attribute.name)
            guard name.hasPrefix("xmlns:"), name.count > 6 else { continue }
            let value = Int(attribute.valueStart)..<Int(attribute.valueStart + attribute.valueCount)
            prefixes[String(name.dropFirst(6))] = String(decoding: tree.arena[value], as: UTF8.self)
        }
        guard let prefix else { return }
        let words = prefix.words()
        for (name, address) in zip(words, words.dropFirst()) where name.hasSuffix(":") {
            prefixes[name.dropLast().lowercased()] = address
        }
    }

    /// What a name in `property`, `typeof`, `rel` or `datatype` stands for; nil where it means nothing.
    func expanded(term: String) -> String? {
        if let address = expanded(curie: term) { return address }
        if term.contains("://") || term.hasPrefix("urn:") { return term }
        guard !term.contains(":") else { return term.first == ":" ? nil : term }
        if let vocabulary { return vocabulary + term }
        return Self.terms[term.lowercased()]
    }

    /// What `prefix:name` stands for; nil where the prefix is unknown.
    func expanded(curie: String) -> String? {
        guard let colon = curie.firstIndex(of: ":") else { return nil }
        let name = curie[curie.index(after: colon)...]
        guard !name.hasPrefix("//") else { return nil }
        let prefix = curie[..<colon].lowercased()
        if prefix.isEmpty { return "http://www.w3.org/1999/xhtml/vocab#" + name }
        guard let address = prefixes[prefix] ?? Self.initial[prefix] else { return nil }
        return address + name
    }

    /// Whether relations have a name with a prefix, `cc:license`; whole addresses are those of links.
    static func holdCURIE(_ relations: ArraySlice<UInt8>) -> Bool {
        guard let colon = relations.firstPlace(of: UInt8(ascii: ":")) else { return false }
        return relations[colon...].dropFirst().first.map { $0 != UInt8(ascii: "/") && $0 > 0x20 } ?? false
    }
}
