import Workspace

/// What addresses lead to that were asked for before: with too many, it forgets all and begins anew.
struct KnownTargets {
    private var addresses = ScratchNames(in: nil)
    /// By the numbers of the addresses.
    private var targets: [ReferenceResolver.Target] = []

    private static let most = 100_000

    subscript(address: ArraySlice<UInt8>) -> ReferenceResolver.Target? {
        address.withUnsafeBytes { addresses.number(of: $0) }.map { targets[$0] }
    }

    /// - Parameter address: One that is not known.
    mutating func add(_ target: ReferenceResolver.Target, of address: ArraySlice<UInt8>) {
        if targets.count >= Self.most {
            addresses = ScratchNames(in: nil)
            targets.removeAll(keepingCapacity: true)
        }
        _ = address.withUnsafeBytes { addresses.number(adding: $0) }
        targets.append(target)
    }
}
