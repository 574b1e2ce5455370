// What the guards look at in a line.

/// A code fence's character, length, and whether text follows it.
struct Fence {
  var character: UInt8
  var length: Int
  var isBare: Bool

  /// Whether this line ends the block that `opening` began.
  func closes(_ opening: Fence) -> Bool {
    isBare && character == opening.character && length >= opening.length
  }
}

/// Counts of a line, without knowledge of the lines before it.
struct LineShape {
  /// Whether it has nothing but blanks.
  private(set) var isBlank = true
  /// The most levels of the tree that its indentation and markers can stand for: one a quote, two a list (the list
  /// and its item), and a list item takes two columns.
  private(set) var depth = 0
  private(set) var angles = 0
  private(set) var brackets = 0
  private(set) var pipes = 0
  /// `<!` and `<?`.
  private(set) var declarations = 0
  /// Whether it may be the second line of a table, in a quote or not.
  private(set) var isDelimiterRow = true
  /// The fence that it may open or close, at any indentation and inside quotes.
  private(set) var fence: Fence?

  init(_ line: ArraySlice<UInt8>) {
    var hasDash = false
    var hasTableSign = false
    var before: UInt8 = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"): hasTableSign = true
      case UInt8(ascii: "|"):
        hasTableSign = true
        pipes += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): break
      case UInt8(ascii: "<"):
        angles += 1
        isDelimiterRow = false
      case UInt8(ascii: "["):
        brackets += 1
        isDelimiterRow = false
      default:
        if before == UInt8(ascii: "<"), byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { declarations += 1 }
        isDelimiterRow = false
      }
      before = byte
    }
    isDelimiterRow = isDelimiterRow && hasDash && hasTableSign
    readPrefix(line)
  }

  private mutating func readPrefix(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    var columns = 0
    var afterQuotes = line.startIndex
    var isOnlyQuotes = true
    var digits = 0
    prefix: while index < line.endIndex {
      let isLast = index + 1 == line.endIndex || line[index + 1] == 0x20 || line[index + 1] == 0x09
      switch line[index] {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
        guard isLast else { break prefix }
        digits = 0
        columns += 1
        isOnlyQuotes = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // The number of a list item has at most nine digits.
        digits += 1
        guard digits <= 9 else { break prefix }
        columns += 1
        isOnlyQuotes = false
      default: break prefix
      }
      index += 1
      if isOnlyQuotes { afterQuotes = index }
    }
    isBlank = index == line.endIndex && depth == 0 && isOnlyQuotes
    depth += columns
    fence = LineShape.fence(line[afterQuotes...])
  }

  private static func fence(_ text: ArraySlice<UInt8>) -> Fence? {
    guard let character = text.first, character == UInt8(ascii: "`") || character == UInt8(ascii: "~") else {
      return nil
    }
    let length = text.prefix { $0 == character }.count
    let rest = text.dropFirst(length)
    guard length >= 3, character == UInt8(ascii: "~") || !rest.contains(character) else { return nil }
    return Fence(character: character, length: length, isBare: rest.allSatisfy { $0 == 0x20 || $0 == 0x09 })
  }
}
