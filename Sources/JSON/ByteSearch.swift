// The two searches of the C library that the line scanner lives on: they use the widest vectors of the machine. This is
// the only file here that imports anything.

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

  /// Whether both are the same bytes.
  static func areEqual(_ bytes: UnsafeRawBufferPointer, _ literal: StaticString) -> Bool {
    literal.withUTF8Buffer { utf8 in
      guard utf8.count == bytes.count else { return false }
      guard let left = bytes.baseAddress, let right = utf8.baseAddress else { return true }
      return memcmp(left, right, utf8.count) == 0
    }
  }
}
