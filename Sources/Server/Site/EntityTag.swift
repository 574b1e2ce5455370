/// Comparing entity tags (RFC 9110, 8.8.3 and 13.1).
enum EntityTag {
  /// True when a list of `If-None-Match` names the tag, or is `*`; the comparison is weak.
  static func list(_ list: String, matchesWeakly tag: String) -> Bool { any(list, tag, allowsWeak: true) }

  /// True when a list of `If-Match` names the tag, or is `*`; the comparison is strong.
  static func list(_ list: String, matchesStrongly tag: String) -> Bool { any(list, tag, allowsWeak: false) }

  /// True when `If-Range` is exactly this strong tag; a date never is: we send none.
  static func ifRange(_ value: String, matches tag: String) -> Bool { value.trimmed.utf8.elementsEqual(tag.utf8) }

  private static func any(_ list: String, _ tag: String, allowsWeak: Bool) -> Bool {
    if list.trimmed == "*" { return true }
    // A tag may hold a comma between its quotes, so that the list is read and not split.
    var rest = Array(list.utf8)[...]
    while !rest.isEmpty {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ",") }
      let isWeak = rest.starts(with: "W/".utf8)
      if isWeak { rest = rest.dropFirst(2) }
      guard rest.first == UInt8(ascii: "\""), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
        // What is no tag matches nothing; the list goes on behind the next comma.
        rest = rest.drop { $0 != UInt8(ascii: ",") }
        continue
      }
      if !isWeak || allowsWeak, rest[rest.startIndex...end].elementsEqual(tag.utf8) { return true }
      rest = rest[(end + 1)...]
    }
    return false
  }
}
