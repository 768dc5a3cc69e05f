package import Vocabulary

/// What became of each address of the site that something refers to.
package final class ScopedAddresses {
    private let names: ScratchNames
    private var counts: [Reference.State: Int] = [:]

    package init(in folder: String?) { names = ScratchNames(in: folder) }

    /// Notes what became of an address; what is noted first counts.
    package func note(_ url: String, in state: Reference.State) {
        let known = names.count
        if names.number(adding: url) == known { counts[state, default: 0] += 1 }
    }

    package var total: Int { names.count }

    /// How many of them are in a state.
    package func count(in state: Reference.State) -> Int { counts[state, default: 0] }
}
