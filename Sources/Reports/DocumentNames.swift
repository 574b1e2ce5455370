import Ledger
import Model

/// The names of the documents about single things: `tasks/<part>`, `ventures/<part>`, `documents/<part>`.
///
/// The parts are made of the things' own ids. An id that holds a secret gives a number instead, since a path is
/// published like any text.
struct DocumentNames: Sendable {
  /// The most tasks with a document of their own: those that were changed last.
  static let taskLimit = 2000
  /// The most ventures with a document of their own, in the order of their ids.
  static let ventureLimit = 1000

  /// The tasks, the one that was changed last first; those of which no time is known last, by id.
  let newestTasks: [LedgerTask]
  private let tasks: [String: String]
  /// The files that speak of each task that has a document.
  private let taskFiles: [String: Set<Substring>]
  private let ventures: [String: String]
  private let written: [String: String]
  /// The path of each venture's source.
  private let venturePaths: [String: String]
  /// What each agent may be asked for by, in the ledger's order.
  let agents: [DocumentQuery.Value]

  init(_ ledger: Ledger, _ redactor: Redactor) {
    let keyed = ledger.tasks.enumerated().map { (index: $0, changed: $1.lastChange?.milliseconds ?? .min) }
    newestTasks = keyed.sorted { ($1.changed, $0.index) < ($0.changed, $1.index) }.map { ledger.tasks[$0.index] }
    tasks = Self.names(
      of: newestTasks.prefix(Self.taskLimit).map(\.item.id), below: "tasks/",
      reserved: ["agent", "priority", "venture", "stuck"], redactor)
    taskFiles = Dictionary(
      newestTasks.prefix(Self.taskLimit).map { ($0.item.id, Set(([$0.path] + $0.otherPaths).map(Self.file))) }
    ) { first, _ in first }
    ventures = Self.names(
      of: ledger.ventures.prefix(Self.ventureLimit).map(\.value.id), below: "ventures/", reserved: [], redactor)
    written = Self.writtenNames(ledger.sources.lazy.filter { $0.written != nil }.map(\.path), redactor)
    agents = AgentNames.values(ledger.agents.map { ($0.id, $0.name, $0.aliases) }, redactor)
    venturePaths = Dictionary(ledger.ventures.map { ($0.value.id, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of the document about a text that people wrote, by its path.
  func written(_ path: String) -> String? { written[path] }

  /// The name of a task's document; nil for a task that has none.
  func task(_ id: String) -> String? { tasks[id] }

  /// The name of the document of the task that an activity of the same file names; nil without one.
  func task(of activity: LedgerActivity) -> String? {
    guard let id = activity.activity.taskID, taskFiles[id]?.contains(Self.file(activity.path)) == true else {
      return nil
    }
    return tasks[id]
  }

  /// The name of a venture's document; nil for a venture that has none.
  func venture(_ id: String) -> String? { ventures[id] }

  /// The name of the document of a task's venture: its id means something in its own file only.
  func venture(of task: LedgerTask) -> String? {
    guard let id = task.item.ventureID, let path = venturePaths[id], Self.isSameFile(path, task.path) else {
      return nil
    }
    return ventures[id]
  }

  /// Whether two sources are of one file: an id means the same thing there only.
  static func isSameFile(_ a: String, _ b: String) -> Bool { file(a) == file(b) }

  /// The file of a source, which may be one of its tables.
  static func file(_ path: String) -> Substring {
    guard let sign = path.utf8.lastIndex(of: UInt8(ascii: "#")), !path.utf8[sign...].contains(UInt8(ascii: "/")) else {
      return path[...]
    }
    return path[..<sign]
  }

  /// Names of paths, without `.md` at the end where that leaves no two alike.
  private static func writtenNames(_ paths: some Sequence<String>, _ redactor: Redactor) -> [String: String] {
    func short(_ path: String) -> String { path.hasSuffix(".md") ? String(path.dropLast(3)) : path }
    let counts = Dictionary(paths.map { (short($0), 1) }, uniquingKeysWith: +)
    let texts = paths.map { (path: $0, text: counts[short($0)] == 1 ? short($0) : $0) }
    let names = names(of: texts.map(\.text), below: "documents/", reserved: [], redactor)
    return Dictionary(texts.compactMap { entry in names[entry.text].map { (entry.path, $0) } }) { first, _ in first }
  }

  /// The ids, and in the place of each that holds a secret its number among these, in byte order. A digest of it would tell
  /// whoever guesses a phone number that the guess is right.
  private static func shown(_ ids: [String], _ redactor: Redactor) -> [String] {
    let hidden = ids.filter { redactor.redact($0) != $0 }
    if hidden.isEmpty { return ids }
    var used = Set(ids)
    var numbers: [String: String] = [:]
    var number = 0
    for id in hidden.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where numbers[id] == nil {
      repeat { number += 1 } while !used.insert("redacted-\(number)").inserted
      numbers[id] = "redacted-\(number)"
    }
    return ids.map { numbers[$0] ?? $0 }
  }

  static func names(
    of ids: [String], below folder: String, reserved: Set<String>, _ redactor: Redactor
  ) -> [String: String] {
    let shown = shown(ids, redactor)
    let slugs = Slugs(shown, reserved: reserved)
    var names: [String: String] = [:]
    for (id, text) in zip(ids, shown) { names[id] = slugs[text].map { folder + $0 } }
    return names
  }
}
