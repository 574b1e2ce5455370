import Ledger
import Model

extension DocumentMaker {
  /// The documents that go into the details of work.
  func workDetails() -> [Document] {
    taskDocuments() + taskLists() + ventureDocuments() + writtenDocuments()
  }

  /// A task with the documents that it leads to.
  func taskSource(_ task: LedgerTask) -> TaskDocuments.Source {
    TaskDocuments.Source(
      task: task, document: names.task(task.item.id), ventureDocument: names.venture(of: task))
  }

  /// An activity with the documents that it leads to.
  func activitySource(_ activity: LedgerActivity) -> ActivityDocuments.Source {
    ActivityDocuments.Source(entry: activity, taskDocument: names.task(of: activity))
  }

  /// The sources of these paths.
  func sources(of paths: Set<String>) -> DocumentSources { DocumentSources(paths.compactMap { sourcesByPath[$0] }) }

  /// The ventures with their tasks.
  func ventureSources() -> [VentureDocuments.Source] {
    var tasks: [String: [LedgerTask]] = [:]
    for task in names.newestTasks {
      if let id = task.item.ventureID { tasks[id, default: []].append(task) }
    }
    return ledger.ventures.map { venture in
      let own = (tasks[venture.value.id] ?? []).filter { DocumentNames.isSameFile($0.path, venture.path) }
      return VentureDocuments.Source(
        venture: venture, tasks: own,
        forecast: VentureForecast(venture.value, tasks: own, today: ledger.today, zone: ledger.zone),
        document: names.venture(venture.value.id))
    }
  }

  private func ventureDocuments() -> [Document] {
    ventureSources().compactMap { venture in
      guard let name = venture.document else { return nil }
      let sources = sources(of: Set([venture.venture.path] + venture.tasks.map(\.path)))
      let tasks = venture.tasks.prefix(VentureDocuments.taskLimit).map(taskSource)
      return document(
        name, .venture,
        VentureDocuments.detail.value(of: .init(venture: venture, sources: sources, tasks: tasks)), sources,
        items: (tasks.count, venture.tasks.count))
    }
  }
}
