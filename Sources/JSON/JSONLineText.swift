/// A string or a key of a line, where it stands: valid only as long as the line's bytes are.
@usableFromInline package struct JSONLineText {
  /// The bytes between the quotes, escapes and all.
  @usableFromInline package let raw: UnsafeRawBufferPointer
  /// Whether `raw` contains an escape.
  @usableFromInline package let isEscaped: Bool

  init(raw: UnsafeRawBufferPointer, isEscaped: Bool) {
    self.raw = raw
    self.isEscaped = isEscaped
  }

  /// The text, unescaped; what is no UTF-8 stands as U+FFFD.
  package var string: String {
    isEscaped ? String(decoding: decoded, as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// The bytes of the text, unescaped.
  package var bytes: [UInt8] { isEscaped ? decoded : Array(raw) }

  private var decoded: [UInt8] {
    // The scanner has checked the escapes, so that nothing is thrown here.
    (try? JSONEscapes.decode(raw, 0..<raw.count)) ?? Array(raw)
  }

  /// Whether the text, unescaped, is `literal`, byte for byte.
  @inlinable package static func == (text: JSONLineText, literal: StaticString) -> Bool {
    // Length and first byte tell most keys apart, and a reader asks for many: this much is done where it stands.
    if !text.isEscaped {
      if text.raw.count != literal.utf8CodeUnitCount { return false }
      if text.raw.count > 0, text.raw[0] != literal.utf8Start.pointee { return false }
    }
    return text.equals(literal)
  }

  @usableFromInline func equals(_ literal: StaticString) -> Bool {
    if !isEscaped { return ByteSearch.areEqual(raw, literal) }
    return decoded.withUnsafeBytes { ByteSearch.areEqual($0, literal) }
  }

  /// Whether the text, unescaped, is something else than `literal`.
  @inlinable package static func != (text: JSONLineText, literal: StaticString) -> Bool { !(text == literal) }

  /// Lets a `switch` over a key name its cases as literals.
  @inlinable package static func ~= (literal: StaticString, text: JSONLineText) -> Bool { text == literal }
}
