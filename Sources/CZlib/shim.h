#include <zlib.h>

/* `inflateInit2` is a macro. Window bits: 31 gzip, 15 zlib, -15 raw deflate. */
static inline int cartulary_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}
