/// A tag as it stands in the text.
struct Tag {
  enum Kind {
    case value(isRaw: Bool)
    case section(isInverted: Bool)
    case close
    case partial
    case parent
    case block
    case comment
    case delimiters
  }

  var kind: Kind
  /// What stands in the tag, without white space around it.
  var name: String
  /// The tag's bytes with its delimiters.
  var range: Range<Int>
  var place: Place
}

/// Finds the tags of a template one after the other; knows the delimiters in force.
struct TagScanner {
  let bytes: [UInt8]
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private var at = 0
  private var place: Place

  init(name: String, bytes: [UInt8]) {
    self.bytes = bytes
    place = Place(template: name, line: 1, column: 1)
  }

  /// The next tag; nil if there is none left.
  mutating func next() throws(TemplateError) -> Tag? {
    guard let start = find(open, from: at) else { return nil }
    advance(to: start)
    let inside = start + open.count
    let (kind, sigilLength, ending) = sigil(at: inside)
    let contentStart = inside + sigilLength
    guard let end = find(ending + close, from: contentStart) else {
      throw TemplateError("the tag is not closed", at: place)
    }
    let name = String(decoding: bytes[contentStart..<end].trimmingSpace, as: UTF8.self)
    let tag = Tag(kind: kind, name: name, range: start..<end + ending.count + close.count, place: place)
    if case .delimiters = kind { try setDelimiters(tag) }
    advance(to: tag.range.upperBound)
    return tag
  }

  private func sigil(at offset: Int) -> (kind: Tag.Kind, length: Int, ending: [UInt8]) {
    guard offset < bytes.count else { return (.value(isRaw: false), 0, []) }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return (.value(isRaw: true), 1, [UInt8(ascii: "}")])
    case UInt8(ascii: "="): return (.delimiters, 1, [UInt8(ascii: "=")])
    case UInt8(ascii: "&"): return (.value(isRaw: true), 1, [])
    case UInt8(ascii: "#"): return (.section(isInverted: false), 1, [])
    case UInt8(ascii: "^"): return (.section(isInverted: true), 1, [])
    case UInt8(ascii: "/"): return (.close, 1, [])
    case UInt8(ascii: ">"): return (.partial, 1, [])
    case UInt8(ascii: "<"): return (.parent, 1, [])
    case UInt8(ascii: "$"): return (.block, 1, [])
    case UInt8(ascii: "!"): return (.comment, 1, [])
    default: return (.value(isRaw: false), 0, [])
    }
  }

  private mutating func setDelimiters(_ tag: Tag) throws(TemplateError) {
    let parts = tag.name.utf8.split(whereSeparator: isMustacheSpace).map(Array.init)
    guard parts.count == 2, !tag.name.utf8.contains(UInt8(ascii: "=")) else {
      throw TemplateError("two delimiters are needed, without an equals sign", at: tag.place)
    }
    (open, close) = (parts[0], parts[1])
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + needle.count <= bytes.count {
      if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }

  private mutating func advance(to end: Int) {
    for byte in bytes[at..<end] {
      if byte == UInt8(ascii: "\n") {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    at = end
  }
}

/// Whether a byte is white space inside of a tag.
func isMustacheSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

extension ArraySlice<UInt8> {
  fileprivate var trimmingSpace: ArraySlice<UInt8> {
    var slice = drop(while: isMustacheSpace)
    while let last = slice.last, isMustacheSpace(last) { slice.removeLast() }
    return slice
  }
}
