import Capturing
import Declaring
import Digests
import Foundation
import Vocabulary
import Workspace

/// The page work of a run: what the workspace has already is not done again.
struct PageRun {
    private let rawFolder: String
    private let workspaceFolder: String
    private let file: WorkspaceFile
    private let workers: Int
    private let progress: Curator.Progress
    private let work: PageWork
    private let configurationDigest: String

    private static let batch = 64

    /// A page to be worked on.
    private struct Job: Sendable {
        var capture: Capture
        var key: String
    }

    init(
        declarations: Declarations, rawFolder: String, workspaceFolder: String, file: WorkspaceFile,
        workers: Int,
        progress: @escaping Curator.Progress
    ) throws {
        self.rawFolder = rawFolder
        self.workspaceFolder = workspaceFolder
        self.file = file
        self.workers = workers
        self.progress = progress
        work = try PageWork(declarations)
        let program = SHA256.hex(ofFile: "/proc/self/exe") ?? ""
        configurationDigest = SHA256.hex(
            of: [program] + declarations.files.flatMap { [$0.path, SHA256.hex(of: $0.bytes)] })
    }

    /// What the work on a capture depends on, as one digest.
    func key(of capture: Capture) -> String {
        SHA256.hex(of: [
            configurationDigest, capture.sha256, capture.id, capture.pageKey, capture.charset ?? "",
        ])
    }

    private func job(_ capture: Capture) -> Job { Job(capture: capture, key: key(of: capture)) }

    /// Does the work on all pages; which blocks of their texts repeat.
    func run(over captures: Captures) async throws -> BoilerplateBlocks {
        let reader = CaptureReader(folder: rawFolder, limit: work.limits.pageBytes)
        let flight = InFlight(in: workspaceFolder)
        // The indices of the captures that are to be worked on.
        var jobs = ScratchArray<Int32>(in: workspaceFolder)
        let boilerplate = BoilerplateBlocks(in: workspaceFolder)
        try file.session { session in
            for (index, capture) in captures.enumerated() {
                try session.add(addresses: Self.addresses(of: capture), of: capture.id)
                guard capture.role == .page else { continue }
                let key = key(of: capture)
                if let result = try session.result(for: key) {
                    try session.add(result, of: capture, key: key)
                    boilerplate.add(result.coverage)
                } else {
                    jobs.append(Int32(index))
                }
            }
        }
        if !flight.suspects.isEmpty { jobs = try retried(jobs, captures, flight, reader, boilerplate) }
        try await workedOn(jobs, captures, flight, reader, boilerplate)
        flight.clear()
        try file.session { try $0.forgetUnusedResults() }
        try file.compact()
        boilerplate.finish()
        return boilerplate
    }

    /// Tries the pages that an earlier run was at when it ended, one by one; the jobs that remain.
    private func retried(
        _ jobs: ScratchArray<Int32>, _ captures: Captures, _ flight: InFlight, _ reader: CaptureReader,
        _ boilerplate: BoilerplateBlocks
    ) throws -> ScratchArray<Int32> {
        let rest = ScratchArray<Int32>(in: workspaceFolder)
        for place in 0..<jobs.count {
            let job = job(captures[Int(jobs[place])])
            guard let suspect = flight.suspects.first(where: { $0.key == job.key }) else {
                rest.append(jobs[place])
                continue
            }
            if suspect.wasAlone { try file.session { try $0.skip(job.key) } }
            let isSkipped = try file.session { try $0.isSkipped(job.key) }
            if !isSkipped { flight.begin(job.key, slot: 0, isAlone: true) }
            let result = isSkipped ? Self.crashed(job.capture) : read(job, reader)
            flight.end(slot: 0)
            try store([(job, result, result.encoded())])
            boilerplate.add(result.coverage)
        }
        return rest
    }

    private static func crashed(_ capture: Capture) -> PageResult {
        PageResult(findings: [
            Finding(
                .captureCrashed, subject: "page/" + capture.pageKey,
                summary: "Work on \(capture.file) ended the program twice; the page was left out")
        ])
    }

    private func workedOn(
        _ jobs: ScratchArray<Int32>, _ captures: Captures, _ flight: InFlight, _ reader: CaptureReader,
        _ boilerplate: BoilerplateBlocks
    ) async throws {
        var batch: [(Job, PageResult, encoded: [UInt8])] = []
        var done = 0
        let inputs = (0..<jobs.count).lazy.map { job(captures[Int(jobs[$0])]) }
        try await forEachInOrder(inputs, workers: workers, weight: { $0.capture.payloadLength }) {
            job, slot in
            flight.begin(job.key, slot: slot)
            defer { flight.end(slot: slot) }
            let result = read(job, reader)
            return (result, result.encoded())
        } consume: { job, made in
            let (result, encoded) = made
            batch.append((job, result, encoded))
            boilerplate.add(result.coverage)
            done += 1
            progress("pages", done, jobs.count)
            if batch.count >= Self.batch {
                try store(batch)
                batch = []
            }
        }
        try store(batch)
    }

    private func store(_ batch: [(Job, PageResult, encoded: [UInt8])]) throws {
        try file.session { session in
            for (job, result, encoded) in batch {
                try session.store(encoded: encoded, for: job.key)
                try session.add(result, of: job.capture, key: job.key)
            }
        }
    }

    private func read(_ job: Job, _ reader: CaptureReader) -> PageResult {
        guard let payload = reader.payload(of: job.capture) else {
            return PageResult(findings: [
                Finding(
                    .fileSkipped, subject: job.capture.file,
                    summary: "\(job.capture.file) changed or vanished while the run was under way")
            ])
        }
        return work.result(of: job.capture, bytes: payload)
    }

    /// The addresses under which a capture can be referred to: its URL, and of a file its place. Requests and
    /// the like are no answers of their address.
    private static func addresses(of capture: Capture) -> [String] {
        guard capture.isRecord else {
            return capture.entry == nil ? [capture.url, "raw:" + capture.file].compactMap(\.self) : []
        }
        return [.request, .metadata, .other].contains(capture.role) ? [] : [capture.url].compactMap(\.self)
    }
}
