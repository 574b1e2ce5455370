import Digest

/// Names as parts of paths: each name of a set gets its own, made of `[a-z0-9_-]` only, whatever the name holds.
///
/// A name's part depends on that name alone and on the names that would share its part, so that links live as long as
/// the names do.
package struct Slugs: Sendable {
  private static let limit = 60
  private let slugs: [String: String]

  /// Makes the parts of a set of names, of which none is one of `reserved`.
  package init(_ names: some Sequence<String>, reserved: Set<String> = []) {
    var byPlain: [String: [String]] = [:]
    for name in Set(names) { byPlain[Self.plain(name), default: []].append(name) }
    var slugs: [String: String] = [:]
    var taken: Set<String> = []
    // A part that says all that the name says stays; of others that are alike, each gets digits of its own.
    for name in byPlain.values.joined().sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let plain = Self.plain(name)
      let isAlone = plain == name || byPlain[plain]?.count == 1
      if isAlone, !plain.isEmpty, plain != "index", !reserved.contains(plain), !Self.losesLetters(name) {
        slugs[name] = plain
        taken.insert(plain)
      }
    }
    for name in byPlain.values.joined().sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard slugs[name] == nil else { continue }
      let start = Self.plain(name).isEmpty ? "" : Self.plain(name) + "-"
      let digits = Digest128(Array(name.utf8)).description
      let short = start + digits.prefix(8)
      slugs[name] = taken.insert(short).inserted ? short : start + digits
    }
    self.slugs = slugs
  }

  /// The part of a name; nil for one that is not of the set.
  package subscript(name: String) -> String? { slugs[name] }

  /// The name lower-cased, with one `-` for each run of other characters, none at the ends, of at most 60 characters.
  private static func plain(_ name: String) -> String {
    var out: [UInt8] = []
    for scalar in name.lowercased().unicodeScalars where out.count < limit {
      let value = scalar.value
      if (97...122).contains(value) || (48...57).contains(value) || value == 95 || value == 45 {
        out.append(UInt8(value))
      } else if let last = out.last, last != UInt8(ascii: "-") {
        out.append(UInt8(ascii: "-"))
      }
    }
    while out.last == UInt8(ascii: "-") { out.removeLast() }
    return String(decoding: out.drop { $0 == UInt8(ascii: "-") }, as: UTF8.self)
  }

  /// Whether the plain form leaves out letters of other scripts or the name's end.
  private static func losesLetters(_ name: String) -> Bool {
    name.unicodeScalars.count > limit
      || name.unicodeScalars.contains {
        $0.value > 127 && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
  }
}
