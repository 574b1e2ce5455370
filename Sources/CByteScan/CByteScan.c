#include "CByteScan.h"
#include <string.h>

// Swift cannot turn the lanes of a vector comparison into the bits of a number, which is what this lives on. It is
// plain C with vectors, of which the compiler makes what the machine has that it builds for.

enum { block_size = 64 };
typedef uint8_t block __attribute__((vector_size(block_size)));
typedef _Bool lanes __attribute__((ext_vector_type(block_size)));

/// The bytes of a block that are `byte`, as bits; the first byte's is the lowest.
static inline uint64_t bits_of(const block *bytes, uint8_t byte) {
  lanes equal = __builtin_convertvector(*bytes == (block){} + byte, lanes);
  uint64_t bits;
  memcpy(&bits, &equal, sizeof bits);
  return bits;
}

/// The bytes of a block that the backslash before them escapes, as bits; `slashes` are the block's backslashes.
/// `carry` says whether the first byte is escaped from before, and then whether that of the next block is (0 or 1).
///
/// Of a run of backslashes each second one is escaped, and the byte behind it when the run is odd. Those that begin at
/// an odd bit are told from the others by a sum: it clears them and carries into the bit behind them. The method is that
/// of simdjson (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.1).
static inline uint64_t escaped(uint64_t slashes, uint64_t *carry) {
  const uint64_t even = 0x5555555555555555;
  slashes &= ~*carry;
  uint64_t behind = slashes << 1 | *carry;
  uint64_t odd_starts = slashes & ~even & ~behind;
  uint64_t sum;
  *carry = __builtin_add_overflow(odd_starts, slashes, &sum);
  return (even ^ (sum << 1)) & behind;
}

cbytescan_string cbytescan_string_end(const void *bytes, size_t from, size_t count) {
  const uint8_t *base = bytes;
  cbytescan_string result = {count, 0};
  uint64_t carry = 0;
  for (size_t at = from; at < count; at += block_size) {
    size_t room = count - at;
    block part = {};
    size_t shift = 0;
    if (room >= block_size) {
      memcpy(&part, base + at, block_size);
    } else if (count >= block_size) {
      // The last block_size bytes there are; those before `at` are shifted out.
      shift = block_size - room;
      memcpy(&part, base + at - shift, block_size);
    } else {
      memcpy(&part, base + at, room);
    }
    uint64_t quotes = bits_of(&part, '"') >> shift;
    uint64_t slashes = bits_of(&part, '\\') >> shift;
    if (slashes | carry) quotes &= ~escaped(slashes, &carry);
    if (quotes) {
      uint64_t before = (quotes & -quotes) - 1;
      result.is_escaped |= (slashes & before) != 0;
      result.end = at + (size_t)__builtin_ctzll(quotes);
      return result;
    }
    result.is_escaped |= slashes != 0;
  }
  return result;
}
