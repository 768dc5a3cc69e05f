import Testing
import Validating
import Vocabulary
import Workspace

@Suite struct LedgerTests {
    private func file(_ name: String, _ length: Int, _ role: Capture.Role = .page) -> Capture {
        Capture(
            id: name, file: name, length: length, sha256: "", url: nil, mediaType: "", role: role, reason: "")
    }

    private func record(_ file: String, _ offset: Int, _ length: Int) -> Capture {
        var capture = self.file(file, length)
        capture.offset = offset
        capture.record = CaptureRecord(id: "", type: "response")
        return capture
    }

    private func parts(_ balance: Ledger.Balance) -> [String: Int] {
        Dictionary(balance.items.map { ($0.name, $0.count) }) { first, _ in first }
    }

    @Test("Bytes are those of files, of records and what is between them, of sidecars, and of damage")
    func bytes() {
        let captures: Captures = [
            file("a.html", 100), file("captures.jsonl", 20, .sidecar), record("w.warc", 0, 300),
            // Two captures of one member, and one that overlaps the damage.
            record("w.warc", 0, 300), record("w.warc", 400, 100),
        ]
        let files = [("a.html", 100), ("captures.jsonl", 20), ("w.warc", 520)].map {
            ManifestEntry(path: $0.0, bytes: $0.1, sha256: "")
        }
        var holdings = Holdings(captures, HeldFiles(files))
        holdings.damages = [
            Damage(file: "w.warc", offset: 300, length: 60, kind: .notAMember),
            Damage(file: "w.warc", offset: 480, length: 100, kind: .truncatedRecord),
        ]
        let balance = Ledger.bytes(of: holdings)
        #expect(balance.total == 640 && !balance.isBroken)
        #expect(parts(balance) == ["read": 500, "sidecar": 20, "damaged": 80, "framing": 40])
    }

    @Test("A file that is shorter than its capture breaks the balance, which is a finding")
    func broken() {
        let files = HeldFiles([ManifestEntry(path: "a.html", bytes: 90, sha256: "")])
        let holdings = Holdings([file("a.html", 100)], files)
        var ledger = Ledger()
        ledger.add(Ledger.bytes(of: holdings))
        ledger.add(Ledger.Balance("captures", unit: "captures", total: 1, [Ledger.Item("page", 1)]))
        #expect(ledger.findings().map(\.field) == ["bytes"])
        #expect(ledger.findings().first?.kind == .balanceBroken)
        #expect(ledger.rows().first?.last == "broken")
        #expect(ledger.rows().first { $0[0] == "captures" }?.last == "holds")
    }

    @Test(
        "Above its limit a measure is a warning before the deadline, and an error from it on",
        arguments: [
            ("2027-03-30", GateJudgement.Verdict.warning), ("2027-03-31", .error), ("2028-01-01", .error),
        ])
    func gate(day: String, verdict: GateJudgement.Verdict) {
        var gate = Gate()
        gate.limits = [.missing: 2, .broken: 0, .unclaimedPercent: 10]
        gate.deadline = "2027-03-31"
        let judgements = GateJudgement.all(of: gate, counts: [.missing: 3, .unclaimedPercent: 10], on: day)
        #expect(judgements.map(\.measure) == [.missing, .broken, .unclaimedPercent])
        #expect(judgements.map(\.verdict) == [verdict, .passes, .passes])
        gate.deadline = nil
        #expect(GateJudgement.all(of: gate, counts: [.missing: 3], on: "2020-01-01").first?.verdict == .error)
    }
}
