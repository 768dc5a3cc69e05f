extension FindingKind {
    /// Every kind of finding, in the order of their codes.
    package static let all: [FindingKind] = [
        archiveDamaged, archiveIrregular, balanceBroken, revisitUnresolved, captureCrashed,
        captureFileMissing,
        captureNotListed, capturePassedOver, constraintViolated,
        contactWithoutAddress, countryForLanguage, encodingContradicted, fileSkipped, fragmentNotFound,
        knownURLNotCaptured, targetBroken,
        fixityFailed, hostUnknown, keyMissing, keyNotUnique, languageContradicted, languageDiffers,
        languageIsLikelyCountry,
        languageNotRegistered, languageNotWellFormed, longCell, metadataBroken, metadataContradicted, noPages,
        nulBytes, pageRejected,
        pageTruncated, markupNotClosed,
        personalDataWithheld, reconstructedCapture, recipeNote, referenceUnaddressed, referenceUnresolved,
        rightsUndetermined, ruleDead, ruleExcessive, selectorFailed, sidecarUnreadable, targetNotCaptured,
        typeViolated,
        textMojibake, textControl, textReplacement, textInvisible, textEntity, textNotNormalised,
        textBrokenWord,
        textPlaceholder, headlineRepeated, pageNearDuplicate, recordNearDuplicate,
        boilerplateAsContent,
        dateAmbiguous,
        hreflangNoSelf, hreflangNoReturn, hreflangNoDefault, hreflangNotCanonical, hreflangDuplicate,
        hreflangContradicted,
        hreflangSwapped,
        undecodableBytes,
        unknownEncodingLabel, valuesDisagree, waiverExpired, waiverUnused, withheldUnused,
    ].sorted { $0.code < $1.code }

    // MARK: raw/

    package static let fileSkipped = FindingKind(
        "file-skipped", .warning, "A file of raw/ was not read.",
        help: "Mend what the summary names, and run again.")
    package static let fixityFailed = FindingKind(
        "fixity-failed", .error, "A file is not the one that captures.jsonl describes.",
        help: "Restore the file from its source, or correct its digest if the change is known.")
    package static let archiveDamaged = FindingKind(
        "archive-damaged", .warning, "Bytes of an archive could not be read, or are not what they should be.",
        help: "Look at report/damage.csv for the places; fetch the archive again if there is another copy.")
    package static let archiveIrregular = FindingKind(
        "archive-irregular", .note,
        "An archive is not written as its format says, and was read all the same.",
        help: "Nothing was lost; report/damage.csv has the places.")
    package static let revisitUnresolved = FindingKind(
        "revisit-unresolved", .warning, "Revisits refer to records that are not here.",
        help: "Put the archive that holds the original records in raw/.")
    package static let captureNotListed = FindingKind(
        "capture-not-listed", .warning, "A folder's captures.jsonl does not list one of its files.",
        help: "Add a line for the file, or move it out of the folder.")
    package static let captureFileMissing = FindingKind(
        "capture-file-missing", .error, "captures.jsonl lists a file that is not there.",
        help: "Restore the file, or take its line out.")
    package static let capturePassedOver = FindingKind(
        "capture-passed-over", .note, "Another capture of the same URL counts instead of this one.",
        help: "Choose with `captures: newest`, `first` or `all` in cartulary.yml.")
    package static let sidecarUnreadable = FindingKind(
        "sidecar-unreadable", .error, "A line of a sidecar cannot be used.",
        help: "Correct the line that the summary names.")
    package static let hostUnknown = FindingKind(
        "host-unknown", .note, "Pages of a folder have no URL, because no host is in their path.",
        help: "Say where the folder stood, with `mounts` in cartulary.yml.")
    package static let noPages = FindingKind(
        "no-pages", .error, "None of the captures is a page of HTML.",
        help: "See in report/capture.csv what the files are; put the captures of the site in raw/.")
    package static let reconstructedCapture = FindingKind(
        "reconstructed-capture", .warning,
        "A capture was made from another source; the site never sent its bytes.",
        help: "Read its values as values of the source; replace the capture if an original turns up.")

    // MARK: Pages

    package static let ruleDead = FindingKind(
        "rule-dead", .note, "A rule of a recipe matched nothing in the whole run.",
        help: "Look with `cartulary try RULE`: mend the rule, or take it out.")
    package static let ruleExcessive = FindingKind(
        "rule-excessive", .warning, "A rule matches far more on a page than it can mean.",
        help: "Look with `cartulary inspect PAGE`, and make its selector narrower.")
    package static let balanceBroken = FindingKind(
        "balance-broken", .error, "A balance of the run does not hold.",
        help: "This is a fault of the tool: report it, with the dataset if you may.")
    package static let metadataBroken = FindingKind(
        "metadata-broken", .note, "A script of JSON-LD is not JSON.",
        help: "Nothing is to be done: what could be read of it is in the statements.")
    package static let metadataContradicted = FindingKind(
        "metadata-contradicted", .note,
        "What a page says for machines is not what it shows to readers.",
        help: "Decide which of the two the record shall follow, in the recipe.")
    package static let encodingContradicted = FindingKind(
        "encoding-contradicted", .warning, "A page declares an encoding that its bytes contradict.",
        help: "Look at the page's letters; the bytes decided.")
    package static let unknownEncodingLabel = FindingKind(
        "encoding-label-unknown", .note, "A page names an encoding that the Encoding Standard does not know.",
        help: "Look at the page's letters; the label was not followed.")
    package static let undecodableBytes = FindingKind(
        "undecodable-bytes", .warning, "Bytes of a page do not belong to its encoding and became U+FFFD.",
        help: "Look at the page; another capture of it may be whole.")
    package static let nulBytes = FindingKind(
        "nul-bytes", .note, "A page holds NUL bytes; each run of them became one U+FFFD.",
        help: "Look at the page; it may be damaged.")
    package static let pageRejected = FindingKind(
        "page-rejected", .error, "A page is beyond a limit and was not parsed.",
        help: "Look at the file; raise the limit in cartulary.yml if it is a page after all.")
    package static let pageTruncated = FindingKind(
        "page-truncated", .error, "A page, or a tag of it, was parsed up to a limit; the rest was left out.",
        help: "Raise the limit in cartulary.yml if the page is honest.")
    package static let markupNotClosed = FindingKind(
        "markup-not-closed", .warning,
        "A comment, script or tag is not closed, though there are tags behind it.",
        help: "Look at the page's source: what browsers of its time showed is lost in it.")
    package static let captureCrashed = FindingKind(
        "capture-crashed", .error, "Work on a page ended the program twice; the page was left out.",
        help: "Keep the file, and report it.")
    package static let selectorFailed = FindingKind(
        "selector-failed", .error, "A rule could not be evaluated on a page.",
        help: "Simplify the expression, or route the page elsewhere.")

    // MARK: Values

    package static let keyMissing = FindingKind(
        "key-missing", .warning,
        "A record was left out: its key fields have no value, or its element is no row of the built-in kind.",
        help: "Look at the element; narrow `each`, or build the key from other fields.")
    package static let keyNotUnique = FindingKind(
        "key-not-unique", .error, "A value that must be unique stands in several records.",
        help: "Look at both records; choose key fields that tell them apart.")
    package static let typeViolated = FindingKind(
        "type-violated", .error, "A text cannot be read as the type of its field.",
        help: "Add a step to the rule, or correct the type in the schema.")
    package static let constraintViolated = FindingKind(
        "constraint-violated", .error, "A value breaks a constraint of its schema.",
        help: "Correct the rule, or the constraint if the site is right.")
    package static let valuesDisagree = FindingKind(
        "values-disagree", .warning, "Pages give different values for one field of one record.",
        help: "The value of the first rule and page stands; look at the others in the evidence.")
    package static let longCell = FindingKind(
        "long-cell", .note, "A cell is longer than spreadsheets can show.",
        help: "Declare the field `long` in its schema.")
    package static let personalDataWithheld = FindingKind(
        "personal-data-withheld", .note, "Addresses of people were withheld.",
        help: "Publish a field with `publish: [kind.field]` in cartulary.yml, where you may.")
    package static let recipeNote = FindingKind(
        "recipe-note", .note, "The recipe's author inferred something that no page states.",
        help: "Treat it as a proposal.")

    package static let dateAmbiguous = FindingKind(
        "date-ambiguous", .warning, "A date of digits can be read two ways, and nothing decides.",
        help:
            "Both readings are in the value; say which number is the day with the step `date: dmy` or `mdy`.")

    // MARK: Languages

    package static let languageContradicted = FindingKind(
        "language-contradicted", .warning, "A text is in another language than is declared for it.",
        help: "Trust the detected language, or state one with `lang` in the recipe.")
    package static let languageDiffers = FindingKind(
        "language-differs", .note, "A title, heading or description is in another language than its page.",
        help: "Often a text that was never translated; look at it.")
    package static let languageNotWellFormed = FindingKind(
        "language-not-well-formed", .warning, "A language tag does not follow BCP 47.",
        help: "Nothing was derived from the tag.")
    package static let languageNotRegistered = FindingKind(
        "language-not-registered", .warning, "A subtag of a language tag is not in the IANA registry.",
        help: "Nothing was derived from the tag.")
    package static let languageIsLikelyCountry = FindingKind(
        "language-is-likely-country", .warning,
        "A tag names a rarely used language whose code is that of a country, and the text is in another.",
        help: "Read the tag as the country's language.")
    package static let countryForLanguage = FindingKind(
        "country-for-language", .warning, "A country's code stands in the text where a language is meant.",
        help: "Read the code as the country's language.")

    // MARK: References

    package static let referenceUnresolved = FindingKind(
        "reference-unresolved", .warning, "A field names a record that is not in the dataset.",
        help: "Look at the name as written; add a rule, an alternative name, or make the reference weak.")
    package static let referenceUnaddressed = FindingKind(
        "reference-unaddressed", .warning,
        "The text refers to something in words, and no URL is known for it.",
        help: "Look for the page or document while the site is up.")
    package static let contactWithoutAddress = FindingKind(
        "contact-without-address", .warning, "The text says whom to contact, and the address is lost.",
        help: "Ask whoever ran the site.")
    package static let targetNotCaptured = FindingKind(
        "target-not-captured", .warning, "References lead to a page of the site that was not captured.",
        help: "Capture the page while the site is up; `cartulary missing --format urls` lists all.")

    package static let targetBroken = FindingKind(
        "target-broken", .warning, "References lead to a page for which the archive holds an error.",
        help: "Capture the page again while the site is up.")
    package static let fragmentNotFound = FindingKind(
        "fragment-not-found", .note, "Links lead to a place of a page that the page does not have.",
        help: "Look at the page: the link is out of date, or a script makes the place.")
    package static let knownURLNotCaptured = FindingKind(
        "known-url-not-captured", .note, "An address of `known_urls` was not captured.",
        help: "Capture the page while the site is up; `cartulary missing --format urls` lists all.")

    // MARK: The project file

    package static let waiverUnused = FindingKind(
        "waiver-unused", .warning, "A waiver of cartulary.yml accepts no finding of the run.",
        help: "Take it out, or correct its code and subject.")
    package static let waiverExpired = FindingKind(
        "waiver-expired", .warning, "A waiver of cartulary.yml no longer holds.",
        help: "Look at what it accepted again: mend it, or give the waiver a new day.")

    package static let withheldUnused = FindingKind(
        "withheld-unused", .warning, "An entry of withhold.yml names nothing that the site has.",
        help: "Correct its id or URL, or what it should keep back is published.")

    // MARK: Rights

    package static let rightsUndetermined = FindingKind(
        "rights-undetermined", .warning, "Nobody is known to have licensed the site's content.",
        help: "Ask the site's owner, and say so under `licenses` in cartulary.yml.")
}
