import Hosting
import Model
import Reports

/// What a form has done, in a sentence. It is told of the task as it is now, and of nothing else: an address that somebody
/// made up says nothing that is not so.
enum DoneText {
  /// The sentence; nil when the task is not, or no longer, as the form would leave it.
  static func text(of state: FormState, _ tasks: DocumentList) -> String? {
    guard state.isDone, let id = state.task,
      let task = tasks.first(where: { $0["id"].flatMap(Arrangement.text)?.utf8.elementsEqual(id.utf8) == true })
    else { return nil }
    let title = "“\(text(task, "title"))”"
    let status = text(task, "status")
    let agent = text(task, "assignedTo")
    switch (state.form, status) {
    case ("add", "queue"): return "\(title) is in the queue."
    case ("claim", "active") where !agent.isEmpty: return "\(agent) has \(title) now."
    case ("complete", "completed"): return "\(title) is completed.\(charge(task))"
    case ("fail", "queue"): return "\(title) failed and is back in the queue. Nothing was charged."
    case ("requeue", "queue"): return "\(title) is back in the queue."
    case ("move", _):
      let priority = text(task, "priority")
      return "\(title) is now \(status.isEmpty ? text(task, "statusText") : status)"
        + (priority.isEmpty ? "" : ", of \(priority) priority")
        + (status == "active" && !agent.isEmpty ? ", with \(agent)." : ".")
    default: return nil
    }
  }

  private static func charge(_ task: DocumentValue) -> String {
    guard case .usd(let cost)? = task["actualCost"], cost != .zero else { return "" }
    let venture = text(task, "ventureName")
    return " \(FigureText.dollars(cost)) \(venture.isEmpty ? "was charged" : "was added to what \(venture) has spent")."
  }

  private static func text(_ task: DocumentValue, _ member: String) -> String {
    task[member].flatMap(Arrangement.text) ?? ""
  }
}
