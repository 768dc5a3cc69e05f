import Testing
import Vocabulary

@Suite struct FindingCatalogueTests {
    @Test("Codes are unique, in order, and kebab-case")
    func codes() {
        let codes = FindingKind.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes == codes.sorted())
        for code in codes {
            #expect(code.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
        }
    }

    @Test("Each kind says what is the case and what to do", arguments: FindingKind.all)
    func texts(kind: FindingKind) {
        #expect(kind.meaning.hasSuffix("."))
        #expect(kind.help.hasSuffix(".") || kind.help.hasSuffix("yml"))
        #expect(kind.meaning != kind.help)
    }

    @Test("Severities are ordered")
    func severities() {
        #expect(Finding.Severity.note < .warning)
        #expect(Finding.Severity.warning < .error)
    }
}
