// The searches that the line scanner lives on, in C as they use vectors. This is the only file here that imports anything.

import CByteScan
import Glibc

/// Searching in bytes.
enum ByteSearch {
  /// The offset of the first `byte` at or after `start`; nil if there is none.
  static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let hit = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(hit) - base
  }

  /// The offset of the quote that closes the string whose content begins at `start`, and whether that holds a backslash;
  /// nil where nothing closes it.
  @inline(__always) static func stringEnd(
    in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (end: Int, isEscaped: Bool)? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let found = cbytescan_string_end(base, start, bytes.count)
    return found.end < bytes.count ? (Int(found.end), found.is_escaped) : nil
  }

  /// Whether both are the same bytes.
  static func areEqual(_ bytes: UnsafeRawBufferPointer, _ literal: StaticString) -> Bool {
    literal.withUTF8Buffer { utf8 in
      guard utf8.count == bytes.count else { return false }
      guard let left = bytes.baseAddress, let right = utf8.baseAddress else { return true }
      return memcmp(left, right, utf8.count) == 0
    }
  }
}
