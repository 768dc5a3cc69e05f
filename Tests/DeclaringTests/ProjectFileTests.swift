import Declaring
import TestKit
import Testing
import Vocabulary

/// `cartulary.yml`: what each key means, and what is said of what cannot be meant.
@Suite struct ProjectFileTests {
    private func project(_ text: String) throws -> Project {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", text)
        return try Declarations(of: folder.path).project
    }

    private func errors(_ text: String) throws -> [String] {
        do {
            _ = try project(text)
            return []
        } catch let errors as ConfigurationErrors {
            return errors.errors.map { "\($0.place.line):\($0.place.column) \($0.message)" }
        }
    }

    @Test("Every key is read")
    func all() throws {
        let read = try project(
            """
            name: my-site.2
            title: My site
            description: What it was.
            version: 1.10
            base_uri: https://id.example/x
            languages: [en, fr-CA]
            scope: [x.org, y.org/docs/]
            mounts: {docs: 'https://x.org/docs/'}
            captures: {at: 2019-05-01T12:00:00Z}
            formats: {page: csv}
            rights: All rights reserved
            licenses: [{name: CC-BY-4.0, title: Attribution}, {path: 'https://x.org/licence'}]
            contributors: [{title: Anna, roles: [author, editor], path: 'https://x.org/anna'}, {title: Ben, roles: author}]
            custody: {captured_by: An archive, captured_with: wget 1.21, received_on: 2020-01-01}
            publish: [contact.value]
            excluded: [{url: 'http*//x.org/*?share=*', reason: share buttons}]
            gate: {missing: 3, deadline: 2027-03-31}
            severity: {rule-dead: warning, text-placeholder: note}
            fail_on: warning
            detect_languages: false
            limits: {page_bytes: 1000, depth: 10, nodes: 100, tag_bytes: 50, tag_attributes: 5}
            """)
        #expect(read.name == "my-site.2" && read.title == "My site" && read.description == "What it was.")
        // What looks like a number is taken as it is written.
        #expect(read.version == "1.10" && read.baseURI == "https://id.example/x")
        #expect(read.languages == ["en", "fr-CA"] && read.scope == ["x.org", "y.org/docs/"])
        #expect(read.mounts == ["docs": "https://x.org/docs/"])
        #expect(read.captures == .at("2019-05-01T12:00:00Z"))
        #expect(read.formats["page"]?.names == ["csv"] && read.rights == "All rights reserved")
        #expect(
            read.licenses.map(\.name) == ["CC-BY-4.0", ""]
                && read.licenses.map(\.path) == ["", "https://x.org/licence"])
        #expect(read.contributors.map(\.roles) == [["author", "editor"], ["author"]])
        #expect(read.custody.map(\.name) == ["captured_by", "captured_with", "received_on"])
        #expect(read.publish == ["contact.value"] && read.exclusions.map(\.reason) == ["share buttons"])
        #expect(read.gate.limits[.missing] == 3 && read.gate.deadline == "2027-03-31")
        #expect(read.severity == ["rule-dead": .warning, "text-placeholder": .note])
        #expect(read.failOn == .warning && !read.detectsLanguages)
        #expect(read.limits.pageBytes == 1_000 && read.limits.depth == 10 && read.limits.nodes == 100)
        #expect(read.limits.tagBytes == 50 && read.limits.tagAttributes == 5)
    }

    @Test(
        "The policies of captures",
        arguments: [
            ("newest", Project.CapturePolicy.newest), ("first", .first), ("all", .all),
            ("{at: 2019}", .at("2019")),
            ("{at: 2019-05}", .at("2019-05")), ("{at: 2019-05-01}", .at("2019-05-01")),
            ("{at: 2019-05-01T12:00}", .at("2019-05-01T12:00")),
        ])
    func policies(text: String, policy: Project.CapturePolicy) throws {
        #expect(try project("captures: \(text)").captures == policy)
    }

    @Test(
        "What cannot be meant is said with its place and what to write",
        arguments: [
            ("titel: x", "1:1 unknown key `titel` in cartulary.yml; did you mean `title`?"),
            ("name: My Site", "1:7 the name `My Site` may hold lower-case letters"),
            ("base_uri: x.org", "1:11 `x.org` is not an absolute URL, such as https://example.org/"),
            ("mounts: {docs: docs/}", "1:16 `docs/` is not an absolute URL"),
            ("languages: [en, jp]", "1:17 `jp` is not a registered language tag; did you mean `ja`?"),
            ("languages: xx", "1:12 `xx` is not a registered language tag"),
            ("captures: newst", "1:11 `newst` is no policy; did you mean `newest`?, or {at: 2019-05-01}"),
            ("captures: {at: yesterday}", "1:16 `yesterday` is no moment, such as 2019-05-01"),
            ("captures: {on: 2019}", "unknown key `on` in captures"),
            ("licenses: [{title: Free}]", "1:12 a licence needs a `name` or a `path`"),
            ("contributors: [{name: Anna}]", "1:16 a contributor needs a `title`"),
            ("custody: [{captured_by: x}]", "custody must be a mapping"),
            ("custody: {captured: x}", "unknown key `captured` in custody; known are captured_by"),
            (
                "severity: {rule-daed: note}",
                "1:12 `rule-daed` is no code of a finding; did you mean `rule-dead`?"
            ),
            ("severity: {reference-broken: note}", "known are balance-broken, metadata-broken"),
            ("severity: {rule-dead: loud}", "1:23 `loud` is no severity; known are"),
            ("fail_on: warnng", "1:10 `warnng` is no threshold; did you mean `warning`?"),
            ("limits: {page_bytes: 0}", "1:22 the limit `page_bytes` must be above 0"),
            ("limits: {depth: -1}", "1:17 depth must be a whole number, not below zero"),
            ("limits: {deph: 1}", "did you mean `depth`?"), ("limits: {depth: deep}", "1:17"),
            ("excluded: [{url: 'http://x.org/*'}]", "1:12 an exclusion needs a `url`"),
            ("excluded: [{url: '*', reason: all}]", "`*` would excuse every address of the site"),
            ("gate: {missing: 1, deadline: soon}", "1:30 `soon` is no day, such as 2027-03-31"),
            ("gate: {mising: 1}", "did you mean `missing`?"),
            ("publish: [contact.vale]", "did you mean `value`?"),
            ("publish: [contacts]", "write kind.field"), ("detect_languages: perhaps", "1:19"),
            ("known_urls: none.csv", "`none.csv` is named here and is not there"),
            ("formats: {pages: csv}", "did you mean `page`?"),
        ])
    func faults(text: String, says: String) throws {
        let errors = try errors(text)
        #expect(errors.contains { $0.contains(says) }, "\(errors)")
    }

    @Test("Of seventy codes those are named that have a word of the wrong one")
    func manyCodes() throws {
        let errors = try errors("severity: {reference-broken: note}")
        let message = try #require(errors.first)
        for code in ["reference-unaddressed", "target-broken"] { #expect(message.contains(code)) }
        #expect(!message.contains("nul-bytes") && message.hasSuffix(" more") && message.count < 400)
    }
}
