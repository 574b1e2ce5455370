package import JSON
package import Model

/// A venture to be made.
package struct NewVenture: Sendable, Hashable {
  /// Its name.
  package var name: String
  /// A sign shown beside the name.
  package var icon = "📁"
  /// A word of `TrackerWords.ventureStatus`.
  package var status = "active"
  /// A word of `TrackerWords.venturePriority`.
  package var priority = "medium"
  /// Dollars that may be spent.
  package var capitalBudget: USDTotal
  /// More about it.
  package var description: String?

  /// Makes one of what it cannot be without.
  package init(name: String, capitalBudget: USDTotal) {
    self.name = name
    self.capitalBudget = capitalBudget
  }

  /// The fields that an input may have.
  package static let fields = ["name", "icon", "status", "priority", "capitalBudget", "description"]

  /// Reads the body of a request; a field that is `null` gets its default.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    name = reader.filledText("name").value ?? ""
    let budget = reader.dollars("capitalBudget").value ?? nil
    capitalBudget = budget ?? .zero
    icon = (reader.text("icon").value ?? nil) ?? icon
    status = (reader.text("status").value ?? nil) ?? status
    priority = (reader.text("priority").value ?? nil) ?? priority
    description = reader.text("description").value ?? nil
    try reader.finish(faults + (budget == nil ? [InputFault("capitalBudget", "is missing")] : []))
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(name, "name")
    check.required(icon, "icon", limit: 100)
    check.word(status, "status", of: TrackerWords.ventureStatus)
    check.word(priority, "priority", of: TrackerWords.venturePriority)
    check.dollars(capitalBudget, "capitalBudget")
    check.text(description, "description")
    return check.faults
  }
}

/// A change of a venture.
package struct VentureChange: Sendable, Hashable {
  /// The venture's id.
  package var id: String
  /// Its name.
  package var name = FieldChange<String>.keep
  /// A sign shown beside the name.
  package var icon = FieldChange<String>.keep
  /// A word of `TrackerWords.ventureStatus`.
  package var status = FieldChange<String>.keep
  /// A word of `TrackerWords.venturePriority`.
  package var priority = FieldChange<String>.keep
  /// Dollars spent: a correction by hand.
  package var capitalSpent = FieldChange<USDTotal>.keep
  /// Dollars that may be spent.
  package var capitalBudget = FieldChange<USDTotal>.keep
  /// More about it.
  package var description = FieldChange<String?>.keep

  /// Makes a change that changes nothing yet.
  package init(id: String) { self.id = id }

  /// The fields that an input may have.
  package static let fields = [
    "id", "name", "icon", "status", "priority", "capitalSpent", "capitalBudget", "description",
  ]

  /// Reads the body of a request; a field that is absent stays as it is.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    id = reader.filledText("id").value ?? ""
    name = reader.filledText("name")
    icon = reader.filledText("icon")
    status = reader.filledText("status")
    priority = reader.filledText("priority")
    let spent = reader.dollars("capitalSpent")
    capitalSpent = reader.filled("capitalSpent", spent)
    let budget = reader.dollars("capitalBudget")
    capitalBudget = reader.filled("capitalBudget", budget)
    description = reader.text("description")
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(id, "id", limit: InputCheck.idLimit)
    check.required(name, "name")
    check.required(icon, "icon", limit: 100)
    check.word(status.value, "status", of: TrackerWords.ventureStatus)
    check.word(priority.value, "priority", of: TrackerWords.venturePriority)
    check.dollars(capitalSpent.value, "capitalSpent")
    check.dollars(capitalBudget.value, "capitalBudget")
    check.text(description.value ?? nil, "description")
    return check.faults
  }
}
