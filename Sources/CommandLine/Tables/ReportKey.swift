import Ledger
import Model

/// What the rows of a report stand for.
enum ReportKey: String, Sendable, CaseIterable {
  case day, week, month, agent, model, provider, user, session

  /// Whether it is a time, which orders the rows.
  var isTime: Bool { self == .day || self == .week || self == .month }

  /// Its text for a cell; nil when the cell has none. A week is named by its first day.
  func text(of cell: UsageCell, in ledger: Ledger) -> String? {
    switch self {
    case .day: cell.day?.description
    case .week: cell.day?.startOfWeek(beginningOn: ledger.weekStart).description
    case .month: cell.day.map { String($0.description.dropLast(3)) }
    case .agent: cell.agent.map { ledger.agents[$0].id }
    case .model: cell.model
    case .provider: cell.provider
    case .user: cell.user
    case .session: cell.session
    }
  }
}

/// The reports that have a name, with the keys of their rows.
enum ReportKind: String, Sendable, CaseIterable {
  case daily, weekly, monthly, agents, models, users, sessions

  /// The keys of the rows.
  var keys: [ReportKey] {
    switch self {
    case .daily: [.day]
    case .weekly: [.week]
    case .monthly: [.month]
    case .agents: [.agent]
    case .models: [.model, .provider]
    case .users: [.user]
    case .sessions: [.agent, .session]
    }
  }
}
