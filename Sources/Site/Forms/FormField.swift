import Hosting
import Mustache

/// A field of a form.
struct FormField {
  /// What is typed or chosen.
  enum Kind {
    /// A line; with a `mode` for the keyboard of a phone (`decimal`).
    case line(mode: String? = nil)
    /// Several lines.
    case area
    /// The id of an agent: of one that is registered, or a new one.
    case agent
    /// One of some values, each with what is shown for it.
    case choice([(value: String, label: String)])
    /// The server's token.
    case secret
  }

  let name: String
  let label: String
  let kind: Kind
  var value = ""
  var hint: String?
  var isRequired = false

  /// What a template sees; `id` is the element's, `state` what was typed into the field's form, or nil.
  func shown(id: String, _ state: FormState?) -> MustacheValue {
    var value = state?.values[name] ?? value
    var options: [MustacheValue] = []
    var type = "text"
    var mode: String?
    var complete: String? = "off"
    var list: String?
    var (isText, isArea, isChoice, isShort) = (true, false, false, false)
    switch kind {
    case .line(let wanted): (mode, isShort) = (wanted, wanted != nil)
    case .area: (isText, isArea) = (false, true)
    case .agent: list = "agents"
    case .choice(let choices):
      (isText, isChoice, isShort) = (false, true, choices.allSatisfy { $0.label.utf8.count < 16 })
      options = choices.map { choice in
        let isChosen = choice.value.utf8.elementsEqual(value.utf8)
        return .object(["value": .text(choice.value), "label": .text(choice.label), "isChosen": .flag(isChosen)])
      }
    // What was typed here is never shown again.
    case .secret: (type, complete, value) = ("password", "current-password", "")
    }
    let fault = state?.faults.first { $0.field == name }.map {
      $0.message.prefix(1).uppercased() + $0.message.dropFirst() + "."
    }
    let described = [hint.map { _ in "\(id)-hint" }, fault.map { _ in "\(id)-fault" }].compactMap { $0 }
    return .object([
      "id": .text(id), "name": .text(name), "label": .text(label), "value": .text(value), "hint": MustacheValue(hint),
      "fault": MustacheValue(fault), "isRequired": .flag(isRequired), "isText": .flag(isText), "isArea": .flag(isArea),
      "isChoice": .flag(isChoice), "isShort": .flag(isShort), "type": .text(type), "mode": MustacheValue(mode),
      "complete": MustacheValue(complete), "list": MustacheValue(list), "options": .list(options),
      "described": MustacheValue(described.isEmpty ? nil : described.joined(separator: " ")),
    ])
  }
}

/// A form: some fields that are sent together.
struct Form {
  /// What is done with it, as `FormState.form` names it.
  let name: String
  /// The id of the row that it is about, or nil.
  var task: String?
  /// The part of its elements' ids that no other form of the page with this name has.
  var anchor = ""
  let title: String
  let button: String
  var about: String?
  /// What is sent besides.
  var hidden: [(name: String, value: String)] = []
  var fields: [FormField]

  /// The id of its element.
  var id: String { anchor.isEmpty ? name : "\(name)-\(anchor)" }

  /// Whether a state is this form's.
  func isMeant(by state: FormState?) -> Bool { state?.form == name && state?.task == task }

  /// The id of a field's element.
  func id(of field: String) -> String { "\(id)-\(field)" }

  /// What a template sees.
  func shown(_ state: FormState?) -> MustacheValue {
    let own = isMeant(by: state) && state?.isDone == false ? state : nil
    let sent = hidden + (task.map { [("task", $0)] } ?? [])
    return .object([
      "name": .text(name), "id": .text(id), "title": .text(title), "button": .text(button),
      "about": MustacheValue(about), "isOpen": .flag(own != nil),
      "hidden": .list(sent.map { .object(["name": .text($0.name), "value": .text($0.value)]) }),
      "fields": .list(fields.map { $0.shown(id: id(of: $0.name), own) }),
    ])
  }
}
