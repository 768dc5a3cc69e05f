/// An array that may grow with a site: what is long lies in a file (`ScratchMemory`).
///
/// One thread has it. An index out of bounds ends the program, as that of an array does.
package final class ScratchArray<Element: BitwiseCopyable> {
    private var memory: ScratchMemory
    private let folder: String?
    package private(set) var count = 0

    private static var stride: Int { MemoryLayout<Element>.stride }

    /// - Parameter folder: Where its file lies; nil where it is to stay in memory.
    package init(in folder: String?) {
        memory = ScratchMemory(in: folder)
        self.folder = folder
    }

    /// Whether it lies in a file by now.
    var isInFile: Bool { memory.isInFile }

    package subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count)
            return place(index).pointee
        }
        set {
            precondition(index >= 0 && index < count)
            place(index).pointee = newValue
        }
    }

    private func place(_ index: Int) -> UnsafeMutablePointer<Element> {
        (memory.base.unsafelyUnwrapped + index * Self.stride).assumingMemoryBound(to: Element.self)
    }

    package func append(_ element: Element) {
        memory.reserve((count + 1) * Self.stride)
        place(count).initialize(to: element)
        count += 1
    }

    package func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress, !elements.isEmpty else { return }
        memory.reserve((count + elements.count) * Self.stride)
        place(count).initialize(from: source, count: elements.count)
        count += elements.count
    }

    /// Appends an element until there are so many.
    package func pad(to count: Int, with element: Element) {
        while self.count < count { append(element) }
    }

    /// Gives the elements, as long as `body` appends none.
    package func withElements<Result>(_ body: (UnsafeMutableBufferPointer<Element>) throws -> Result) rethrows
        -> Result
    {
        guard count > 0 else { return try body(UnsafeMutableBufferPointer(start: nil, count: 0)) }
        return try body(UnsafeMutableBufferPointer(start: place(0), count: count))
    }

    /// The first index whose element does not come before something, where all that do stand first.
    package func partition(where precedes: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Sorting

    /// Elements that are sorted in memory at once.
    private static var run: Int { 16 << 10 }

    /// Sorts; what is equal keeps its order. By merging runs, so that memory does not grow with the elements.
    package func sort(by precedes: (Element, Element) -> Bool) {
        withElements { elements in
            for start in Swift.stride(from: 0, to: elements.count, by: Self.run) {
                let end = min(start + Self.run, elements.count)
                var run = UnsafeMutableBufferPointer(rebasing: elements[start..<end])
                run.sort(by: precedes)
            }
        }
        guard count > Self.run else { return }
        var other = ScratchMemory(in: folder)
        other.reserve(count * Self.stride)
        merge(by: other.base.unsafelyUnwrapped.assumingMemoryBound(to: Element.self), precedes)
    }

    /// Merges runs into longer ones until there is one, to another place and back.
    private func merge(by other: UnsafeMutablePointer<Element>, _ precedes: (Element, Element) -> Bool) {
        let own = place(0)
        var (source, target) = (own, other)
        var width = Self.run
        while width < count {
            for start in Swift.stride(from: 0, to: count, by: 2 * width) {
                let middle = min(start + width, count)
                Self.merge(source, target, start, middle, min(middle + width, count), precedes)
            }
            swap(&source, &target)
            width *= 2
        }
        if source != own { own.update(from: source, count: count) }
    }

    private static func merge(
        _ source: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>, _ start: Int,
        _ middle: Int, _ end: Int, _ precedes: (Element, Element) -> Bool
    ) {
        var (left, right) = (start, middle)
        for place in start..<end {
            if left < middle, right == end || !precedes(source[right], source[left]) {
                (target + place).initialize(to: source[left])
                left += 1
            } else {
                (target + place).initialize(to: source[right])
                right += 1
            }
        }
    }
}

extension ScratchArray where Element: Comparable {
    package func sort() { sort(by: <) }

    /// Whether a sorted array has an element.
    package func hasSorted(_ element: Element) -> Bool {
        let index = partition { $0 < element }
        return index < count && self[index] == element
    }
}
