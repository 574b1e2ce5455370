/// A small reader of markup for tests: it accepts what is well-formed XML made of elements, attributes and text.
struct Markup {
  /// An element's start, with its attributes as they are written.
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  /// The elements in the order of their starts.
  private(set) var elements: [Element] = []
  /// Why the text is not well-formed, or nil.
  private(set) var fault: String?

  /// Reads a text.
  init(_ text: String) {
    var open: [String] = []
    var rest = Substring(text)
    while fault == nil, !rest.isEmpty {
      guard rest.first == "<" else {
        let run = rest.prefix { $0 != "<" }
        checkText(run)
        rest = rest[run.endIndex...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        fail("a tag does not end: \(rest.prefix(40))")
        return
      }
      var tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        if open.popLast() != String(tag.dropFirst()) { fail("</\(tag.dropFirst())> closes nothing") }
        continue
      }
      let isEmpty = tag.last == "/"
      if isEmpty { tag = tag.dropLast() }
      let name = String(tag.prefix { $0 != " " })
      if !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) || name.isEmpty { fail("name \(name)") }
      elements.append(Element(name: name, attributes: attributes(tag.dropFirst(name.count))))
      if !isEmpty { open.append(name) }
    }
    if fault == nil, !open.isEmpty { fail("not closed: \(open)") }
  }

  private mutating func attributes(_ text: Substring) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text
    while let first = rest.first {
      guard first == " " else {
        fail("no space before \(rest)")
        return found
      }
      let parts = rest.dropFirst().split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].last == "=" else {
        fail("attribute in \(rest)")
        return found
      }
      checkText(parts[1])
      if found.updateValue(String(parts[1]), forKey: String(parts[0].dropLast())) != nil { fail("twice: \(parts[0])") }
      rest = parts[2]
    }
    return found
  }

  private mutating func checkText(_ text: Substring) {
    for scalar in text.unicodeScalars {
      let isAllowed =
        scalar.value >= 0x20 ? ![0xFFFE, 0xFFFF].contains(scalar.value) : [9, 10, 13].contains(scalar.value)
      if !isAllowed || scalar == "<" { fail("U+\(String(scalar.value, radix: 16))") }
    }
    for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;", "quot;", "#39;"].contains(where: piece.hasPrefix) {
      fail("&\(piece.prefix(8))")
    }
  }

  private mutating func fail(_ reason: String) { fault = fault ?? reason }
}
