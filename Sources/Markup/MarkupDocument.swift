import CLibXML2

/// A parsed page: its flat tree, and libxml2's own tree while XPath is asked of it.
///
/// The C tree is born in `init` and freed in `deinit`; what leaves are indices of the flat tree.
package struct MarkupDocument: ~Copyable {
    package let tree: MarkupTree
    private let document: htmlDocPtr?
    private let engine: XPathEngine?

    /// Parses a page of valid UTF-8.
    ///
    /// - Parameter answersXPath: Whether `nodes(xpath:from:)` will be asked, which costs a second tree.
    package init(parsing page: [UInt8], limits: MarkupLimits = MarkupLimits(), answersXPath: Bool = false)
        throws(MarkupError)
    {
        guard page.count <= limits.bytes else { throw .tooLarge(bytes: page.count) }
        _ = Self.parserIsReady
        let scan = page.withUnsafeBufferPointer { TagScan($0, limits: limits) }
        var page = page
        for index in scan.tooLarge.joined() { page[index] = UInt8(ascii: " ") }
        for comment in scan.bogusComments { Self.spell(comment, in: &page) }
        (tree, document) = try page.withUnsafeBufferPointer { source throws(MarkupError) in
            var parsed = try parse(source, limits: limits, keepsDocument: answersXPath)
            parsed.tree.leftOut = scan.tooLarge
            parsed.tree.unclosed = scan.unclosed
            return parsed
        }
        engine = document.map { XPathEngine(document: $0) }
    }

    deinit {
        engine?.close()
        if let document { xmlFreeDoc(document) }
    }

    /// What an XPath 1.0 expression selects from a node.
    package func nodes(xpath: String, from node: Int = 0) throws(MarkupError) -> [XPathMatch] {
        guard let engine else { throw .parserUnavailable }
        return try engine.matches(of: xpath, from: node)
    }

    /// Spells a comment in the one way that libxml2 takes for one in so few bytes: `<?x   >`.
    private static func spell(_ comment: ClosedRange<Int>, in page: inout [UInt8]) {
        for index in comment.dropFirst().dropLast() { page[index] = UInt8(ascii: " ") }
        page[comment.lowerBound + 1] = UInt8(ascii: "?")
        page[comment.lowerBound + 2] = UInt8(ascii: "x")
    }

    /// Called once, before any other use of libxml2 on any thread.
    private static let parserIsReady: Bool = {
        xmlInitParser()
        return true
    }()
}

/// The options of each parse: nothing is guessed, fetched or printed.
private let options =
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NONET.rawValue
    | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | XML_PARSE_HUGE.rawValue

private func parse(_ source: UnsafeBufferPointer<UInt8>, limits: MarkupLimits, keepsDocument: Bool)
    throws(MarkupError) -> (tree: MarkupTree, document: htmlDocPtr?)
{
    if !keepsDocument {
        let builder = MarkupBuilder(source: source, limits: limits)
        _ = try read(source, into: builder, listen: listenAlone)
        let tree = builder.finish()
        if !builder.isAstray { return (tree, nil) }
    }
    let builder = MarkupBuilder(source: source, limits: limits)
    let document = try read(source, into: builder, listen: listenAndBuild)
    if keepsDocument { return (builder.finish(), document) }
    if let document { xmlFreeDoc(document) }
    return (builder.finish(), nil)
}

/// Lets libxml2 read a page.
///
/// - Returns: The tree that it built beside ours, where it was let.
private func read(
    _ source: UnsafeBufferPointer<UInt8>, into builder: MarkupBuilder,
    listen: (UnsafeMutablePointer<xmlSAXHandler>) -> Void
) throws(MarkupError) -> htmlDocPtr? {
    guard let base = source.baseAddress, !source.isEmpty else { return nil }
    let characters = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
    guard let context = htmlCreateMemoryParserCtxt(characters, Int32(source.count)) else {
        throw .parserUnavailable
    }
    defer { htmlFreeParserCtxt(context) }
    htmlCtxtUseOptions(context, Int32(bitPattern: options))
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    context.pointee._private = Unmanaged.passUnretained(builder).toOpaque()
    reportProblems(of: context)
    if let sax = context.pointee.sax { listen(sax) }
    withExtendedLifetime(builder) { _ = htmlParseDocument(context) }
    let document = context.pointee.myDoc
    context.pointee.myDoc = nil
    return document
}

private func builder(of context: UnsafeMutableRawPointer?) -> (MarkupBuilder, htmlParserCtxtPtr)? {
    guard let context = context?.assumingMemoryBound(to: htmlParserCtxt.self),
        let box = context.pointee._private
    else { return nil }
    return (Unmanaged<MarkupBuilder>.fromOpaque(box).takeUnretainedValue(), context)
}

private func stopIfOverLimit(_ builder: MarkupBuilder, _ context: htmlParserCtxtPtr) {
    guard builder.isOverLimit, builder.tree.stoppedAt == nil else { return }
    builder.tree.stoppedAt = cartulary_input_offset(context)
    xmlStopParser(context)
}

private func reportProblems(of context: htmlParserCtxtPtr) {
    cartulary_use_structured_errors(context) { _, error in
        guard let error, error.pointee.code != XML_HTML_UNKNOWN_TAG.rawValue,
            let (builder, _) = builder(of: error.pointee.ctxt)
        else { return }
        builder.tree.problemCount += 1
        guard builder.tree.problems.count < 1000 else { return }
        let offset = cartulary_error_offset(error)
        let message = error.pointee.message.map { String(cString: $0) } ?? ""
        builder.tree.problems.append(
            MarkupProblem(
                code: Int(error.pointee.code), message: message.trimmingNewline(),
                offset: offset < 0 ? nil : offset))
    }
}

/// Puts our functions in the place of libxml2's.
private func listenAlone(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.startDocument = nil
    sax.pointee.endDocument = nil
    sax.pointee.internalSubset = nil
    sax.pointee.externalSubset = nil
    sax.pointee.reference = nil
    sax.pointee.setDocumentLocator = nil
    sax.pointee.startElement = { context, name, attributes in
        guard let (builder, context) = builder(of: context), let name else { return }
        let cursor = cartulary_input_offset(context)
        builder.startElement(name, attributes, at: cursor)
        builder.passBehindStartTag(context, cursor: cursor)
        stopIfOverLimit(builder, context)
    }
    sax.pointee.endElement = { context, name in
        guard let (builder, context) = builder(of: context), let name else { return }
        let cursor = cartulary_input_offset(context)
        if builder.endElement(name, at: cursor) { builder.passBehindEndTag(context, cursor: cursor) }
        stopIfOverLimit(builder, context)
    }
    let text: charactersSAXFunc = { context, bytes, count in
        guard let (builder, context) = builder(of: context) else { return }
        let cursor = cartulary_input_offset(context)
        if builder.text(UnsafeBufferPointer(start: bytes, count: Int(count)), at: cursor) {
            builder.passBehindText(context, cursor: cursor)
        }
        stopIfOverLimit(builder, context)
    }
    sax.pointee.characters = text
    sax.pointee.ignorableWhitespace = text
    sax.pointee.cdataBlock = text
    sax.pointee.comment = { context, _ in
        guard let (builder, context) = builder(of: context) else { return }
        let cursor = cartulary_input_offset(context)
        builder.comment(at: cursor)
        builder.passBehindText(context, cursor: cursor)
    }
    sax.pointee.processingInstruction = { context, _, _ in
        guard let (builder, context) = builder(of: context) else { return }
        builder.comment(at: cartulary_input_offset(context))
    }
}

/// Puts our functions in front of libxml2's, which build its own tree.
private func listenAndBuild(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.startElement = { raw, name, attributes in
        guard let (builder, context) = builder(of: raw), let name else { return }
        builder.startElement(name, attributes, at: cartulary_input_offset(context))
        xmlSAX2StartElement(raw, name, attributes)
        cartulary_mark_node(context.pointee.node, builder.lastNode)
        stopIfOverLimit(builder, context)
    }
    sax.pointee.endElement = { raw, name in
        guard let (builder, context) = builder(of: raw), let name else { return }
        builder.endElement(name, at: cartulary_input_offset(context))
        xmlSAX2EndElement(raw, name)
    }
    let text: charactersSAXFunc = { raw, bytes, count in
        guard let (builder, context) = builder(of: raw) else { return }
        builder.text(
            UnsafeBufferPointer(start: bytes, count: Int(count)), at: cartulary_input_offset(context))
        xmlSAX2Characters(raw, bytes, count)
        cartulary_mark_node(context.pointee.node?.pointee.last, builder.lastNode)
        stopIfOverLimit(builder, context)
    }
    sax.pointee.characters = text
    sax.pointee.ignorableWhitespace = text
    sax.pointee.cdataBlock = text
    sax.pointee.comment = { raw, value in
        guard let (builder, context) = builder(of: raw) else { return }
        builder.comment(at: cartulary_input_offset(context))
        xmlSAX2Comment(raw, value)
    }
    sax.pointee.processingInstruction = { raw, target, data in
        guard let (builder, context) = builder(of: raw) else { return }
        builder.comment(at: cartulary_input_offset(context))
        xmlSAX2ProcessingInstruction(raw, target, data)
    }
}

extension String {
    func trimmingNewline() -> String {
        hasSuffix("\n") ? String(dropLast()) : self
    }
}
