#include "CCLD2.h"

#include <stdio.h>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" cartulary_detection cartulary_detect(const char *text, int length, const char *hint) {
    CLD2::Language likely = hint ? CLD2::GetLanguageFromName(hint) : CLD2::UNKNOWN_LANGUAGE;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, likely};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool is_reliable = false;
    CLD2::ExtDetectLanguageSummary(text, length, true, &hints, 0, languages, percents, scores, nullptr,
                                   &text_bytes, &is_reliable);
    cartulary_detection result;
    for (int i = 0; i < 3; i++) {
        result.languages[i] = CLD2::LanguageCode(languages[i]);
        result.percents[i] = percents[i];
    }
    result.text_bytes = text_bytes;
    result.is_reliable = is_reliable;
    return result;
}

extern "C" int cartulary_knows_language(const char *code) {
    return CLD2::GetLanguageFromName(code) != CLD2::UNKNOWN_LANGUAGE;
}
