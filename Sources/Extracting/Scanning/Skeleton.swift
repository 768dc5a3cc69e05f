import Markup

/// The frame of a page, of which its template can be told: which elements stand in which, near its root.
struct Skeleton {
    private var paths: Set<UInt64> = []
    private var open: [UInt64] = []

    /// Elements below this depth are content rather than frame.
    private static let deepest = 3

    /// Notes an element that begins and ends a line.
    ///
    /// - Parameter names: A digest of its class and id.
    mutating func add(_ name: HTMLName, _ names: UInt64, depth: Int) {
        while open.count > depth { open.removeLast() }
        var path = (open.last ?? 0x9E37_79B9_7F4A_7C15) &* 31
        path = (path ^ UInt64(UInt32(bitPattern: name.rawValue))) &* 1_099_511_628_211
        path = (path ^ names) &* 1_099_511_628_211
        open.append(path)
        guard depth <= Self.deepest else { return }
        switch name {
        case .div, .section, .article, .main, .header, .footer, .nav, .aside, .table, .form, .body, .center,
            .frameset:
            paths.insert(path)
        default: break
        }
    }

    func digest() -> UInt64 {
        paths.sorted().reduce(14_695_981_039_346_656_037) { ($0 ^ $1) &* 1_099_511_628_211 }
    }
}
