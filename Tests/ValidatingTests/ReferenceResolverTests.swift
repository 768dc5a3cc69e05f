import TestKit
import Testing
import Validating
import Vocabulary
import Workspace

@Suite struct ReferenceResolverTests {
    private static func capture(_ file: String, _ url: String?, _ role: Capture.Role = .page) -> Capture {
        Capture(
            id: "id:" + file, file: file, length: 1, sha256: "", url: url, mediaType: "", role: role,
            reason: "")
    }

    private static let captures = [
        capture("x.org/index.html", "http://x.org/"),
        capture("x.org/a/index.html?lang=ko.html", "http://x.org/a/?lang=ko"),
        capture("x.org/doc.pdf", "http://x.org/doc.pdf", .document),
        capture("d/a/b.html", nil), capture("d/index.html", nil), capture("d/index.html?lang=ko.html", nil),
    ]

    private func resolve(_ href: String?, _ url: String?, from page: Capture) throws
        -> ReferenceResolver.Target
    {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        return try file.session { session in
            try session.beginRun()
            for capture in Self.captures {
                try session.add(
                    addresses: [capture.url, "raw:" + capture.file].compactMap(\.self), of: capture.id)
            }
            let scope = Scope(project: Project(), captures: Self.captures)
            var resolver = ReferenceResolver(
                session: session, scope: scope,
                captures: Captures(Self.captures))
            func bytes(_ text: String?) -> ArraySlice<UInt8>? { text.map { Array($0.utf8)[...] } }
            let first = try resolver.target(url: bytes(url), written: bytes(href), page: page)
            // Asked again, it is known, and the same.
            #expect(try resolver.target(url: bytes(url), written: bytes(href), page: page) == first)
            return first
        }
    }

    @Test(
        "Links of pages with a host end in one of the states",
        arguments: [
            ("/", "http://x.org/", Reference.State.resolved, "page/http://x.org/"),
            ("#top", "http://x.org/#top", .resolved, "page/http://x.org/"),
            ("https://www.x.org/", "https://www.x.org/", .resolved, "page/http://x.org/"),
            ("index.html", "http://x.org/index.html", .resolved, "page/http://x.org/"),
            (
                "a/index.html%3Flang=ko.html", "http://x.org/a/index.html%3Flang=ko.html", .resolved,
                "page/http://x.org/a/?lang=ko"
            ),
            ("doc.pdf", "http://x.org/doc.pdf", .capturedNotExtracted, "http://x.org/doc.pdf"),
            ("gone.html", "http://x.org/gone.html", .inScopeNotCaptured, "http://x.org/gone.html"),
            ("https://y.org/", "https://y.org/", .external, "https://y.org/"),
            ("javascript:x()", "javascript:x()", .excluded, ""),
            ("ftp://x.org/", "ftp://x.org/", .external, "ftp://x.org/"),
            ("http://", nil, .malformed, ""), (nil, nil, .excluded, ""),
        ] as [(String?, String?, Reference.State, String)])
    func withHost(href: String?, url: String?, state: Reference.State, to: String) throws {
        let target = try resolve(href, url, from: Self.captures[0])
        #expect(target.state == state)
        #expect(target.to == to)
        #expect((target.capture != nil) == (state == .resolved || state == .capturedNotExtracted))
    }

    @Test("An alias is followed with the rule that made it")
    func aliases() throws {
        #expect(
            try resolve("https://x.org/", "https://x.org/", from: Self.captures[0]).reason
                == "alias: scheme")
        #expect(
            try resolve("http://www.x.org/", "http://www.x.org/", from: Self.captures[0]).reason
                == "alias: www")
        #expect(try resolve("/", "http://x.org/", from: Self.captures[0]).reason == "")
    }

    @Test(
        "Links of a folder without a host resolve within the folder",
        arguments: [
            ("../index.html", "file:///d/index.html", Reference.State.resolved, "page/d/index.html"),
            ("../", "file:///d/", .resolved, "page/d/index.html"),
            (
                "../index.html%3Flang=ko.html", "file:///d/index.html%3Flang=ko.html", .resolved,
                "page/d/index.html?lang=ko.html"
            ), ("#x", "file:///d/a/b.html#x", .resolved, "page/d/a/b.html"),
            ("c.html", "file:///d/a/c.html", .inScopeNotCaptured, "d/a/c.html"),
            ("/c.html", "file:///c.html", .excluded, ""), ("file:///C:/x", "file:///C:/x", .excluded, ""),
            ("http://y.org/", "http://y.org/", .external, "http://y.org/"),
        ])
    func withoutHost(href: String, url: String, state: Reference.State, to: String) throws {
        let target = try resolve(href, url, from: Self.captures[3])
        #expect(target.state == state)
        #expect(target.to == to)
    }

    @Test("Foreign keys resolve by id, by key and by name; two of a name are none")
    func foreignKeys() throws {
        let place = SourcePlace(file: "s", line: 1)
        let schema = Schema(
            kind: "event", title: "", description: "",
            fields: [
                FieldDefinition(
                    name: "by", type: .reference(kind: "organisation", isStrict: true), place: place),
                FieldDefinition(
                    name: "all", type: .references(kind: "organisation", isStrict: false), place: place),
            ], place: place)
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        try file.session { session in
            try session.beginRun()
            let known = Record(kind: "organisation", key: "oxfam", fields: [], capture: "c")
            try session.add(PageResult(records: [known]), of: Self.captures[0], key: "k")
            try session.add(name: "cities", of: "organisation", id: "organisation/c-1")
            for id in ["organisation/a", "organisation/b"] {
                try session.add(name: "twin", of: "organisation", id: id)
            }
            let resolver = ReferenceResolver(
                session: session, scope: Scope(project: Project(), captures: []), captures: [])
            func resolved(_ name: String) throws -> (Record, [Reference]) {
                let record = Record(
                    kind: "event", key: "e",
                    fields: [
                        Field("by", .string(name), evidence: []),
                        Field("all", .list([name, "Oxfam", "oxfam"]), evidence: []),
                    ], capture: "c")
                let result = try resolver.resolved(record, schema: schema)
                return (result.record, result.references)
            }
            #expect(try resolved("CITIES").0["by"]?.value == .string("organisation/c-1"))
            #expect(try resolved("organisation/oxfam").0["by"]?.value == .string("organisation/oxfam"))
            let (record, references) = try resolved("Twin")
            #expect(record["by"]?.value == nil)
            #expect(record["by"]?.reason == .unresolved)
            #expect(references[0].state == .unaddressed)
            #expect(references[0].reason.contains("2 records"))
            #expect(record["all"]?.value == .list(["organisation/oxfam"]))
            #expect(references.dropFirst().map(\.reason).first?.hasPrefix("weak: ") == true)
        }
    }

    @Test("The scope is what the project says, or the host with most pages")
    func scope() {
        var project = Project()
        let byCount = Scope(project: project, captures: Self.captures)
        #expect(byCount.description == ["x.org/"])
        #expect(byCount.contains("https://www.x.org/any"))
        #expect(!byCount.contains("https://y.org/"))
        #expect(!byCount.contains("mailto:a@x.org"))
        project.scope = ["https://y.org/docs/", "z.org"]
        let stated = Scope(project: project, captures: [])
        #expect(stated.contains("http://y.org/docs/a"))
        #expect(!stated.contains("http://y.org/other"))
        #expect(stated.contains("http://www.z.org/"))
    }
}
