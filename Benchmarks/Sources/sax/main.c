// The limit that page work is measured against: libdeflate inflating every gzip member of a WARC, and libxml2's SAX
// parser with empty handlers over every HTML body in it. Prints the CPU seconds of pages under 40 kB and of all.
#include <libdeflate.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {}
static void end(void *context, const xmlChar *name) {}
static void text(void *context, const xmlChar *bytes, int count) {}
static void comment(void *context, const xmlChar *value) {}
static void instruction(void *context, const xmlChar *target, const xmlChar *data) {}
static void ignore(void *context, const char *message, ...) {}

static void parse(const char *bytes, size_t count) {
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, (int)count);
    if (!context) return;
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_NOERROR
                                    | HTML_PARSE_NOWARNING | XML_PARSE_HUGE);
    context->charset = XML_CHAR_ENCODING_UTF8;
    memset(context->sax, 0, sizeof(xmlSAXHandler));
    context->sax->startElement = start;
    context->sax->endElement = end;
    context->sax->characters = text;
    context->sax->ignorableWhitespace = text;
    context->sax->cdataBlock = text;
    context->sax->comment = comment;
    context->sax->processingInstruction = instruction;
    context->sax->error = ignore;
    context->sax->warning = ignore;
    htmlParseDocument(context);
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: sax FILE.warc.gz\n");
        return 2;
    }
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(length);
    size_t room = 64 << 20;
    char *output = malloc(room + 1);
    if (!bytes || !output || fread(bytes, 1, length, file) != length) return 2;
    xmlInitParser();
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    double all = 0, small = 0;
    size_t place = 0, pages = 0, html = 0, smallPages = 0, smallHTML = 0;
    while (place < length) {
        size_t taken = 0, given = 0;
        clock_t begin = clock();
        if (libdeflate_gzip_decompress_ex(decompressor, bytes + place, length - place, output, room, &taken, &given)) {
            fprintf(stderr, "member at %zu is larger than 64 MB, or damaged\n", place);
            return 1;
        }
        place += taken;
        output[given] = 0;
        char *head = memmem(output, given, "\r\n\r\n", 4);
        char *body = head ? memmem(head + 4, given - (size_t)(head + 4 - output), "\r\n\r\n", 4) : NULL;
        size_t bodyLength = 0;
        if (body && strncmp(head + 4, "HTTP/", 5) == 0) {
            body += 4;
            bodyLength = given - (size_t)(body - output);
            if (bodyLength >= 4) bodyLength -= 4;
            parse(body, bodyLength);
            pages++;
            html += bodyLength;
        }
        double spent = (double)(clock() - begin) / CLOCKS_PER_SEC;
        all += spent;
        if (bodyLength && bodyLength < 40000) {
            small += spent;
            smallPages++;
            smallHTML += bodyLength;
        }
    }
    printf("{\"pages\": %zu, \"bytes\": %zu, \"cpu_s\": %.4f, \"small_pages\": %zu, \"small_bytes\": %zu, "
           "\"small_cpu_s\": %.4f}\n", pages, html, all, smallPages, smallHTML, small);
    return 0;
}
