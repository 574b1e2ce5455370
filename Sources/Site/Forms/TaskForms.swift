import Model
import Reports

/// The forms for one task: those that make sense in its state.
struct TaskForms {
  private let board: Board
  private let task: DocumentValue
  private let id: String
  private let anchor: String

  /// The forms for a task as its document, or a list, holds it.
  init(_ board: Board, _ task: DocumentValue) {
    self.board = board
    self.task = task
    id = Self.text(task, "id")
    // A task's own page has no other one.
    anchor = Self.text(task, "anchor")
  }

  /// Whether the task is a row of the database.
  var isOurs: Bool {
    let others = (task["otherSources"]?.elements ?? []).compactMap(Arrangement.text)
    return ([Self.text(task, "source")] + others).contains(where: board.isSource)
  }

  /// The forms; none for a task of another source.
  var forms: [Form] {
    guard isOurs, !id.isEmpty else { return [] }
    let agent = Self.text(task, "assignedTo")
    let forms: [Form] =
      switch Self.text(task, "status") {
      case "queue" where agent.isEmpty: [claim, move]
      case "active" where agent.isEmpty: [giveBack, move]
      case "active": [complete(agent), fail(agent), giveBack, move]
      default: [move]
      }
    return forms.map { form in
      var form = form
      if board.needsToken { form.fields.append(Self.token) }
      return form
    }
  }

  /// The forms above a board: a new task, and the next one for an agent.
  static func top(_ board: Board) -> [Form] {
    let token = board.needsToken ? [token] : []
    let add = Form(
      name: "add", title: "Add a task", button: "Add to the queue",
      fields: [
        FormField(name: "title", label: "Title", kind: .line(), isRequired: true),
        FormField(
          name: "ventureId", label: "Venture", kind: .choice(board.ventures.map { ($0.id, $0.name) }), isRequired: true),
        FormField(name: "description", label: "Description", kind: .area),
        FormField(name: "priority", label: "Priority", kind: .choice(priorities), value: "medium"),
        FormField(name: "estimatedCost", label: "Expected cost in dollars", kind: .line(mode: "decimal")),
        FormField(name: "estimatedTokens", label: "Expected tokens", kind: .line(mode: "numeric")),
        FormField(name: "tags", label: "Tags", kind: .line(), hint: "Separated by commas."),
      ] + token)
    let next = Form(
      name: "claim", anchor: "next", title: "Claim the next task", button: "Claim the next task",
      about: "The most urgent task of the queue, of these the oldest.", fields: [agentField] + token)
    return board.ventures.isEmpty ? [next] : [add, next]
  }

  private static let priorities = [("high", "High"), ("medium", "Medium"), ("low", "Low")]

  private static let agentField = FormField(
    name: "agentId", label: "Agent", kind: .agent, hint: "One of the list, or the id of a new one.", isRequired: true)

  private static let token = FormField(
    name: "token", label: "Token of this server", kind: .secret,
    hint: "Other machines can reach this server, so a change needs the token that it was started with.",
    isRequired: true)

  private var claim: Form {
    Form(name: "claim", task: id, anchor: anchor, title: "Claim", button: "Claim this task", fields: [Self.agentField])
  }

  private func complete(_ agent: String) -> Form {
    Form(
      name: "complete", task: id, anchor: anchor, title: "Complete", button: "Completed",
      about: "The cost is added to what the venture has spent.", hidden: [("agentId", agent)],
      fields: [
        FormField(name: "output", label: "What came out", kind: .area),
        FormField(name: "actualCost", label: "Cost in dollars", kind: .line(mode: "decimal")),
        FormField(name: "actualTokens", label: "Tokens", kind: .line(mode: "numeric")),
      ])
  }

  private func fail(_ agent: String) -> Form {
    Form(
      name: "fail", task: id, anchor: anchor, title: "Fail", button: "Failed",
      about: "The task goes back to the queue, and nothing is charged.", hidden: [("agentId", agent)],
      fields: [FormField(name: "error", label: "What went wrong", kind: .area, isRequired: true)])
  }

  private var giveBack: Form {
    Form(
      name: "requeue", task: id, anchor: anchor, title: "Requeue", button: "Return to the queue",
      about: "Takes the task from its agent, as when nothing is heard of it any more.", fields: [])
  }

  /// Another state, priority or agent. What the page shows is sent too, so that only what is chosen anew is changed.
  private var move: Form {
    let status = word("statusText", "status")
    let priority = word("priorityText", "priority")
    let agent = Self.text(task, "assignedTo")
    var fields = [
      FormField(
        name: "status", label: "Status", kind: .choice(Self.choices(TaskStatus.allCases.map(\.title), status)),
        value: status),
      FormField(
        name: "priority", label: "Priority", kind: .choice(Self.choices(Self.priorities, priority)), value: priority),
    ]
    var hidden = [("statusWas", status), ("priorityWas", priority)]
    if Self.text(task, "status") == "active" {
      fields.append(FormField(name: "assignedTo", label: "Agent", kind: .agent, value: agent))
      hidden.append(("assignedToWas", agent))
    }
    return Form(
      name: "move", task: id, anchor: anchor, title: "Move", button: "Move", about: "Nothing is charged.",
      hidden: hidden, fields: fields)
  }

  /// The database's own word, else the one that it was understood as.
  private func word(_ own: String, _ understood: String) -> String {
    let word = Self.text(task, own)
    return word.isEmpty ? Self.text(task, understood) : word
  }

  /// The values that there are, and the present one where it is another.
  private static func choices(_ known: [(String, String)], _ present: String) -> [(value: String, label: String)] {
    let isKnown = present.isEmpty || known.contains { $0.0 == present }
    return known.map { (value: $0.0, label: $0.1) } + (isKnown ? [] : [(value: present, label: present)])
  }

  private static func text(_ task: DocumentValue, _ member: String) -> String {
    switch task[member] {
    case .text(let text)?, .agent(let text)?: text
    default: ""
    }
  }
}

extension TaskStatus {
  /// The word of the database, and what people read for it.
  fileprivate var title: (String, String) { (rawValue, Arrangement.title(of: self)) }
}
