/// What a feed holds: excerpts with their places, nothing typed.
package struct FeedExcerpts: Sendable {
    /// An entry: `item` of RSS, `entry` of Atom.
    package struct Entry: Sendable {
        package var entryID: Excerpt?
        package var title: Excerpt?
        package var link: Excerpt?
        package var author: Excerpt?
        package var categories: [Excerpt] = []
        package var published: Excerpt?
        package var updated: Excerpt?
        package var summary: Excerpt?
        /// What the rules of recipes found, one draft for each.
        package var drafts: [Draft] = []

        package init() {}
    }

    package var title: Excerpt?
    package var entries: [Entry] = []
    /// What the rules of recipes found in all entries.
    package var hits: [RuleHits] = []

    package init() {}
}
