// The one place where text becomes HTML. It does not parse HTML and keeps no entity that is already there: what comes
// in is text, and all of it is shown.

/// Turning text into HTML.
package enum HTML {
  /// The text as HTML that shows it, fit for content and for quoted attribute values.
  ///
  /// The five characters `&`, `<`, `>`, `"` and `'` are written as references. U+0000 and the other C0 control
  /// characters, which HTML forbids, become U+FFFD; tab, line feed and carriage return stay.
  package static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    escape(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text as HTML in UTF-8, as `escape(_:)` gives it.
  package static func escape(_ text: String, into bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var runStart = 0
      for (at, byte) in utf8.enumerated() {
        guard let replacement = replacement(for: byte) else { continue }
        bytes.append(contentsOf: utf8[runStart..<at])
        replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
        runStart = at + 1
      }
      bytes.append(contentsOf: utf8[runStart...])
    }
  }

  private static func replacement(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20: "\u{FFFD}"
    default: nil
    }
  }
}
