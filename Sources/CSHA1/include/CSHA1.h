// Two SHA-1 digests at once, by the processor's own instructions.
#ifndef CARTULARY_SHA1_H
#define CARTULARY_SHA1_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t state[5];
    uint64_t length;
    uint8_t waiting[64];
} cartulary_sha1;

// Whether the processor has the instructions; without them nothing else here may be called.
int cartulary_sha1_is_supported(void);
void cartulary_sha1_begin(cartulary_sha1 *digest);
// Adds bytes to each of two digests. The instructions of one wait for each other: two fill the gaps.
void cartulary_sha1_update_pair(cartulary_sha1 *a, const uint8_t *bytes_a, size_t count_a,
                                cartulary_sha1 *b, const uint8_t *bytes_b, size_t count_b);
// Writes 20 bytes; nothing may be added afterwards.
void cartulary_sha1_finish(cartulary_sha1 *digest, uint8_t *out);

#endif
