import Glibc

/// Memory that grows, and keeps what it holds at its front.
struct ByteBuffer: ~Copyable {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var capacity: Int

    init(capacity: Int) {
        base = .allocate(byteCount: capacity, alignment: 16)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    mutating func grow(to wanted: Int, keeping count: Int) {
        guard wanted > capacity else { return }
        let larger = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
        larger.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = larger
        capacity = wanted
    }

    /// Gives memory back that a single large member needed.
    mutating func shrink(to wanted: Int, keeping count: Int) {
        guard capacity > wanted, count <= wanted else { return }
        let smaller = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
        smaller.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = smaller
        capacity = wanted
    }
}
