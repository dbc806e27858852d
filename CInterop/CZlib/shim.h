#pragma once
#include <zlib.h>

/* inflateInit2 is a macro, which the Swift importer drops. 15 + 32: zlib or gzip, told apart by the header. */
static inline int fcs_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
