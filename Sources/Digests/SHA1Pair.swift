import CSHA1

/// Two SHA-1 digests of nearly the same bytes, computed side by side: those of a record's block and payload.
///
/// The processor's instructions for SHA-1 wait for each other; a second stream fills the gaps, so that both cost
/// little more than one. libcrypto has no such call. Where the processor has none of the instructions, there is
/// no pair, and libcrypto computes each by itself.
package final class SHA1Pair {
    private var first = cartulary_sha1()
    private var second = cartulary_sha1()

    private static let isSupported = cartulary_sha1_is_supported() != 0

    /// Nil where the processor lacks the instructions.
    package init?() {
        guard Self.isSupported else { return nil }
        begin()
    }

    /// Forgets what was added.
    package func begin() {
        cartulary_sha1_begin(&first)
        cartulary_sha1_begin(&second)
    }

    package func update(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) {
        cartulary_sha1_update_pair(
            &first, a.baseAddress?.assumingMemoryBound(to: UInt8.self), a.count, &second,
            b.baseAddress?.assumingMemoryBound(to: UInt8.self), b.count)
    }

    /// Both digests, 20 bytes each; nothing may be added afterwards.
    package func finish() -> (first: [UInt8], second: [UInt8]) {
        var a = [UInt8](repeating: 0, count: 20)
        var b = a
        cartulary_sha1_finish(&first, &a)
        cartulary_sha1_finish(&second, &b)
        return (a, b)
    }
}
