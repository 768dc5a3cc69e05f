import Capturing
import Declaring
import Foundation
import Glibc
import Validating
import Vocabulary
import Workspace

extension Curator {
    /// What page work alone took, for benchmarks.
    package struct Measurement: Sendable {
        package var pages = 0
        package var bytes = 0
        package var seconds = 0.0
        /// From the first byte read to the last result, as a clock on the wall has it.
        package var wallSeconds = 0.0
        /// The same of pages under 40,000 bytes.
        package var smallPages = 0
        package var smallBytes = 0
        package var smallSeconds = 0.0
    }

    /// Reads every page and makes its result; nothing is kept.
    ///
    /// Small pages are told apart where one worker does all.
    package func measurePages() async throws -> Measurement {
        let declarations = try declarations()
        try requireRaw()
        let begin = (processor: Self.processorSeconds(), wall: ContinuousClock.now)
        let captures = try holdings(declarations.project).captures
        let work = try PageWork(declarations)
        let reader = CaptureReader(folder: rawFolder, limit: work.limits.pageBytes)
        let pages = captures.filter { $0.role == .page }
        var measurement = Measurement()
        if workers == 1 {
            for capture in pages {
                let start = Self.processorSeconds()
                guard let payload = reader.payload(of: capture) else { continue }
                _ = work.result(of: capture, bytes: payload)
                measurement.add(payload.count, seconds: Self.processorSeconds() - start)
            }
        } else {
            try await forEachInOrder(pages, workers: workers, weight: \.payloadLength) { capture, _ in
                guard let payload = reader.payload(of: capture) else { return 0 }
                _ = work.result(of: capture, bytes: payload)
                return payload.count
            } consume: { _, count in
                measurement.add(count, seconds: 0)
            }
        }
        measurement.seconds = Self.processorSeconds() - begin.processor
        measurement.wallSeconds = Double((ContinuousClock.now - begin.wall) / .milliseconds(1)) / 1_000
        return measurement
    }

    /// What grading references took, for benchmarks.
    package struct ReferenceMeasurement: Sendable {
        package var references = 0
        package var fragments = 0
        package var seconds = 0.0
    }

    /// Works on all pages, and then finds out what their links, images and alternates lead to; nothing else is made.
    package func measureReferences() async throws -> ReferenceMeasurement {
        let declarations = try declarations()
        try requireRaw()
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        let file = try WorkspaceFile(in: privatePath)
        defer { try? file.close() }
        let (holdings, _) = try await extracted(declarations, into: file, workspace: privatePath)
        let project = declarations.project
        return try file.session { session in
            var measurement = ReferenceMeasurement()
            let start = Self.processorSeconds()
            var resolver = ReferenceResolver(
                session: session, scope: Scope(project: project, captures: holdings.captures),
                captures: holdings.captures, exclusions: project.exclusions, withheld: project.withheld)
            measurement.seconds += Self.processorSeconds() - start
            try session.forEachBatchOfPages { pages in
                for (capture, result) in zip(pages.captures, pages.read()) {
                    let page = holdings.captures[id: capture]
                    let start = Self.processorSeconds()
                    for rows in result?.rows ?? [] {
                        for reference in rows.targets {
                            let target = try resolver.target(
                                url: rows.text(reference.url), written: rows.text(reference.written),
                                page: page)
                            measurement.references += 1
                            if target.fragment != nil { measurement.fragments += 1 }
                        }
                    }
                    measurement.seconds += Self.processorSeconds() - start
                }
            }
            return measurement
        }
    }

    private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

extension Curator.Measurement {
    /// Pages under this many bytes are small.
    private static let small = 40_000

    fileprivate mutating func add(_ count: Int, seconds: Double) {
        pages += 1
        bytes += count
        guard count < Self.small else { return }
        smallPages += 1
        smallBytes += count
        smallSeconds += seconds
    }
}
