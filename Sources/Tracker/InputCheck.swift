import Model

/// Collects what is wrong with an input, by the rules that hold for every field of its kind.
struct InputCheck {
  /// The most whole number that a column of Prisma's type `Int` can hold.
  static let countLimit: Int64 = 2_147_483_647
  /// Dollars below which, with at most 6 decimals, sums are exact in a column of floating-point numbers.
  static let dollarLimit = USDTotal(picodollars: 1_000_000_000_000_000_000_000)
  /// Characters (Unicode scalars) of an id.
  static let idLimit = 200
  /// Characters of a title or a name.
  static let titleLimit = 1_000
  /// Characters of any other text.
  static let textLimit = 1_000_000
  /// Labels of one task, and characters of each.
  static let tagLimit = 100

  /// What was found so far.
  private(set) var faults: [InputFault] = []

  /// Notes a fault.
  mutating func add(_ field: String, _ message: String) { faults.append(InputFault(field, message)) }

  /// A text that may be missing.
  mutating func text(_ text: String?, _ field: String, limit: Int = textLimit) {
    guard let text else { return }
    if text.unicodeScalars.count > limit { add(field, "is longer than \(limit) characters") }
    if text.utf8.contains(0) { add(field, "holds a NUL character") }
  }

  /// A text that must be there and say something.
  mutating func required(_ value: String?, _ field: String, limit: Int = titleLimit) {
    guard let value else { return add(field, "is missing") }
    if value.unicodeScalars.allSatisfy(\.properties.isWhitespace) { add(field, "is missing or empty") }
    text(value, field, limit: limit)
  }

  /// The same of a field that a change may keep.
  mutating func required(_ change: FieldChange<String>, _ field: String, limit: Int = titleLimit) {
    if case .set(let value) = change { required(value, field, limit: limit) }
  }

  /// A word of a list.
  mutating func word(_ word: String?, _ field: String, of words: [String]) {
    guard let word, !words.contains(word) else { return }
    let near = EditDistance.nearest(to: word, in: words).map { "; did you mean \($0)?" } ?? ""
    add(field, "must be one of \(words.joined(separator: ", "))\(near)")
  }

  /// An amount of dollars that may be missing.
  mutating func dollars(_ amount: USDTotal?, _ field: String) {
    guard let amount else { return }
    if amount < .zero { add(field, "must not be below 0") }
    if !(amount < Self.dollarLimit) { add(field, "must be below 1000000000 dollars") }
  }

  /// A whole number that may be missing.
  mutating func count(_ count: Int64?, _ field: String) {
    guard let count, !(0...Self.countLimit).contains(count) else { return }
    add(field, "must be a whole number from 0 to \(Self.countLimit)")
  }

  /// Labels.
  mutating func tags(_ tags: [String]?, _ field: String) {
    guard let tags else { return }
    if tags.count > Self.tagLimit { add(field, "are more than \(Self.tagLimit)") }
    if tags.contains(where: { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }) {
      add(field, "holds an empty text")
    }
    if tags.contains(where: { $0.unicodeScalars.count > Self.tagLimit }) {
      add(field, "holds one that is longer than \(Self.tagLimit) characters")
    }
    if tags.contains(where: { $0.utf8.contains(0) }) { add(field, "hold a NUL character") }
  }

  /// Throws what was found, if anything.
  func finish() throws(TrackerError) { if !faults.isEmpty { throw .invalid(faults) } }
}

/// The words that fields may hold.
package enum TrackerWords {
  /// States of a task.
  package static let taskStatus = TaskStatus.allCases.map(\.rawValue)
  /// Priorities of a task.
  package static let taskPriority = ["high", "medium", "low", "P0", "P1", "P2", "P3"]
  /// States of a venture.
  package static let ventureStatus = ["active", "paused", "completed"]
  /// Priorities of a venture.
  package static let venturePriority = ["high", "medium", "low"]
  /// States of an agent.
  package static let agentStatus = ["online", "offline", "busy", "error"]
  /// Levels of an activity.
  package static let activityLevel = ["info", "success", "warning", "error"]
}
