#pragma once
#include <zlib.h>

/* deflateInit2 is a macro, which Swift does not see. 31: the largest window, with the header of gzip. */
static inline int fleetledger_gzip_begin(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}
