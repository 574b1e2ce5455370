import Ledger
import Model

extension DocumentMaker {
  /// One document for each task that has one.
  func taskDocuments() -> [Document] {
    let histories = activitiesByTask()
    return names.newestTasks.prefix(DocumentNames.taskLimit).compactMap { task in
      guard let name = names.task(task.item.id) else { return nil }
      let history = histories[task.item.id] ?? ([], 0)
      let sources = sources(of: Set([task.path] + task.otherPaths + history.items.map(\.path)))
      return document(
        name, .task,
        TaskDocument.shape.value(
          of: .init(
            task: taskSource(task), sources: sources, activities: history.items, activityCount: history.count)),
        sources, items: (history.items.count, history.count))
    }
  }

  /// The activities that name a task of the same file, by the task's id: the newest of them, and their number.
  private func activitiesByTask() -> [String: (items: [LedgerActivity], count: Int)] {
    var found: [String: (items: [LedgerActivity], count: Int)] = [:]
    for activity in ledger.activities {
      guard let id = activity.activity.taskID, names.task(of: activity) != nil else { continue }
      found[id, default: ([], 0)].count += 1
      if found[id, default: ([], 0)].items.count < TaskDocument.activityLimit {
        found[id, default: ([], 0)].items.append(activity)
      }
    }
    return found
  }

  /// The lists of tasks by agent, priority and venture, and of those that are stuck.
  func taskLists() -> [Document] {
    var lists = ListCollection()
    for priority in TaskPriority.allCases {
      lists.add("tasks/priority/\(priority.rawValue)", .init(priority: priority))
    }
    lists.add("tasks/stuck", .init(stuck: true))
    let ventures = Dictionary(ledger.ventures.map { ($0.value.id, $0) }, uniquingKeysWith: { first, _ in first })
    for task in names.newestTasks {
      for agent in task.agentIDs { lists.put(task, "tasks/agent/\(agent)", .init(agent: agent)) }
      if let priority = task.item.priority {
        lists.put(task, "tasks/priority/\(priority.rawValue)", .init(priority: priority))
      }
      if task.isStuck == true { lists.put(task, "tasks/stuck", .init(stuck: true)) }
      if let name = names.venture(of: task), let venture = task.item.ventureID.flatMap({ ventures[$0] }) {
        lists.put(task, "tasks/venture/" + name.dropFirst("ventures/".count), .init(venture: venture))
      }
    }
    let all = sources { !$0.tasks.isEmpty }
    return lists.entries.map { entry in
      // What a list leaves out says something too: those that are always there speak of all tasks.
      let isFixed = entry.filter.priority != nil || entry.filter.stuck != nil
      let sources = isFixed ? all : sources(of: entry.paths)
      let isStuck = entry.filter.stuck == true
      let list = TaskDocuments.List(
        sources: sources, filter: entry.filter, total: entry.total,
        unknown: isStuck ? ledger.tasks.count { $0.isStuck == nil } : nil,
        stuckAfter: isStuck ? configuration.stuckAfter : nil, items: entry.tasks.map(taskSource))
      return document(
        entry.name, .taskList, TaskDocuments.list.value(of: list), sources, items: (list.items.count, list.total))
    }
  }
}

/// Lists of tasks by the name of their document, in the order in which they were first named.
private struct ListCollection {
  struct Entry {
    var name: String
    var filter: TaskDocuments.Filter
    var tasks: [LedgerTask] = []
    var total = 0
    var paths: Set<String> = []
  }

  /// The most tasks in one list; more are told by `total`.
  static let limit = 1000

  private(set) var entries: [Entry] = []
  private var indexes: [String: Int] = [:]

  /// Makes a list if there is none of the name.
  mutating func add(_ name: String, _ filter: TaskDocuments.Filter) {
    guard indexes[name] == nil else { return }
    indexes[name] = entries.count
    entries.append(Entry(name: name, filter: filter))
  }

  /// Puts a task into a list.
  mutating func put(_ task: LedgerTask, _ name: String, _ filter: TaskDocuments.Filter) {
    add(name, filter)
    guard let index = indexes[name] else { return }
    entries[index].total += 1
    entries[index].paths.insert(task.path)
    if entries[index].tasks.count < Self.limit { entries[index].tasks.append(task) }
  }
}
