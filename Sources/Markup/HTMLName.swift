/// A name of an element or attribute that this tool knows; its number is its index among a tree's names.
package enum HTMLName: Int32, CaseIterable, Sendable {
    // Elements (HTML, sections 4 and 16.2), and names that are elements and attributes both.
    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo
    case big, blink, blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data
    case dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font
    case footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i
    case iframe, img, input, ins, kbd, label, legend, li, link, listing, main, map, mark, marquee, math
    case menu, meta, meter, nav, nobr, noframes, noscript, object, ol, optgroup, option, output, p, param
    case picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script, search, section, select
    case slot, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td
    case template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr, xmp
    // Attributes.
    case about, action, alt, archive, background, charset, `class`, codebase, colspan, content, coords
    case datetime, datatype, dataEmail, height, headers, hidden, href, hreflang, httpEquiv, id, inlist
    case itemid, itemprop, itemref, itemscope, itemtype, lang, longdesc, media, name, prefix, property, poster
    case rel, resource, rev, role, rowspan, scope, shape, src, srcset, start, target, type, typeof
    case usemap, value, vocab, width, xmlLang, ariaHidden, dataSrc

    /// Every name as pages spell it, in the order of their numbers.
    static let spellings: [String] = allCases.map { name in
        switch name {
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        case .dataEmail: "data-cfemail"
        case .ariaHidden: "aria-hidden"
        case .dataSrc: "data-src"
        default: "\(name)"
        }
    }

    /// The same as bytes, for paths.
    static let spelledBytes: [[UInt8]] = spellings.map { Array($0.utf8) }

    /// The number of each spelling.
    static let indices: [String: Int32] = Dictionary(
        zip(spellings, allCases.map(\.rawValue))
    ) { first, _ in first }

    static let roles: [MarkupTree.Role] = spellings.map { MarkupTree.Role(name: $0) }

    static let count = Int32(allCases.count)
}
