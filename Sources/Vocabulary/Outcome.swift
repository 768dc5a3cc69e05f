/// What a stage returns: its product, and what a person should know about it.
package struct Outcome<Value> {
    package var value: Value
    package var findings: [Finding]

    package init(_ value: Value, findings: [Finding] = []) {
        self.value = value
        self.findings = findings
    }
}

extension Outcome: Sendable where Value: Sendable {}
