/// What a `Range` header asks for (RFC 9110, 14).
enum ByteRange: Equatable {
  /// The whole: no header, one that is not understood, or several ranges at once, which a server may pass over.
  case whole
  /// Bytes from the first to the last, both included.
  case part(ClosedRange<Int>)
  /// Nothing that there is.
  case unsatisfiable

  /// Reads a header for a body of `count` bytes.
  init(_ header: String?, count: Int) {
    self = .whole
    guard let header, let equals = header.firstIndex(of: "="),
      String(String(header[..<equals]).trimmed).isEqual(lowercased: "bytes")
    else { return }
    let spec = String(header[header.index(after: equals)...]).trimmed
    guard let dash = spec.firstIndex(of: "-"), !spec.contains(",") else { return }
    let first = spec[..<dash]
    let last = spec[spec.index(after: dash)...]
    guard first.utf8.allSatisfy(\.isDigit), last.utf8.allSatisfy(\.isDigit) else { return }
    switch (first.isEmpty, last.isEmpty) {
    case (true, true): return
    case (true, false):
      let length = min(Self.number(last), count)
      self = length == 0 ? .unsatisfiable : .part(count - length...count - 1)
    case (false, _):
      let start = Self.number(first)
      let end = last.isEmpty ? Int.max : Self.number(last)
      guard start <= end else { return }
      self = start >= count ? .unsatisfiable : .part(start...min(end, count - 1))
    }
  }

  /// The value of digits, the largest number for more than it can be.
  private static func number(_ digits: Substring) -> Int { Int(digits) ?? Int.max }
}

extension UInt8 {
  /// True for `0` to `9`.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
