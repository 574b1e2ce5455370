import Hosting
import Mustache
import Reports

/// The forms of a page: what may be done with the tasks that it shows.
struct PageForms: Sendable {
  /// The templates whose pages have forms.
  private static let templates: Set<String> = ["tasks", "task-list", "task"]

  /// The most agents that a browser is told of beforehand; the id of any other one can be typed.
  private static let agentLimit = 500

  let board: Board
  private let page: Page
  private let state: FormState?
  private let assets: (styleSheet: String, script: String)

  /// The forms of a page; nil for one without.
  init?(_ board: Board, _ page: Page, _ state: FormState?, _ assets: SiteAssets) {
    guard Self.isFor(page) else { return nil }
    self.board = board
    self.page = page
    self.state = state
    self.assets = (page.root + assets.forms.styleSheet.path, page.root + assets.forms.script.path)
  }

  /// Whether a page has forms.
  static func isFor(_ page: Page) -> Bool { templates.contains(page.template) }

  /// What a task's card, or its page, shows: `work`, the forms for it; `hasWork`; `workTitle`; `isOpen`.
  func members(of task: DocumentValue) -> [(String, MustacheValue)] {
    let forms = TaskForms(board, task).forms
    let isOpen = forms.contains { $0.isMeant(by: state) } && state?.isDone == false
    return [
      ("work", .list(forms.map { $0.shown(state) })), ("hasWork", .flag(!forms.isEmpty)), ("isOpen", .flag(isOpen)),
      ("workTitle", .text(forms.map(\.title).joined(separator: ", ").lowercasedBehindFirst)),
    ]
  }

  /// `page.live`.
  func value(of document: DocumentValue) -> MustacheValue {
    let top = page.template == "tasks" ? TaskForms.top(board) : []
    let all = top + tasks(of: document).flatMap { TaskForms(board, $0).forms }
    let isRefused = state.map { !$0.isDone && ($0.problem != nil || !$0.faults.isEmpty) } ?? false
    let isForeign = page.template == "task" && !TaskForms(board, document).isOurs
    return .object([
      "styleSheet": .text(assets.styleSheet), "script": .text(assets.script),
      "action": .text(page.root + "tasks"), "path": .text(page.path), "source": .text(board.source),
      "isBoard": .flag(page.template == "tasks"), "hasVentures": .flag(!board.ventures.isEmpty),
      "top": .list(top.map { $0.shown(state) }),
      "isForeign": MustacheValue(isForeign ? document["source"].flatMap(Arrangement.text) : nil),
      "agents": .list(
        board.agents.prefix(Self.agentLimit).map { .object(["id": .text($0.id), "name": .text($0.name)]) }),
      "said": MustacheValue(state.flatMap { DoneText.text(of: $0, tasks(of: document)) }),
      "isRefused": .flag(isRefused),
      "problem": MustacheValue(state?.problem),
      "hasFaults": .flag(state?.faults.isEmpty == false),
      "faults": .list(state.map { faults($0, all.first { $0.isMeant(by: state) }) } ?? []),
    ])
  }

  /// The faults, each with the field that it is about.
  private func faults(_ state: FormState, _ form: Form?) -> [MustacheValue] {
    state.faults.map { fault in
      let field = form?.fields.first { $0.name == fault.field }
      let name = field?.label ?? fault.field
      return .object([
        "text": .text(name.isEmpty ? fault.message : "\(name) \(fault.message)"),
        "href": MustacheValue(field.flatMap { field in form.map { "#" + $0.id(of: field.name) } }),
      ])
    }
  }

  /// The tasks of a document: of a list, or of one about a single task.
  private func tasks(of document: DocumentValue) -> DocumentList {
    let named = RowAnchors.adding(to: document)
    return named.elements ?? named["items"]?.elements ?? [named]
  }
}

extension String {
  /// "Claim, Move" as "Claim, move".
  fileprivate var lowercasedBehindFirst: String { prefix(1) + dropFirst().lowercased() }
}
