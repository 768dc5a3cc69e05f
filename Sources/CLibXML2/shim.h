// What Swift cannot call by itself: macros, function-pointer globals, and C unions.
#ifndef CARTULARY_LIBXML2_SHIM_H
#define CARTULARY_LIBXML2_SHIM_H

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

static inline void cartulary_xml_free(void *pointer) {
    if (pointer) xmlFree(pointer);
}

/// Bytes of the input that the parser has passed.
static inline long cartulary_input_offset(htmlParserCtxtPtr context) {
    xmlParserInputPtr input = context->input;
    return input ? (long)input->consumed + (long)(input->cur - input->base) : -1;
}

/// Whether the bytes that the parser reads are a copy of its own, it stands before the `>` of a start tag when it
/// reports it, and behind that of an end tag (xmlIO.c, xmlParserInputBufferCreateMem; HTMLparser.c, htmlParseStartTag,
/// htmlParseEndTag). Of other releases nobody has looked: there it reads all text itself.
#define CARTULARY_MAY_PASS_TEXT (LIBXML_VERSION >= 20900 && LIBXML_VERSION < 21000)

/// Whether the library that the program runs with is such a release, too.
static inline int cartulary_may_pass_text(void) {
    return CARTULARY_MAY_PASS_TEXT && xmlParserVersion[0] == '2' && xmlParserVersion[1] == '0'
        && xmlParserVersion[2] == '9';
}

/// The bytes from the cursor to the end of the page, or -1 where the cursor may not be moved.
static inline long cartulary_remaining(htmlParserCtxtPtr context) {
    xmlParserInputPtr input = context->input;
    return cartulary_may_pass_text() && input ? (long)(input->end - input->cur) : -1;
}

/// Moves the cursor over bytes of which `cartulary_remaining` told.
static inline void cartulary_advance(htmlParserCtxtPtr context, long count) { context->input->cur += count; }

/// Moves the cursor from the `>` of a start tag to that many bytes behind it, the last of which becomes the `>` that
/// the parser still has to see.
static inline void cartulary_pass_text(htmlParserCtxtPtr context, long count) {
    context->input->cur += count;
    *(xmlChar *)context->input->cur = '>';
}

/// Writes over bytes behind the cursor, in the parser's own copy of the page.
static inline void cartulary_write(htmlParserCtxtPtr context, long distance, const xmlChar *bytes, long count) {
    if (bytes) memcpy((xmlChar *)context->input->cur + distance, bytes, (size_t)count);
}

/// Whether the parser closes an element of a name as soon as its start tag is read.
static inline int cartulary_is_empty_element(const char *name) {
    const htmlElemDesc *element = htmlTagLookup((const xmlChar *)name);
    return element && element->empty;
}

/// The byte at a distance from the cursor, or -1 outside the buffer.
static inline int cartulary_input_byte(htmlParserCtxtPtr context, long distance) {
    xmlParserInputPtr input = context->input;
    if (!input || !input->cur) return -1;
    const xmlChar *at = input->cur + distance;
    return at >= input->base && at < input->end ? *at : -1;
}

/// Where an error was found, as an offset in the input, or -1.
static inline long cartulary_error_offset(const xmlError *error) {
    htmlParserCtxtPtr context = error ? (htmlParserCtxtPtr)error->ctxt : 0;
    return context && context->input ? cartulary_input_offset(context) : -1;
}

/// Makes the SAX handler a version 2 handler, the only kind that reports structured errors.
static inline void cartulary_use_structured_errors(htmlParserCtxtPtr context, xmlStructuredErrorFunc report) {
    context->sax->initialized = XML_SAX2_MAGIC;
    context->sax->startElementNs = 0;
    context->sax->endElementNs = 0;
    context->sax->serror = report;
    context->sax->error = 0;
    context->sax->warning = 0;
    context->sax->fatalError = 0;
}

static inline void cartulary_mark_node(xmlNodePtr node, long index) {
    if (node) node->_private = (void *)(index + 1);
}

/// The flat index that was written on a node, or -1.
static inline long cartulary_node_mark(const xmlNode *node) {
    return node ? (long)node->_private - 1 : -1;
}

static inline xmlNodePtr cartulary_node_at(xmlNodeSetPtr set, int index) {
    return xmlXPathNodeSetItem(set, index);
}

static inline int cartulary_node_count(xmlNodeSetPtr set) {
    return xmlXPathNodeSetGetLength(set);
}

#endif
