/// Names of agents as documents write them.
enum NameText {
  /// A name with its other name.
  struct Name: Hashable {
    /// The name.
    var name: String
    /// What stands in parentheses behind it when that is a name too.
    var alias: String?
  }

  /// Reads `Nexus (Air1ck3ff)`: a note in parentheses is an alias when it begins with a letter and is no pronoun.
  static func name(_ text: String) -> Name? {
    let whole = SignText.trimmed(text)
    let scalars = whole.unicodeScalars
    guard let open = scalars.firstIndex(of: "("), open > scalars.startIndex else {
      return whole.isEmpty ? nil : Name(name: whole)
    }
    let name = SignText.trimmed(String(scalars[..<open]))
    let note = SignText.trimmed(String(scalars[scalars.index(after: open)...].prefix { $0 != ")" }))
    guard !name.isEmpty else { return nil }
    let isAlias = note.unicodeScalars.first?.properties.isAlphabetic == true && !noAlias.contains(note.lowercased())
    return Name(name: name, alias: isAlias ? note : nil)
  }

  private static let noAlias: Set<String> = [
    "you", "me", "main", "new", "human", "static", "inactive", "active", "idle",
  ]

  /// Reads a heading `Forge / Forge-2 - UI/Frontend` into its names and the role.
  static func heading(_ title: String) -> (names: [Name], role: String?) {
    var names = title
    var role: String?
    for dash in [" - ", " – ", " — "] {
      guard let cut = title.unicodeScalars.firstRange(of: dash.unicodeScalars) else { continue }
      names = String(title.unicodeScalars[..<cut.lowerBound])
      let rest = SignText.trimmed(String(title.unicodeScalars[cut.upperBound...]))
      role = rest.isEmpty ? nil : rest
      break
    }
    return (split(names, at: [" / ", " & ", " + ", ", "]).compactMap(name), role)
  }

  /// Reads a list of assignees: `Nexus + Glasses`, `Forge/Code`, `Code-1,2,3`; words that name nobody are left out.
  static func assignees(_ text: String) -> [String] {
    var names: [String] = []
    var known = nobody
    let pieces = isList(text) ? split(text, at: ["+", ",", "&", "/", " and ", "、", "，", ";"]) : [text]
    for piece in pieces {
      guard var name = name(piece)?.name else { continue }
      if name.utf8.allSatisfy({ (48...57).contains($0) }), let last = names.last {
        // The stem of the name before: `Code-` of `Code-1`.
        let stem = String(
          last.unicodeScalars.reversed().drop { (48...57).contains($0.value) }.reversed().map(Character.init))
        guard stem.utf8.count < last.utf8.count, !stem.isEmpty else { continue }
        name = stem + name
      }
      if known.insert(name.lowercased()).inserted { names.append(name) }
    }
    return names
  }

  /// Whether a text may be cut at its signs. An address, a phone number or a key would be cut into pieces of which none can be
  /// known any more for what it is.
  private static func isList(_ text: String) -> Bool {
    !text.utf8.split(separator: UInt8(ascii: " ")).contains { word in
      if word.contains(UInt8(ascii: "=")) || word.contains(UInt8(ascii: ":")) { return true }
      if word.first == UInt8(ascii: "+"), let next = word.dropFirst().first, (48...57).contains(next) { return true }
      return word.split(whereSeparator: { marks.contains($0) }).contains { piece in
        piece.count >= 16 && piece.contains { (48...57).contains($0) }
      }
    }
  }

  private static let marks: Set<UInt8> = [
    UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: ";"),
  ]

  private static let nobody: Set<String> = [
    "all", "all agents", "everyone", "everybody", "team", "the team", "tbd", "none", "nobody", "unassigned", "n/a", "-",
    "–", "—", "any", "anyone", "?", "auto",
  ]

  private static func split(_ text: String, at marks: [String]) -> [String] {
    var pieces = [Array(text.utf8)[...]]
    for mark in marks {
      let mark = Array(mark.utf8)
      pieces = pieces.flatMap { cut($0, at: mark) }
    }
    return pieces.map(\.text).filter { !SignText.trimmed($0).isEmpty }
  }

  private static func cut(_ text: ArraySlice<UInt8>, at mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      if text[index] == mark[0], text[index...].starts(with: mark) {
        parts.append(text[start..<index])
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [text[start...]]
  }
}
