/// Gives each heading of a document an `id` of its own, made from its text.
struct HeadingIdentifiers {
  /// What each identifier begins with.
  private let prefix: String
  private var used: Set<[UInt8]> = []
  private var nextNumber: [[UInt8]: Int] = [:]

  init(prefix: String = "") { self.prefix = prefix }

  /// The prefix, then letters and digits of the text in lower case, with one `-` for each run of others; numbered when used before.
  mutating func identifier(for text: String) -> String {
    var base = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        base.unicodeScalars.append(scalar)
      } else if !base.isEmpty, base.utf8.last != UInt8(ascii: "-") {
        base += "-"
      }
    }
    if base.utf8.last == UInt8(ascii: "-") { base.removeLast() }
    if base.isEmpty { base = "section" }
    var name = base
    // Starting where the last one of this text ended keeps a thousand equal headings linear.
    var number = nextNumber[Array(base.utf8), default: 1]
    if number > 1 { name = "\(base)-\(number)" }
    while !used.insert(Array(name.utf8)).inserted {
      number += 1
      name = "\(base)-\(number)"
    }
    nextNumber[Array(base.utf8)] = number + 1
    return prefix + name
  }
}
