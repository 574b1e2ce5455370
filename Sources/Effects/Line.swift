/// One line of a file, as `LineReader` gives it.
package struct Line {
  /// The line's number, from 1.
  package let number: Int
  /// The place of the line's first byte in the file, from 0.
  package let offset: Int
  /// The length in bytes, without the line end; also for a line that is too long.
  package let length: Int
  /// True for a last line that no line end closes: its writer may have been cut off, or still be writing.
  package let isTorn: Bool
  /// True when the line is longer than the reader's limit; `bytes` is then empty.
  package let isTooLong: Bool
  /// The bytes without the line end; valid only during the call that hands the line over.
  package let bytes: UnsafeRawBufferPointer

  /// The line as text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A copy of the bytes that may be kept.
  package var copy: [UInt8] { Array(bytes) }
}
