// The C face of CLD2, which is a C++ library.
#ifndef CARTULARY_CLD2_H
#define CARTULARY_CLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 says of a text: its three most likely languages, with the share of the text in per cent.
typedef struct {
    const char *languages[3];
    int percents[3];
    int text_bytes;
    int is_reliable;
} cartulary_detection;

/// Detects the language of plain UTF-8 text without best effort.
///
/// `hint` is the code of a language that the text is likely in, or null.
cartulary_detection cartulary_detect(const char *text, int length, const char *hint);

/// Whether the detector can name a language by this code.
int cartulary_knows_language(const char *code);

#ifdef __cplusplus
}
#endif
#endif
