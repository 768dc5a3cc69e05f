// Tables of the legacy encodings (Encoding Standard, section 5); 0 where a pointer means nothing.
#ifndef CARTULARY_ENCODINGS_H
#define CARTULARY_ENCODINGS_H

#include <stdint.h>

extern const uint16_t cartulary_gb18030_table[];
extern const uint16_t cartulary_gb18030_ranges_table[];
extern const uint16_t cartulary_euc_kr_table[];
extern const uint32_t cartulary_big5_table[];
extern const uint16_t cartulary_jis0208_table[];
extern const uint16_t cartulary_jis0212_table[];
extern const uint16_t cartulary_single_byte_table[];

// Swift reads arrays through pointers alone.
static inline uint32_t cartulary_gb18030(int pointer) { return cartulary_gb18030_table[pointer]; }
static inline uint32_t cartulary_gb18030_range(int index) { return cartulary_gb18030_ranges_table[index]; }
static inline uint32_t cartulary_euc_kr(int pointer) { return cartulary_euc_kr_table[pointer]; }
static inline uint32_t cartulary_big5(int pointer) { return cartulary_big5_table[pointer]; }
static inline uint32_t cartulary_jis0208(int pointer) { return cartulary_jis0208_table[pointer]; }
static inline uint32_t cartulary_jis0212(int pointer) { return cartulary_jis0212_table[pointer]; }
static inline uint32_t cartulary_single_byte(int place) { return cartulary_single_byte_table[place]; }

#endif
