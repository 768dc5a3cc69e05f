// SHA-1 (FIPS 180-4, section 6.1) with Intel's SHA extensions, one stream or two side by side.
#include "CSHA1.h"
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define ACCELERATED __attribute__((target("sha,ssse3,sse4.1")))

int cartulary_sha1_is_supported(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & (1u << 29))) return 0;
    // SSSE3 and SSE4.1, for the shuffles.
    return __get_cpuid(1, &a, &b, &c, &d) && (c & (1u << 9)) && (c & (1u << 19));
}

// Four rounds. `E` holds what becomes the fifth word, `F` the state for the next four; `M0` is the message of these
// rounds, `M1` that of the next, `M2` of those behind, `M3` of those before. What a message still lacks is added.
#define FIRST(S) S##e = _mm_add_epi32(S##e, S##m0); S##f = S##s; S##s = _mm_sha1rnds4_epu32(S##s, S##e, 0);
#define SECOND(S) \
    S##f = _mm_sha1nexte_epu32(S##f, S##m1); S##e = S##s; S##s = _mm_sha1rnds4_epu32(S##s, S##f, 0); \
    S##m0 = _mm_sha1msg1_epu32(S##m0, S##m1);
#define THIRD(S) \
    S##e = _mm_sha1nexte_epu32(S##e, S##m2); S##f = S##s; S##s = _mm_sha1rnds4_epu32(S##s, S##e, 0); \
    S##m1 = _mm_sha1msg1_epu32(S##m1, S##m2); S##m0 = _mm_xor_si128(S##m0, S##m2);
#define ROUNDS(S, E, F, M0, M1, M2, M3, K) \
    S##E = _mm_sha1nexte_epu32(S##E, S##M0); S##F = S##s; S##M1 = _mm_sha1msg2_epu32(S##M1, S##M0); \
    S##s = _mm_sha1rnds4_epu32(S##s, S##E, K); S##M3 = _mm_sha1msg1_epu32(S##M3, S##M0); \
    S##M2 = _mm_xor_si128(S##M2, S##M0);

#define LANE(S) __m128i S##s, S##e, S##f, S##m0, S##m1, S##m2, S##m3, S##s0, S##e0;
#define LOAD(S, digest) \
    S##s = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(digest)->state), 0x1B); \
    S##e = _mm_set_epi32((int)(digest)->state[4], 0, 0, 0);
#define READ(S, bytes) \
    S##s0 = S##s; S##e0 = S##e; \
    S##m0 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes)), swap); \
    S##m1 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)((bytes) + 16)), swap); \
    S##m2 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)((bytes) + 32)), swap); \
    S##m3 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)((bytes) + 48)), swap);
#define ADD(S) S##e = _mm_sha1nexte_epu32(S##e, S##e0); S##s = _mm_add_epi32(S##s, S##s0);
#define STORE(S, digest) \
    _mm_storeu_si128((__m128i *)(digest)->state, _mm_shuffle_epi32(S##s, 0x1B)); \
    (digest)->state[4] = (uint32_t)_mm_extract_epi32(S##e, 3);

// The eighty rounds; EACH does the same for one lane or for two.
#define BLOCK(EACH) \
    EACH(FIRST) EACH(SECOND) EACH(THIRD) \
    EACH(ROUNDS, f, e, m3, m0, m1, m2, 0) EACH(ROUNDS, e, f, m0, m1, m2, m3, 0) \
    EACH(ROUNDS, f, e, m1, m2, m3, m0, 1) EACH(ROUNDS, e, f, m2, m3, m0, m1, 1) \
    EACH(ROUNDS, f, e, m3, m0, m1, m2, 1) EACH(ROUNDS, e, f, m0, m1, m2, m3, 1) \
    EACH(ROUNDS, f, e, m1, m2, m3, m0, 1) EACH(ROUNDS, e, f, m2, m3, m0, m1, 2) \
    EACH(ROUNDS, f, e, m3, m0, m1, m2, 2) EACH(ROUNDS, e, f, m0, m1, m2, m3, 2) \
    EACH(ROUNDS, f, e, m1, m2, m3, m0, 2) EACH(ROUNDS, e, f, m2, m3, m0, m1, 2) \
    EACH(ROUNDS, f, e, m3, m0, m1, m2, 3) EACH(ROUNDS, e, f, m0, m1, m2, m3, 3) \
    EACH(ROUNDS, f, e, m1, m2, m3, m0, 3) EACH(ROUNDS, e, f, m2, m3, m0, m1, 3) \
    EACH(ROUNDS, f, e, m3, m0, m1, m2, 3)

#define ONE(MACRO, ...) MACRO(a_ __VA_OPT__(,) __VA_ARGS__)
#define BOTH(MACRO, ...) MACRO(a_ __VA_OPT__(,) __VA_ARGS__) MACRO(b_ __VA_OPT__(,) __VA_ARGS__)

ACCELERATED static void one(cartulary_sha1 *digest, const uint8_t *bytes, size_t blocks) {
    const __m128i swap = _mm_set_epi64x(0x0001020304050607LL, 0x08090A0B0C0D0E0FLL);
    LANE(a_)
    LOAD(a_, digest)
    for (; blocks > 0; blocks--, bytes += 64) {
        READ(a_, bytes)
        BLOCK(ONE)
        ADD(a_)
    }
    STORE(a_, digest)
}

ACCELERATED static void both(cartulary_sha1 *a, const uint8_t *bytes_a, cartulary_sha1 *b, const uint8_t *bytes_b,
                             size_t blocks) {
    const __m128i swap = _mm_set_epi64x(0x0001020304050607LL, 0x08090A0B0C0D0E0FLL);
    LANE(a_)
    LANE(b_)
    LOAD(a_, a)
    LOAD(b_, b)
    for (; blocks > 0; blocks--, bytes_a += 64, bytes_b += 64) {
        READ(a_, bytes_a)
        READ(b_, bytes_b)
        BLOCK(BOTH)
        ADD(a_)
        ADD(b_)
    }
    STORE(a_, a)
    STORE(b_, b)
}

#else
int cartulary_sha1_is_supported(void) { return 0; }
static void one(cartulary_sha1 *digest, const uint8_t *bytes, size_t blocks) {
    (void)digest, (void)bytes, (void)blocks;
}
static void both(cartulary_sha1 *a, const uint8_t *bytes_a, cartulary_sha1 *b, const uint8_t *bytes_b, size_t blocks) {
    (void)a, (void)bytes_a, (void)b, (void)bytes_b, (void)blocks;
}
#endif

void cartulary_sha1_begin(cartulary_sha1 *digest) {
    static const uint32_t start[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    memcpy(digest->state, start, sizeof start);
    digest->length = 0;
}

// Brings bytes that wait for a whole block to one; how many of the new ones that takes.
static size_t fill(cartulary_sha1 *digest, const uint8_t *bytes, size_t count) {
    size_t waiting = digest->length % 64;
    if (waiting == 0 || count == 0) return 0;
    size_t taken = 64 - waiting < count ? 64 - waiting : count;
    memcpy(digest->waiting + waiting, bytes, taken);
    digest->length += taken;
    if (waiting + taken == 64) one(digest, digest->waiting, 1);
    return taken;
}

// What is left behind whole blocks waits.
static void keep(cartulary_sha1 *digest, const uint8_t *bytes, size_t count) {
    if (count > 0) memcpy(digest->waiting, bytes, count);
    digest->length += count;
}

void cartulary_sha1_update_pair(cartulary_sha1 *a, const uint8_t *bytes_a, size_t count_a,
                                cartulary_sha1 *b, const uint8_t *bytes_b, size_t count_b) {
    size_t taken_a = fill(a, bytes_a, count_a), taken_b = fill(b, bytes_b, count_b);
    size_t blocks_a = (count_a - taken_a) / 64, blocks_b = (count_b - taken_b) / 64;
    size_t shared = blocks_a < blocks_b ? blocks_a : blocks_b;
    if (taken_a < count_a) bytes_a += taken_a;
    if (taken_b < count_b) bytes_b += taken_b;
    if (shared > 0) both(a, bytes_a, b, bytes_b, shared);
    if (blocks_a > shared) one(a, bytes_a + shared * 64, blocks_a - shared);
    if (blocks_b > shared) one(b, bytes_b + shared * 64, blocks_b - shared);
    a->length += blocks_a * 64;
    b->length += blocks_b * 64;
    if (taken_a < count_a) keep(a, bytes_a + blocks_a * 64, count_a - taken_a - blocks_a * 64);
    if (taken_b < count_b) keep(b, bytes_b + blocks_b * 64, count_b - taken_b - blocks_b * 64);
}

void cartulary_sha1_finish(cartulary_sha1 *digest, uint8_t *out) {
    uint64_t bits = digest->length * 8;
    size_t waiting = digest->length % 64;
    uint8_t tail[128] = {0};
    memcpy(tail, digest->waiting, waiting);
    tail[waiting] = 0x80;
    size_t blocks = waiting < 56 ? 1 : 2;
    for (int index = 0; index < 8; index++) tail[blocks * 64 - 1 - index] = (uint8_t)(bits >> (index * 8));
    one(digest, tail, blocks);
    for (int index = 0; index < 20; index++) out[index] = (uint8_t)(digest->state[index / 4] >> (24 - index % 4 * 8));
}
