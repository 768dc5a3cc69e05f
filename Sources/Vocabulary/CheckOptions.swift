/// What a check is held against besides the captures: a day, and an earlier run.
package struct CheckOptions: Sendable {
    /// The day on which waivers and deadlines are judged, as `2026-11-24`.
    package var day: String
    /// A report of findings of an earlier run, as CSV or JSON.
    package var baseline: String?

    package init(day: String, baseline: String? = nil) {
        self.day = day
        self.baseline = baseline
    }
}
