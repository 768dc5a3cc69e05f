import TestKit
import Testing
import Workspace

@Suite struct InFlightTests {
    private let key = String(repeating: "a", count: 64)
    private let other = String(repeating: "b", count: 64)

    @Test("A run that ended leaves no suspects")
    func clean() throws {
        let folder = try TemporaryFolder()
        let flight = InFlight(in: folder.path)
        flight.begin(key, slot: 0)
        flight.end(slot: 0)
        #expect(InFlight(in: folder.path).suspects.isEmpty)
        flight.begin(key, slot: 1)
        flight.clear()
        #expect(InFlight(in: folder.path).suspects.isEmpty)
    }

    @Test("The pages that a run was at are suspects, and known as alone or among others")
    func crashed() throws {
        let folder = try TemporaryFolder()
        let flight = InFlight(in: folder.path)
        flight.begin(key, slot: 0)
        flight.begin(other, slot: 2, isAlone: true)
        let suspects = InFlight(in: folder.path).suspects
        #expect(suspects.map(\.key) == [key, other])
        #expect(suspects.map(\.wasAlone) == [false, true])
    }
}
