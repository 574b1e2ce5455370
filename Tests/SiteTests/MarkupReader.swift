/// Reads the little of HTML that the tests look at: tags with their attributes, in order.
enum MarkupReader {
  struct Tag {
    var name: String
    var isClosing: Bool
    /// Whether it is closed at once, as `<path …/>` in a drawing.
    var isEmpty: Bool
    var attributes: [String: String]
  }

  static func tags(_ html: String) -> [Tag] {
    let bytes = Array(html.utf8)
    var tags: [Tag] = []
    var at = 0
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let inside = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      at = end + 1
      if inside.hasPrefix("!") { continue }
      tags.append(tag(inside))
    }
    return tags
  }

  private static func tag(_ inside: String) -> Tag {
    let isClosing = inside.hasPrefix("/")
    let isEmpty = inside.hasSuffix("/")
    var rest = Substring(inside.drop { $0 == "/" })
    if isEmpty { rest = rest.dropLast() }
    let name = String(rest.prefix { $0 != " " })
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop { $0 == " " }
      let key = rest.prefix { $0 != "=" && $0 != " " }
      if key.isEmpty { break }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes[String(key)] = unescaped(String(value))
      rest = rest.dropFirst(value.count + 3)
    }
    return Tag(name: name, isClosing: isClosing, isEmpty: isEmpty, attributes: attributes)
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
    }
    return text
  }

  /// The first place where an element is closed that is not the last one opened, or nil.
  static func firstMisnesting(_ html: String) -> String? {
    let void: Set = ["meta", "link", "br", "hr"]
    var open: [String] = []
    for tag in tags(html) where !void.contains(tag.name) && !tag.isEmpty {
      if !tag.isClosing {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return "</\(tag.name)> below \(open.joined(separator: " > "))"
      }
    }
    return open.isEmpty ? nil : "not closed: \(open)"
  }
}
