import Model
import SQLite

/// Takes values out of a row of the task database, each by its own storage class: another program may have written
/// anything. What is not what it should be is nil.
struct RowReading {
  private let row: Row

  init(_ row: Row) { self.row = row }

  /// A text; a number is given in digits.
  func text(_ column: String) -> String? {
    switch row[column] {
    case .text(let text, isRepaired: _)?: text
    case .integer(let number)?: String(number)
    case .real(let number)?: number.description
    case .blob?, .null?, nil: nil
    }
  }

  /// A text of a column that cannot be empty.
  func filled(_ column: String) -> String { text(column) ?? "" }

  /// Dollars: of a floating-point value the shortest decimal that stands for it, which is what was written.
  func dollars(_ column: String) -> USDTotal? {
    switch row[column] {
    case .integer(let number)?: USDTotal(mantissa: Int128(number), scale: 0)
    case .real(let number)?: USDTotal(decimal: number.description)
    case .text(let text, isRepaired: _)?: USDTotal(decimal: text)
    case .blob?, .null?, nil: nil
    }
  }

  /// A whole number from 0.
  func count(_ column: String) -> Int64? {
    switch row[column] {
    case .integer(let number)? where number >= 0: number
    case .real(let number)?: Int64(exactly: number).flatMap { $0 >= 0 ? $0 : nil }
    default: nil
    }
  }

  /// A time.
  func time(_ column: String) -> Instant? { row[column].flatMap(TimeForm.instant) }
}

extension SQLiteValue {
  /// A text, or NULL where there is none.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// A whole number, or NULL where there is none.
  init(_ count: Int64?) { self = count.map(SQLiteValue.integer) ?? .null }

  /// The floating-point number nearest to an amount of dollars, or NULL where there is none. Of an amount of at most 15
  /// significant digits its shortest decimal is the amount again.
  init(_ amount: USDTotal?) { self = amount.flatMap { Double($0.decimalText) }.map(SQLiteValue.real) ?? .null }
}

extension TrackedVenture {
  init(_ row: Row) {
    let row = RowReading(row)
    self.init(
      id: row.filled("id"), name: row.filled("name"), icon: row.filled("icon"), status: row.filled("status"),
      priority: row.filled("priority"), capitalSpent: row.dollars("capitalSpent"),
      capitalBudget: row.dollars("capitalBudget"), description: row.text("description"),
      createdAt: row.time("createdAt"), updatedAt: row.time("updatedAt"))
  }
}

extension TrackedTask {
  init(_ row: Row) {
    let row = RowReading(row)
    self.init(
      id: row.filled("id"), title: row.filled("title"), description: row.text("description"),
      status: row.filled("status"), priority: row.filled("priority"), estimatedCost: row.dollars("estimatedCost"),
      actualCost: row.dollars("actualCost"), tags: row.text("tags"), output: row.text("output"),
      error: row.text("error"), assignedTo: row.text("assignedTo"), createdAt: row.time("createdAt"),
      updatedAt: row.time("updatedAt"), completedAt: row.time("completedAt"), ventureID: row.filled("ventureId"),
      actualTokens: row.count("actualTokens"), estimatedTokens: row.count("estimatedTokens"))
  }
}

extension TrackedAgent {
  init(_ row: Row) {
    let row = RowReading(row)
    self.init(
      id: row.filled("id"), name: row.filled("name"), status: row.filled("status"), model: row.filled("model"),
      currentTask: row.text("currentTask"), tokensUsed: row.count("tokensUsed"), maxTokens: row.count("maxTokens"),
      sessionsCount: row.count("sessionsCount"), lastActiveAt: row.time("lastActiveAt"),
      createdAt: row.time("createdAt"), updatedAt: row.time("updatedAt"))
  }
}

extension TrackedActivity {
  init(_ row: Row) {
    let row = RowReading(row)
    self.init(
      id: row.filled("id"), type: row.filled("type"), title: row.filled("title"),
      description: row.text("description"), level: row.filled("level"), metadata: row.text("metadata"),
      createdAt: row.time("createdAt"), ventureID: row.text("ventureId"), taskID: row.text("taskId"),
      agentID: row.text("agentId"))
  }
}
