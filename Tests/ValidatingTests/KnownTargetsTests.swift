import Testing
import Vocabulary

@testable import Validating

/// What an address leads to is asked once, as long as there is room for the answers.
@Suite struct KnownTargetsTests {
    private static func address(_ number: Int) -> ArraySlice<UInt8> {
        Array("-http://x.org/\(number)".utf8).dropFirst()
    }

    @Test("Answers are those of their addresses, until too many are known")
    func known() {
        var known = KnownTargets()
        #expect(known[Self.address(0)] == nil)
        for number in 0..<100_000 {
            let target = ReferenceResolver.Target(state: .external, to: String(number))
            known.add(target, of: Self.address(number))
        }
        #expect(known[Self.address(0)]?.to == "0" && known[Self.address(99_999)]?.to == "99999")
        #expect(known[Self.address(100_000)] == nil)
        known.add(ReferenceResolver.Target(state: .malformed), of: Self.address(100_000))
        #expect(known[Self.address(100_000)]?.state == .malformed)
        #expect(known[Self.address(0)] == nil && known[Self.address(99_999)] == nil)
    }
}
