import Foundation
import Glibc

/// Marks the page that each worker is at, in a file that outlives a crash in C.
///
/// A mark costs a write to the page cache. After a run that did not end, the pages it was at are suspects:
/// they are tried again one by one, and the one that ends the program a second time, alone, is left out.
package final class InFlight: Sendable {
    private let descriptor: Int32
    private let path: String

    private static let slotSize = 66

    /// Keys that an earlier run was at when it ended, and whether it was at that page alone, as a suspect.
    package let suspects: [(key: String, wasAlone: Bool)]

    package init(in folder: String) {
        path = folder + "/in-flight"
        let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
        var suspects: [(key: String, wasAlone: Bool)] = []
        for start in stride(from: 0, to: bytes.count - bytes.count % Self.slotSize, by: Self.slotSize) {
            let slot = bytes[start..<(start + Self.slotSize)]
            guard let sign = slot.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "!") else {
                continue
            }
            let key = String(decoding: slot.dropFirst().prefix(64), as: UTF8.self)
            suspects.append((key, sign == UInt8(ascii: "!")))
        }
        self.suspects = suspects
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Says that a worker begins a page.
    package func begin(_ key: String, slot: Int, isAlone: Bool = false) {
        let bytes = Array((isAlone ? "!" : "+").utf8) + key.utf8.prefix(64) + [0x0A]
        write(bytes, slot: slot)
    }

    /// Says that a worker is between pages.
    package func end(slot: Int) {
        write(Array(repeating: UInt8(ascii: " "), count: Self.slotSize - 1) + [0x0A], slot: slot)
    }

    /// Forgets all marks, after a run that ended.
    package func clear() { if descriptor >= 0 { ftruncate(descriptor, 0) } }

    private func write(_ bytes: [UInt8], slot: Int) {
        guard descriptor >= 0 else { return }
        _ = pwrite(descriptor, bytes, bytes.count, slot * Self.slotSize)
    }
}
