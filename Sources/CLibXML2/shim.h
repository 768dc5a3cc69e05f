// What Swift cannot call by itself: macros, function-pointer globals, and C unions.
#ifndef CARTULARY_LIBXML2_SHIM_H
#define CARTULARY_LIBXML2_SHIM_H

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

/// Whether the cursor may be moved within a script: the releases whose htmlParseScript reads its next character
/// where the cursor stands after each call (HTMLparser.c; 2.14 has another tokenizer).
#define CARTULARY_MAY_ADVANCE (LIBXML_VERSION >= 20900 && LIBXML_VERSION < 21400)

/// Moves the cursor over bytes that are in the buffer; 0 where they are not.
static inline int cartulary_advance(htmlParserCtxtPtr context, long count) {
    xmlParserInputPtr input = context->input;
    if (!CARTULARY_MAY_ADVANCE || !input || count < 0 || input->end - input->cur < count) return 0;
    input->cur += count;
    return 1;
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
