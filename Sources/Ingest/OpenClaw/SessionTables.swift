import JSON
import Model
import SQLite

/// What the tables `session_windows` and `session_nodes` say of sessions: the key that leads to each, and its channel.
struct SessionTables {
  private let connection: Connection
  private let agent: String?
  /// The first key that is known of a session, and the channel that its row names.
  private var known: [String: (key: SessionKey, channel: String?)] = [:]

  init(_ connection: Connection, agent: String?) {
    self.connection = connection
    self.agent = agent
  }

  /// Reads the tables, where they are there.
  mutating func read() throws(SQLiteError) {
    // A node leads to a session's newest window only; where both know a session, the node also knows its entry.
    try read("session_nodes", id: "current_session_id", more: "entry_json") { Self.channel(ofEntry: $0) }
    try read("session_windows", id: "session_id", more: "channel") { SessionKey.channelName($0) }
  }

  /// Facts of some sessions, in their order; one of which the tables know nothing has its agent alone.
  func facts(of sessions: [String]) -> [SessionFacts] {
    sessions.compactMap { id in
      let found = known[id]
      guard let name = agent ?? found?.key.agent else { return nil }
      return SessionFacts(
        id: id, agent: AgentName(id: name), key: found?.key.publicText, channel: found?.key.channel ?? found?.channel,
        user: found?.key.user)
    }
  }

  private mutating func read(
    _ table: String, id: String, more: String, _ channel: (String?) -> String?
  ) throws(SQLiteError) {
    let columns = Set(try connection.columns(of: table).map(\.name))
    guard columns.isSuperset(of: [id, "session_key"]) else { return }
    // A bulky entry is not worth holding; its key says the same in most cases.
    let value = columns.contains(more) ? "CASE WHEN length(\(more)) < 1000000 THEN \(more) END" : "NULL"
    let statement = try connection.prepare(
      "SELECT \(id), session_key, \(value) FROM \(table) ORDER BY CAST(session_key AS BLOB)")
    while let row = try statement.step() {
      guard let id = row[0].text, !id.isEmpty, let key = row[1].text, known[id] == nil else { continue }
      known[id] = (SessionKey(key), channel(row[2].text))
    }
  }

  /// The channel that a session's entry names.
  private static func channel(ofEntry text: String?) -> String? {
    guard let text, let entry = try? JSONDocumentParser.parse(Array(text.utf8)).root else { return nil }
    return SessionKey.channelName(entry["channel"]?.string) ?? SessionKey.channelName(entry["lastChannel"]?.string)
  }
}
