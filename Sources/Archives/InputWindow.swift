/// The part of a file that is in memory, read forward.
struct InputWindow: ~Copyable {
    let file: ArchiveFile
    /// The first byte of the file, or of the part of it, that is read.
    let start: Int
    /// The byte behind the last.
    let end: Int
    private var buffer: ByteBuffer
    /// The offset in the file of the first byte in memory.
    private var bufferStart: Int
    private var count = 0
    /// Every byte that comes in is shown once, in order, as for a digest; seeking back shows nothing twice.
    private let onRead: ((UnsafeRawBufferPointer) -> Void)?
    private var shownUpTo: Int

    static let usual = 1 << 20

    init(_ file: ArchiveFile, range: Range<Int>, onRead: ((UnsafeRawBufferPointer) -> Void)?) {
        self.file = file
        start = range.lowerBound
        end = min(range.upperBound, file.length)
        bufferStart = start
        buffer = ByteBuffer(capacity: min(Self.usual, max(4096, range.count)))
        self.onRead = onRead
        shownUpTo = start
    }

    /// The offset in the file of the next byte.
    private(set) var offset: Int {
        get { bufferStart + position }
        set { position = newValue - bufferStart }
    }
    private var position = 0

    /// The bytes in view, from the next one on.
    var view: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer.base + position, count: count - position)
    }

    var isAtEnd: Bool { offset >= end }

    /// Brings at least so many bytes into view, where the file has them.
    mutating func fill(_ wanted: Int) {
        guard count - position < wanted, bufferStart + count < end else { return }
        if position > 0 {
            buffer.base.copyMemory(from: buffer.base + position, byteCount: count - position)
            bufferStart += position
            count -= position
            position = 0
        }
        buffer.grow(to: min(wanted, end - bufferStart), keeping: count)
        let room = min(buffer.capacity, end - bufferStart) - count
        let target = UnsafeMutableRawBufferPointer(start: buffer.base + count, count: room)
        let came = file.read(into: target, at: bufferStart + count)
        if let onRead, bufferStart + count + came > shownUpTo {
            let fresh = max(shownUpTo, bufferStart + count)
            onRead(
                UnsafeRawBufferPointer(
                    start: buffer.base + (fresh - bufferStart), count: bufferStart + count + came - fresh))
            shownUpTo = bufferStart + count + came
        }
        count += came
    }

    mutating func advance(_ count: Int) {
        position += count
        if position == self.count || position < 0 || position > self.count { drop() }
    }

    /// Goes to another place of the file.
    mutating func seek(to place: Int) {
        if place >= bufferStart, place <= bufferStart + count {
            position = place - bufferStart
        } else {
            // What is jumped over is read all the same where somebody wants to see every byte.
            if onRead != nil, place > shownUpTo { showAll(upTo: place) }
            bufferStart = place
            count = 0
            position = 0
        }
    }

    /// Shows what nobody has read yet.
    mutating func showAll(upTo place: Int) {
        guard onRead != nil else { return }
        while shownUpTo < min(place, end) {
            bufferStart = shownUpTo
            count = 0
            position = 0
            fill(1)
            if count == 0 { break }
        }
    }

    private mutating func drop() {
        bufferStart += position
        count = 0
        position = 0
    }

    /// Gives memory back that a large member needed.
    mutating func relax() {
        if count - position <= Self.usual / 2, buffer.capacity > Self.usual {
            if position > 0 {
                buffer.base.copyMemory(from: buffer.base + position, byteCount: count - position)
                bufferStart += position
                count -= position
                position = 0
            }
            buffer.shrink(to: Self.usual, keeping: count)
        }
    }
}
