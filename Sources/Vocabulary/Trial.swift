/// What a selector or a rule finds over all pages.
package struct Trial: Sendable, Equatable {
    /// One match.
    package struct Sample: Sendable, Equatable {
        package var page: String
        package var text: String
        /// What the rule's steps made of it; nil where there are none, or where one rejected it.
        package var value: String?
        package var path: String

        package init(page: String, text: String, value: String?, path: String) {
            self.page = page
            self.text = text
            self.value = value
            self.path = path
        }
    }

    package var what: String
    package var pages = 0
    package var pagesFound = 0
    package var matches = 0
    package var values = 0
    package var samples: [Sample] = []
    /// Pages without a match, the first of them.
    package var without: [String] = []
    package var failures: [String] = []

    package init(what: String) { self.what = what }
}
