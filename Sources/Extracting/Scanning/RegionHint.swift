import Markup

/// What the class, id or role of an element says of the region that it opens.
enum RegionHint: String, Sendable {
    /// Nothing.
    case none
    /// The text that the page is for.
    case content
    /// Words of readers below a text.
    case comments
    /// Ways to other pages.
    case navigation
    /// Teasers of other texts.
    case related
    /// Buttons that share, and follow.
    case sharing
    /// Advertisements, sign-ups and notices of the site.
    case promotion
    /// What asks for leave to set cookies.
    case consent
    /// Author, date, tags.
    case byline
    case footer
    case header
    case sidebar
    case caption
    /// Fields to fill in.
    case form
    /// What a browser does not show.
    case hidden

    /// Whether a region of this kind is furniture of the site rather than its text.
    var isFurniture: Bool {
        switch self {
        case .none, .content, .header: false
        default: true
        }
    }

    /// Whether a page may consist of regions of this kind, as a front page of teasers does.
    var mayBeAll: Bool {
        switch self {
        case .related, .promotion, .sidebar, .caption, .byline: true
        default: false
        }
    }

    /// The share of a page's text above which a region is taken for a wrapper that bears a misleading name.
    var mostShare: Double {
        switch self {
        case .comments: 0.95
        case .consent: 0.9
        case .sidebar: 0.6
        case .caption: 0.5
        case .hidden, .form: 0.9
        default: 0.3
        }
    }

    /// Whether a region of this name may hold the text all the same, where something in it is named content.
    var canBeMistaken: Bool {
        switch self {
        case .comments, .related, .hidden, .form: false
        default: true
        }
    }
}
