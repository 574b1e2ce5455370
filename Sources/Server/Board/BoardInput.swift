import Hosting
import JSON
import Tracker

/// What a form asks of the task database: the inputs that the API takes too, made of texts that a person typed.
struct BoardInput {
  /// The forms, each with the fields that it may send besides `action`, `page`, `task` and `token`.
  static let forms: [String: [String]] = [
    "add": ["title", "description", "ventureId", "priority", "estimatedCost", "estimatedTokens", "tags"],
    "claim": ["agentId"],
    "complete": ["agentId", "output", "actualCost", "actualTokens"],
    "fail": ["agentId", "error"],
    "requeue": [],
    "move": ["status", "statusWas", "priority", "priorityWas", "assignedTo", "assignedToWas"],
  ]
  /// The fields that are numbers, with what each must be.
  private static let numbers = [
    ("estimatedCost", "an amount of dollars such as 4.50"), ("estimatedTokens", "a whole number"),
    ("actualCost", "an amount of dollars such as 4.50"), ("actualTokens", "a whole number"),
  ]
  /// What every form may send.
  static let common = ["action", "page", "task", "token"]

  private let form: String
  private let values: [String: String]
  private var faults: [InputFault] = []

  /// Takes the fields of a form that is known by its `action`; the token is none of them.
  init(form: String, _ values: [String: String]) {
    self.form = form
    self.values = values
    let known = Self.common + (Self.forms[form] ?? [])
    for name in values.keys.sorted() where !known.contains(name) {
      faults.append(InputFault(name, "is no field of this form"))
    }
    for (name, wanted) in Self.numbers where known.contains(name) {
      if let typed = Self.typed(values[name]), Self.decimal(typed) == nil {
        faults.append(InputFault(name, "must be \(wanted), not \"\(typed.prefix(40))\""))
      }
    }
  }

  /// Does it.
  ///
  /// - Returns: the id of the task that was changed; nil when there was nothing to claim.
  /// - Throws: what the API throws too, with all faults of the form.
  func perform(on database: TaskDatabase) throws(TrackerError) -> String? {
    switch form {
    case "add": return try database.create(input(adding) { node throws(TrackerError) in try NewTask(node) }).id
    case "claim":
      var claim = try input([text("agentId")]) { node throws(TrackerError) in try TaskClaim(node) }
      claim.taskID = values["task"]
      return try database.claim(claim)?.id
    case "complete":
      let fields = [
        JSONMember("taskId", .string(task)), text("agentId"), text("output"), number("actualCost"),
        number("actualTokens"),
      ]
      return try database.complete(input(fields) { node throws(TrackerError) in try TaskResult(node) }).task.id
    case "fail":
      var copy = self
      if filled("error") == nil { copy.faults.append(InputFault("error", "is missing or empty")) }
      let fields = [JSONMember("taskId", .string(task)), text("agentId"), text("error")]
      return try database.complete(copy.input(fields) { node throws(TrackerError) in try TaskResult(node) }).task.id
    case "requeue":
      try noFault()
      return try database.requeue(task: task).id
    default: return try move(database)
    }
  }

  private var task: String { values["task"] ?? "" }

  private var adding: [JSONMember?] {
    let tags = (filled("tags") ?? "").split(separator: ",").map { String(String($0).trimmed) }.filter { !$0.isEmpty }
    return [
      // What is missing is missing, and what is empty is told to be.
      JSONMember("title", .string(values["title"] ?? "")), JSONMember("ventureId", .string(values["ventureId"] ?? "")),
      text("description"), text("priority"), number("estimatedCost"), number("estimatedTokens"),
      tags.isEmpty ? nil : JSONMember("tags", JSONValue(tags)),
    ]
  }

  /// Changes what was chosen to be another than the page showed; the rest stays as it is by now.
  private func move(_ database: TaskDatabase) throws(TrackerError) -> String {
    var fields = [JSONMember("id", .string(task))]
    for name in ["status", "priority"] where values[name] != nil && values[name] != values[name + "Was"] {
      fields.append(JSONMember(name, .string(values[name] ?? "")))
    }
    if let agent = values["assignedTo"], agent != values["assignedToWas"] {
      fields.append(JSONMember("assignedTo", agent.isEmpty ? .null : .string(agent)))
    }
    var change = try input(fields) { node throws(TrackerError) in try TaskChange(node) }
    if change.status.isKept, change.priority.isKept, change.assignedTo.isKept {
      throw .invalid([InputFault("", "nothing else was chosen than what is so already")])
    }
    if !change.status.isKept || !change.assignedTo.isKept { change.expectedStatus = values["statusWas"] }
    return try database.update(change).id
  }

  // MARK: Fields

  private func filled(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// A text; an empty one is not given.
  private func text(_ name: String) -> JSONMember? { filled(name).map { JSONMember(name, .string($0)) } }

  /// A number; one that cannot be read is a fault that is known already.
  private func number(_ name: String) -> JSONMember? {
    Self.typed(values[name]).flatMap(Self.decimal).map { JSONMember(name, .decimal($0)) }
  }

  /// What was typed into the field of a number, but for the dollar sign; nil for nothing.
  private static func typed(_ value: String?) -> String? {
    guard let typed = value.map({ String($0.trimmed) }), !typed.isEmpty else { return nil }
    return typed.hasPrefix("$") ? String(typed.dropFirst()) : typed
  }

  /// The number that a text is, as JSON has numbers.
  private static func decimal(_ text: String) -> JSONDecimal? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first.isDigit, text.utf8.count <= 40 else {
      return nil
    }
    return try? JSONDocumentParser.parse(Array(text.utf8)).root.decimal
  }

  /// Reads an input of the API, and tells its faults together with those of the form.
  private func input<Input>(
    _ members: [JSONMember?], _ read: (JSONNode) throws(TrackerError) -> Input
  ) throws(TrackerError) -> Input {
    let bytes = JSONWriter.bytes(of: .object(members.compactMap { $0 }))
    let node: JSONNode
    do throws(JSONParseError) {
      node = try JSONDocumentParser.parse(bytes).root
    } catch {
      throw .invalid([InputFault("", "the form cannot be read")])
    }
    do throws(TrackerError) {
      let input = try read(node)
      try noFault()
      return input
    } catch {
      guard case .invalid(let more) = error, more != faults else { throw error }
      throw .invalid(faults + more)
    }
  }

  private func noFault() throws(TrackerError) { if !faults.isEmpty { throw .invalid(faults) } }
}
