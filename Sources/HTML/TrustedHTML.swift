/// Markup that is known to be safe, in UTF-8: the only thing that is ever written without being escaped.
package struct TrustedHTML: Sendable, Hashable {
  /// The markup.
  package private(set) var bytes: [UInt8]

  /// No markup.
  package init() { bytes = [] }

  /// The text, escaped.
  package init(escaping text: String) {
    bytes = []
    HTML.escape(text, into: &bytes)
  }

  /// Takes markup as it stands.
  ///
  /// Every use of this and of `init(trusted:)` for bytes is a place to audit: nothing in `markup` may come from an
  /// input without having been escaped.
  package init(trusted markup: String) { bytes = Array(markup.utf8) }

  /// Takes markup as it stands; a place to audit, like `init(trusted:)` for strings.
  package init(trusted markup: [UInt8]) { bytes = markup }

  /// The markup as a string.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether there is no markup.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Appends markup.
  package static func += (left: inout TrustedHTML, right: TrustedHTML) { left.bytes += right.bytes }

  /// Both, one after the other.
  package static func + (left: TrustedHTML, right: TrustedHTML) -> TrustedHTML {
    TrustedHTML(trusted: left.bytes + right.bytes)
  }
}

extension Sequence<TrustedHTML> {
  /// All of them one after the other, with `separator` (text, which is escaped) in between.
  package func joined(separator: String = "") -> TrustedHTML {
    let separator = TrustedHTML(escaping: separator)
    var all = TrustedHTML()
    for (index, html) in enumerated() {
      if index > 0 { all += separator }
      all += html
    }
    return all
  }
}
