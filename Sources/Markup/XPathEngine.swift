import CLibXML2

/// What an XPath expression selected.
package enum XPathMatch: Sendable, Equatable {
    /// An element, text or comment, by its index in the flat tree.
    case node(Int)
    case attribute(owner: Int, name: String)
    /// The result of an expression that is a string, a number or a boolean, and what it is as a condition
    /// (XPath 1.0, section 4.3, boolean): false, 0 and NaN hold nothing.
    case value(String, isTrue: Bool)
}

/// Collects what libxml2 says of an expression, so that nothing is printed and no error is lost.
final class XPathReport {
    private(set) var message = "the expression is not XPath 1.0"

    init(_ context: xmlXPathContextPtr) {
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        context.pointee.error = { box, error in
            guard let box, let error else { return }
            let report = Unmanaged<XPathReport>.fromOpaque(box).takeUnretainedValue()
            report.message = XPathReport.meaning(of: error.pointee)
        }
    }

    /// An error by its number (libxml2, xpath.h, xmlXPathError): XPath errors come without words.
    private static func meaning(of error: xmlError) -> String {
        let number = Int(error.code) - Int(XML_XPATH_EXPRESSION_OK.rawValue)
        let place = error.int1 > 0 ? " (at its byte \(error.int1))" : ""
        let words =
            switch number {
            case 1: "a number is not one"
            case 2, 3: "a text in quotes does not end"
            case 4, 5, 24: "there are no variables here"
            case 6: "what stands in `[…]` is no condition"
            case 7: "something is missing, or is no XPath 1.0"
            case 8: "a bracket is not closed"
            case 9: "it calls a function that XPath 1.0 does not have"
            case 10, 11: "a value is of the wrong type"
            case 12: "a function has too many arguments, or too few"
            case 19: "it uses a prefix, and there are none"
            case 25: "it takes more operations than a page may cost"
            case 26: "it is nested too deeply"
            default: "the expression is not XPath 1.0"
            }
        return words + place
    }
}

/// Compiled expressions and the context they run in, for one document on one thread.
final class XPathEngine {
    private let context: xmlXPathContextPtr?
    private let report: XPathReport?
    private var compiled: [String: xmlXPathCompExprPtr] = [:]
    private var nodes: [Int: xmlNodePtr] = [:]

    /// Operations that one evaluation may take.
    private static let operationLimit: UInt = 50_000_000

    init(document: htmlDocPtr) {
        context = xmlXPathNewContext(document)
        report = context.map { XPathReport($0) }
        context?.pointee.opLimit = Self.operationLimit
        index(document)
    }

    /// Frees the C memory; nothing may be asked afterwards.
    func close() {
        for expression in compiled.values { xmlXPathFreeCompExpr(expression) }
        compiled = [:]
        nodes = [:]
        if let context { xmlXPathFreeContext(context) }
    }

    func matches(of xpath: String, from node: Int) throws(MarkupError) -> [XPathMatch] {
        guard let context, let report, let start = nodes[node] else { return [] }
        let expression = try expression(xpath)
        context.pointee.node = start
        context.pointee.opCount = 0
        guard let result = xmlXPathCompiledEval(expression, context) else {
            throw .badXPath(message: report.message)
        }
        defer { xmlXPathFreeObject(result) }
        switch result.pointee.type {
        case XPATH_NODESET: return found(in: result.pointee.nodesetval)
        case XPATH_STRING, XPATH_NUMBER, XPATH_BOOLEAN:
            guard let text = xmlXPathCastToString(result) else { return [] }
            defer { cartulary_xml_free(text) }
            let value = String(cString: text)
            return value.isEmpty
                ? [] : [.value(value, isTrue: xmlXPathCastToBoolean(result) != 0)]
        default: return []
        }
    }

    private func found(in set: xmlNodeSetPtr?) -> [XPathMatch] {
        guard let set else { return [] }
        xmlXPathNodeSetSort(set)
        var matches: [XPathMatch] = []
        for index in 0..<cartulary_node_count(set) {
            guard let node = cartulary_node_at(set, index) else { continue }
            if node.pointee.type == XML_ATTRIBUTE_NODE {
                let owner = cartulary_node_mark(node.pointee.parent)
                if owner >= 0, let name = node.pointee.name {
                    matches.append(.attribute(owner: owner, name: String(cString: name)))
                }
            } else if node.pointee.type != XML_NAMESPACE_DECL {
                let mark = cartulary_node_mark(node)
                if mark >= 0 { matches.append(.node(mark)) }
            }
        }
        return matches
    }

    private func expression(_ xpath: String) throws(MarkupError) -> xmlXPathCompExprPtr {
        if let known = compiled[xpath] { return known }
        guard let context, let expression = xmlXPathCtxtCompile(context, xpath) else {
            throw .badXPath(message: report?.message ?? "no context")
        }
        compiled[xpath] = expression
        return expression
    }

    /// Notes which C node each index of the flat tree stands for.
    private func index(_ document: htmlDocPtr) {
        nodes[0] = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
        var current = document.pointee.children
        while let node = current {
            let mark = cartulary_node_mark(node)
            if mark > 0 && node.pointee.type == XML_ELEMENT_NODE { nodes[mark] = node }
            if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
                current = child
                continue
            }
            var up: xmlNodePtr? = node
            while let at = up, at.pointee.next == nil {
                up = at.pointee.parent
                if up?.pointee.type != XML_ELEMENT_NODE { up = nil }
            }
            current = up?.pointee.next
        }
    }
}
