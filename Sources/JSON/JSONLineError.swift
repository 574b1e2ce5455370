/// Why a line could not be scanned.
package struct JSONLineError: Error, Sendable, Hashable {
  /// What is wrong.
  package enum Reason: Sendable, Hashable {
    /// The line ends inside of a value: it was torn, or is still being written.
    case endOfLine
    /// Something else stands here than the grammar allows.
    case malformed
    /// A number is not in the grammar of JSON.
    case malformedNumber
    /// A number is too large or has too many digits to be kept exactly.
    case numberOutOfRange
    /// A number has decimal places where a whole number is read.
    case notWhole
    /// An escape in a string is unknown or incomplete.
    case malformedEscape
    /// More bytes follow after the value.
    case trailingBytes
  }

  /// The offset of the byte at fault in the line, from 0.
  package let offset: Int
  /// What is wrong.
  package let reason: Reason

  /// Makes an error.
  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What is wrong in words, in lower case, without the place.
  package var message: String {
    switch reason {
    case .endOfLine: "the line ends inside of a value"
    case .malformed: "this is no JSON"
    case .malformedNumber: "the number is malformed"
    case .numberOutOfRange: "the number is out of range"
    case .notWhole: "the number is not a whole one"
    case .malformedEscape: "the escape is malformed"
    case .trailingBytes: "there is more after the end of the value"
    }
  }
}
