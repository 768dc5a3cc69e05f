/// What a page offers to a recipe: elements that stand on it once, groups that repeat, what it states for machines.
package struct PageShape: Sendable, Equatable {
    package var key: String
    package var template: String
    /// For each selector of an element that stands there once, and says little, its text.
    package var singles: [String: String] = [:]
    /// For each selector of an element that stands there three times or more, with a link in each, how often.
    package var repeats: [String: Int] = [:]
    /// Names of `statement` rules that have a value.
    package var statements: Set<String> = []
    package var hasHeading = false
    /// Labels of definition lists and of rows with a heading cell.
    package var labels: Set<String> = []

    package init(key: String, template: String) {
        self.key = key
        self.template = template
    }
}
