/// Why and where a text is no JSON document.
package struct JSONParseError: Error, Sendable, Hashable {
  /// The offset of the byte at fault, from 0.
  package let offset: Int
  /// The line of that byte, from 1.
  package let line: Int
  /// The column of that byte, in bytes from 1.
  package let column: Int
  /// What is wrong, in lower case, without the place.
  package let message: String

  /// Makes an error at a byte of `bytes`.
  package init(_ message: String, at offset: Int, in bytes: [UInt8]) {
    let position = LineIndex.position(of: offset, in: bytes)
    self.offset = offset
    self.line = position.line
    self.column = position.column
    self.message = message
  }
}
