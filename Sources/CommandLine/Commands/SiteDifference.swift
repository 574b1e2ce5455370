import Hosting
import JSON

/// What is another in one output than in an older one.
struct SiteDifference {
  /// An agent, on a day or (nil) in all.
  struct Key: Hashable {
    let agent: String
    let day: String?
  }

  /// Tokens and dollars, exact; nil is "no data".
  struct Figures: Hashable {
    let tokens: JSONDecimal?
    let cost: JSONDecimal?

    /// The figures of an object with `tokens` and `cost`, each with a `total`.
    init(_ node: JSONNode) {
      tokens = node["tokens"]?["total"]?.decimal
      cost = node["cost"]?["total"]?.decimal
    }
  }

  /// A file that was added, removed or changed.
  struct File {
    let path: String
    let change: String
    let cache: String
  }

  /// The files, sorted by path.
  let files: [File]
  /// What differs, sorted by agent and day, the whole before its days.
  let figures: [(key: Key, old: Figures?, new: Figures?)]

  init(old: Manifest, new: Manifest, oldFigures: [Key: Figures], newFigures: [Key: Figures]) {
    let before = Dictionary(uniqueKeysWithValues: old.entries.map { ($0.path, $0) })
    let after = Dictionary(uniqueKeysWithValues: new.entries.map { ($0.path, $0) })
    // The build's own document tells when the build ran, which is another time for each output.
    let paths = Set(before.keys).union(after.keys).subtracting(["api/build.json"])
    files = paths.compactMap { path -> File? in
      switch (before[path], after[path]) {
      case (nil, let entry?): File(path: path, change: "added", cache: entry.cache)
      case (let entry?, nil): File(path: path, change: "removed", cache: entry.cache)
      case (let a?, let b?) where a.digest != b.digest: File(path: path, change: "changed", cache: b.cache)
      default: nil
      }
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let keys = Set(oldFigures.keys).union(newFigures.keys).filter { oldFigures[$0] != newFigures[$0] }
    figures = keys.sorted { ($0.agent, $0.day ?? "") < ($1.agent, $1.day ?? "") }
      .map { ($0, oldFigures[$0], newFigures[$0]) }
  }

  /// Lines for a terminal: files by what became of them and by class, then the figures.
  var text: String {
    if files.isEmpty { return "no difference\n" }
    var lines: [String] = []
    for change in ["added", "changed", "removed"] {
      let found = files.filter { $0.change == change }
      for cache in Set(found.map(\.cache)).sorted() {
        let paths = found.filter { $0.cache == cache }.map(\.path)
        lines.append("\(change), \(cache): \(paths.count)")
        lines += paths.map { "  \($0.printable)" }
      }
    }
    for (key, old, new) in figures {
      lines.append(
        "\(key.agent.printable) \(key.day?.printable ?? "in all"): "
          + "tokens \(Self.change(old?.tokens, new?.tokens)), cost \(Self.change(old?.cost, new?.cost, "$"))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func change(_ old: JSONDecimal?, _ new: JSONDecimal?, _ unit: String = "") -> String {
    func told(_ figure: JSONDecimal?) -> String { figure.map { unit + $0.text } ?? "no data" }
    return old == new ? told(new) : "\(told(old)) -> \(told(new))"
  }

  /// The same for programs.
  var json: JSONValue {
    func told(_ figures: Figures?) -> JSONValue {
      ["tokens": JSONValue(figures?.tokens), "cost": JSONValue(figures?.cost)]
    }
    return [
      "changed": .bool(!files.isEmpty),
      "files": .array(
        files.map { ["path": .string($0.path), "change": .string($0.change), "cache": .string($0.cache)] }),
      "figures": .array(
        figures.map { found in
          [
            "agent": .string(found.key.agent), "day": JSONValue(found.key.day), "old": told(found.old),
            "new": told(found.new),
          ]
        }),
    ]
  }
}
