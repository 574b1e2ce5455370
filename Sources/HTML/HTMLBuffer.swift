/// Writes markup piece by piece. Only literals of the program and `TrustedHTML` go in as they stand.
package struct HTMLBuffer {
  private var bytes: [UInt8] = []

  /// What was written so far.
  package var html: TrustedHTML { TrustedHTML(trusted: bytes) }

  /// Makes an empty buffer.
  package init() {}

  /// Appends a literal as it stands.
  package mutating func markup(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends markup that is known to be safe.
  package mutating func append(_ markup: TrustedHTML) { bytes += markup.bytes }

  /// Appends text, escaped.
  package mutating func text(_ text: String) { HTML.escape(text, into: &bytes) }

  /// Appends ` name="value"`, the value escaped.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// Appends an attribute that holds a checked reference, as ` href="…"`.
  package mutating func attribute(_ name: StaticString, _ url: SafeURL) { attribute(name, url.text) }

  /// Appends an attribute that holds a reference, if the reference is safe.
  ///
  /// - Returns: false if it is refused; nothing was written then.
  package mutating func urlAttribute(_ name: StaticString, _ url: String) -> Bool {
    guard let url = SafeURL(url) else { return false }
    attribute(name, url)
    return true
  }
}
