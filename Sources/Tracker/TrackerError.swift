package import SQLite

/// What kind of row of the task database is meant.
package enum TrackedKind: String, Sendable, Hashable, CaseIterable {
  case venture, task, agent, activity
}

/// One thing that is wrong with an input.
package struct InputFault: Sendable, Hashable {
  /// The name of the field, or empty for the input as a whole.
  package var field: String
  /// What is wrong, such as `must be a text, not a number`.
  package var message: String
  /// Whether the same input would be right with other rows: its form has no fault.
  package var isAboutRows: Bool

  /// Makes a fault.
  package init(_ field: String, _ message: String, isAboutRows: Bool = false) {
    self.field = field
    self.message = message
    self.isAboutRows = isAboutRows
  }

  /// The field and what is wrong with it.
  package var description: String { field.isEmpty ? message : "\(field) \(message)" }
}

/// Why the task database did not do what it was asked for; nothing was changed then.
package enum TrackerError: Error, Sendable, Hashable {
  /// The input is wrong: everything that is wrong with it, at least one thing.
  case invalid([InputFault])
  /// There is no such row.
  case notFound(TrackedKind, id: String)
  /// The state of the rows does not allow it: another agent has the task, an id is taken.
  case conflict(String)
  /// There is no file at the path.
  case missing(path: String)
  /// The file is no database, or a damaged one.
  case damaged(String)
  /// The file is a database of something else; what is missing or other than it should be.
  case otherSchema([String])
  /// Another program held the lock for longer than the busy timeout.
  case busy
  /// The file or its folder cannot be written.
  case readOnly
  /// Anything else that SQLite refused, such as a full disk.
  case database(SQLiteError)

  /// Makes the error that a refusal of SQLite stands for.
  init(_ error: SQLiteError) {
    switch error.code {
    case .busy, .locked: self = .busy
    case .readOnly: self = .readOnly
    case .corrupt, .notADatabase: self = .damaged(error.message)
    default: self = .database(error)
    }
  }

  /// Whether the database may be one that can be read and not written: its log wants files beside it.
  var mayBeReadOnly: Bool {
    switch self {
    case .readOnly: true
    case .database(let error): error.code == .cannotOpen
    default: false
    }
  }

  /// The reason in a sentence without a full stop, lower-case first.
  package var description: String {
    switch self {
    case .invalid(let faults): faults.map(\.description).joined(separator: "; ")
    case .notFound(let kind, let id): "there is no \(kind.rawValue) with the id \"\(id)\""
    case .conflict(let reason): reason
    case .missing(let path): "there is no task database at \(path)"
    case .damaged(let reason): "the task database cannot be used: \(reason)"
    case .otherSchema(let faults): "this is no task database: \(faults.joined(separator: "; "))"
    case .busy: "another program keeps the task database locked"
    case .readOnly: "the task database, or the folder it lies in, cannot be written"
    case .database(let error): "the task database: \(error.description)"
    }
  }
}
