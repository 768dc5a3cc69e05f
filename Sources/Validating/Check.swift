package import Vocabulary

/// Looks at what a run made and says what a person should know. A check reads; it never repairs.
package protocol Check: Sendable {
    /// Once in a run.
    func findings(of project: Project) -> [Finding]
    func findings(in capture: Capture) -> [Finding]
    /// A record after its references were resolved.
    func findings(in record: Record, schema: Schema) -> [Finding]
    /// A reference after it was resolved.
    func findings(in reference: Reference) -> [Finding]
    /// What is known of the languages of the texts of one page.
    func findings(in judgements: [LanguageJudgement]) -> [Finding]
}

extension Check {
    package func findings(of project: Project) -> [Finding] { [] }
    package func findings(in capture: Capture) -> [Finding] { [] }
    package func findings(in record: Record, schema: Schema) -> [Finding] { [] }
    package func findings(in reference: Reference) -> [Finding] { [] }
    package func findings(in judgements: [LanguageJudgement]) -> [Finding] { [] }
}

/// The checks of a run.
package enum Checks {
    /// All of them.
    ///
    /// - Throws: Where a constraint's pattern does not compile, which a checked schema's do.
    package static func all(schemas: [Schema]) throws -> [any Check] {
        [
            BrokenTargetCheck(), try ConstraintCheck(schemas: schemas), ContactCheck(),
            CountryForLanguageCheck(),
            FragmentCheck(), LanguageAgreementCheck(),
            LanguageTagCheck(), LongCellCheck(), PersonalDataCheck(), ReconstructedCaptureCheck(),
            RightsCheck(),
            TargetCheck(), UnaddressedCheck(), UnresolvedCheck(),
        ]
    }

    /// What the values that rules gave to rows of links, images and the like break of their schemas.
    ///
    /// - Throws: Where a constraint's pattern does not compile, which a checked schema's do.
    package static func ofRows(schemas: [Schema]) throws -> any Check {
        try ConstraintCheck(schemas: schemas.filter(\.isPageBound))
    }
}
