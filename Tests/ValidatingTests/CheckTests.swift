import Testing
import Vocabulary

@testable import Validating

@Suite struct CheckTests {
    private func judgement(
        _ field: String, declared: String?, by: String = "page", detected: String?,
        _ verdict: LanguageJudgement.Verdict
    ) -> LanguageJudgement {
        LanguageJudgement(
            subject: field.isEmpty ? "page/p" : "topic/t", field: field, declared: declared, declaredBy: by,
            stated: nil, detected: detected, percent: 99, length: 300, verdict: verdict, quote: nil)
    }

    private func reference(
        _ written: String, _ state: Reference.State, expects: MentionRule.Target? = nil, to: String = "",
        reason: String = ""
    ) -> Reference {
        Reference(
            from: "topic/t", field: "f", written: written, state: state, to: to, reason: reason,
            expects: expects)
    }

    private func codes(_ findings: [Finding]) -> [String] { findings.map(\.kind.code) }

    @Test("A contradicted text is a finding; agreement, abstention and silence are none")
    func languages() {
        let check = LanguageAgreementCheck()
        #expect(
            codes(check.findings(in: [judgement("d", declared: "en-US", detected: "fr", .contradiction)]))
                == ["language-contradicted"])
        for verdict in [LanguageJudgement.Verdict.agreement, .abstention, .uncontested] {
            #expect(check.findings(in: [judgement("d", declared: "en", detected: "en", verdict)]).isEmpty)
        }
    }

    @Test("A page that contradicts its declaration is one finding, not one for each field")
    func onePage() {
        let judgements = [
            judgement("", declared: "en", detected: "es", .contradiction),
            judgement("title", declared: "en", detected: "es", .contradiction),
            judgement("quote", declared: "en", by: "element", detected: "fr", .contradiction),
        ]
        #expect(LanguageAgreementCheck().findings(in: judgements).map(\.field) == ["", "quote"])
    }

    @Test("A country's code that is also a language is contradicted only by detection")
    func likelyCountry() {
        #expect(
            codes(
                LanguageAgreementCheck().findings(in: [
                    judgement("", declared: "kr", detected: "ko", .contradiction)
                ])) == ["language-is-likely-country"])
        #expect(
            codes(
                LanguageAgreementCheck().findings(in: [
                    judgement("", declared: "kr", detected: "en", .contradiction)
                ])) == ["language-contradicted"])
    }

    @Test(
        "Tags are judged by form, then by registry",
        arguments: [
            ("None", "language-not-registered"), ("jp", "language-not-registered"),
            ("en_US", "language-not-well-formed"), ("<!--#echo", "language-not-well-formed"), ("en-US", nil),
            ("kr", nil), (" fr ", nil),
        ] as [(String, String?)])
    func tags(tag: String, code: String?) {
        let findings = LanguageTagCheck().findings(in: [
            judgement("", declared: tag, detected: nil, .abstention),
            judgement("title", declared: tag, detected: nil, .abstention),
        ])
        #expect(codes(findings) == [code].compactMap(\.self))
    }

    @Test("An unregistered country code proposes the language")
    func proposal() {
        #expect(
            LanguageTagCheck().findings(in: [judgement("", declared: "jp", detected: nil, .abstention)])
                .first?.help.contains("`ja`") == true)
    }

    @Test(
        "A country stands for a language at the end of a link's words",
        arguments: [
            ("Report on urban commons (KR)", true), ("Report (JP)", true), ("Report (US)", false),
            ("(KR)", false), ("KR", false), ("Report (kr)", false), ("Report (KR) 2019", false),
        ])
    func countries(text: String, isFound: Bool) {
        #expect(CountryForLanguageCheck().findings(in: reference(text, .unaddressed)).isEmpty == !isFound)
    }

    @Test("References in words: what is expected decides the code")
    func words() {
        let checks: [any Check] = [UnaddressedCheck(), ContactCheck(), UnresolvedCheck(), TargetCheck()]
        func all(_ reference: Reference) -> [String] { checks.flatMap { codes($0.findings(in: reference)) } }
        #expect(all(reference("French version", .unaddressed, expects: .page)) == ["reference-unaddressed"])
        #expect(
            all(reference("please contact", .unaddressed, expects: .address)) == ["contact-without-address"])
        #expect(
            all(reference("CITIES", .unaddressed, reason: "no organisation has this name")) == [
                "reference-unresolved"
            ])
        #expect(all(reference("CITIES", .unaddressed, reason: "weak: no organisation has this name")) == [])
        #expect(
            all(reference("x.html", .inScopeNotCaptured, to: "http://x/x.html")) == ["target-not-captured"])
        for state in [Reference.State.resolved, .external, .malformed, .excluded, .capturedNotExtracted] {
            #expect(all(reference("x", state)) == [])
        }
    }

    @Test("Constraints of a schema are held against values")
    func constraints() throws {
        let place = SourcePlace(file: "s", line: 1)
        func field(_ name: String, _ change: (inout Constraints) -> Void) -> FieldDefinition {
            var constraints = Constraints()
            change(&constraints)
            return FieldDefinition(name: name, type: .string, constraints: constraints, place: place)
        }
        let schema = Schema(
            kind: "t", title: "", description: "",
            fields: [
                field("required") { $0.isRequired = true }, field("short") { $0.maxLength = 2 },
                field("long") { $0.minLength = 4 },
                field("low") { $0.minimum = 5 }, field("high") { $0.maximum = 5 },
                field("pattern") { $0.pattern = "a+" }, field("word") { $0.allowed = ["x", "y"] },
            ], place: place)
        let check = try ConstraintCheck(schemas: [schema])
        func record(_ values: [String: String]) -> Record {
            Record(
                kind: "t", key: "k",
                fields: schema.fields.map {
                    Field($0.name, values[$0.name].map { .string($0) }, evidence: [])
                }, capture: "c")
        }
        let good = [
            "required": "a", "short": "ab", "long": "abcd", "low": "5", "high": "5", "pattern": "aa",
            "word": "x",
        ]
        #expect(check.findings(in: record(good), schema: schema).isEmpty)
        for (name, bad) in [
            ("required", nil), ("short", "abc"), ("long", "abc"), ("low", "4.9"), ("high", "6"),
            ("pattern", "aab"), ("word", "z"),
        ] as [(String, String?)] {
            var values = good
            values[name] = bad
            #expect(check.findings(in: record(values), schema: schema).map(\.field) == [name])
        }
        var withheld = record(good)
        withheld.fields[0] = Field("required", nil, evidence: [], reason: .withheld)
        #expect(check.findings(in: withheld, schema: schema).isEmpty)
    }

    @Test(
        "Captures that were made, rights that nobody gave, cells that are too long, addresses that were withheld"
    )
    func others() {
        var capture = Capture(
            id: "c", file: "f", length: 1, sha256: "", url: nil, mediaType: "", role: .page, reason: "",
            fidelity: .reconstructed)
        #expect(codes(ReconstructedCaptureCheck().findings(in: capture)) == ["reconstructed-capture"])
        capture.role = .source
        #expect(ReconstructedCaptureCheck().findings(in: capture).isEmpty)
        var project = Project()
        #expect(codes(RightsCheck().findings(of: project)) == ["rights-undetermined"])
        project.licenses = [License(name: "CC0-1.0", title: "", path: "")]
        #expect(RightsCheck().findings(of: project).isEmpty)
        let schema = Schema(
            kind: "t", title: "", description: "", fields: [], place: SourcePlace(file: "s", line: 1))
        let record = Record(
            kind: "t", key: "k",
            fields: [
                Field("text", .string(String(repeating: "x", count: 32_001)), evidence: []),
                Field("email", nil, evidence: [], reason: .withheld),
            ], capture: "c")
        #expect(codes(LongCellCheck().findings(in: record, schema: schema)) == ["long-cell"])
        #expect(codes(PersonalDataCheck().findings(in: record, schema: schema)) == ["personal-data-withheld"])
    }
}
