import Capturing
import Declaring
import Foundation
import Glibc
import Vocabulary

extension Curator {
    /// What page work alone took, for benchmarks.
    package struct Measurement: Sendable {
        package var pages = 0
        package var bytes = 0
        package var seconds = 0.0
        /// The same of pages under 40,000 bytes.
        package var smallPages = 0
        package var smallBytes = 0
        package var smallSeconds = 0.0
    }

    /// Reads every page and makes its result, on one thread; nothing is kept.
    package func measurePages() throws -> Measurement {
        let declarations = try declarations()
        try requireRaw()
        let begin = Self.processorSeconds()
        let captures = try Inventory(of: rawFolder, project: declarations.project, digests: .none).holdings()
            .value.captures
        let work = try PageWork(declarations)
        let reader = CaptureReader(folder: rawFolder, captures: captures, limit: work.limits.pageBytes)
        var measurement = Measurement()
        for capture in captures where capture.role == .page {
            let start = Self.processorSeconds()
            guard let payload = reader.payload(of: capture) else { continue }
            _ = work.result(of: capture, bytes: payload)
            measurement.pages += 1
            measurement.bytes += payload.count
            if payload.count < 40_000 {
                measurement.smallPages += 1
                measurement.smallBytes += payload.count
                measurement.smallSeconds += Self.processorSeconds() - start
            }
        }
        measurement.seconds = Self.processorSeconds() - begin
        return measurement
    }

    private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
