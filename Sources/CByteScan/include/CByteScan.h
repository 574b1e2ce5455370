#pragma once
#include <stddef.h>
#include <stdint.h>

/// Where the content of a JSON string ends.
typedef struct {
  /// The offset of the quote that closes the string, or the number of bytes where none does.
  size_t end;
  /// Whether the content holds a backslash.
  _Bool is_escaped;
} cbytescan_string;

/// Finds the quote that closes a JSON string whose content begins at `from`: the first one with an even number of
/// backslashes right before it. Reads none but the `count` bytes.
cbytescan_string cbytescan_string_end(const void *bytes, size_t from, size_t count);
