import JSON
import Model

/// One JSON object a line, as the OpenClaw gateway writes to its log file: the logged values under "0", "1", "2" …,
/// with `_meta` and `time`; since the summer of 2026 also `message`, `agent_id` and `session_id`; and the plain form
/// `{time, level, subsystem, message}`.
enum GatewayJSONGrammar: LogGrammar {
  /// The longest line that is read as JSON, so that its tree stays small.
  static let byteLimit = 1 << 20

  static func line(_ bytes: [UInt8]) -> LogLine? {
    guard bytes.count <= byteLimit else { return .unreadable("it is longer than \(byteLimit) bytes") }
    let root: JSONNode
    do throws(JSONParseError) {
      root = try JSONDocumentParser.parse(bytes).root
    } catch {
      // `{` alone also begins a value that was printed over several lines.
      return bytes.starts(with: "{\"".utf8) ? .unreadable("it is no JSON: \(error.message)") : .untimed
    }
    guard let text = time(of: root) else { return .untimed }
    var cursor = LogCursor(Array(text.utf8))
    guard case .time(let time) = cursor.dateAndTime(), cursor.isAtEnd else {
      return .unreadable("its time is no time")
    }
    let arguments = arguments(of: root, bytes)
    var message = root["message"]?.string ?? root["msg"]?.string ?? ""
    if message.isEmpty { message = arguments.texts.joined(separator: " ") }
    if message.isEmpty { message = root["event"]?.string ?? root["action"]?.string ?? "" }
    var entry = LogEntry(time: time, level: level(of: root), kind: kind(of: root), message: Array(message.utf8)[...])
    entry.details = arguments.values.isEmpty ? nil : arguments.values.joined(separator: "\n")
    name(&entry, from: [root] + arguments.objects)
    return .timed(entry)
  }

  private static func time(of root: JSONNode) -> String? {
    for name in ["time", "timestamp"] { if let text = root[name]?.string { return text } }
    return root["_meta"]?["date"]?.string
  }

  private static func level(of root: JSONNode) -> ActivityLevel? {
    guard let word = root["_meta"]?["logLevelName"]?.string ?? root["level"]?.string else { return nil }
    return ActivityLevel(logWord: word.utf8)
  }

  private static func kind(of root: JSONNode) -> String? {
    if let subsystem = root["subsystem"]?.string { return subsystem }
    if let name = root["_meta"]?["name"]?.string, let logger = logger(in: name) { return logger }
    return root["0"]?.string.flatMap { logger(in: $0) }
  }

  /// The subsystem or module in the JSON text that a logger has for its name; nil for other texts.
  private static func logger(in text: String) -> String? {
    guard text.utf8.first == UInt8(ascii: "{"), let name = try? JSONDocumentParser.parse(Array(text.utf8)).root else {
      return nil
    }
    return name["subsystem"]?.string ?? name["module"]?.string
  }

  /// What was logged, in order: texts, other values as they stand in the line, and those of them that are objects.
  private static func arguments(
    of root: JSONNode, _ bytes: [UInt8]
  ) -> (texts: [String], values: [String], objects: [JSONNode]) {
    var found: (texts: [String], values: [String], objects: [JSONNode]) = ([], [], [])
    let members = root.members ?? []
    let ends = members.dropFirst().map(\.keyOffset) + [bytes.count]
    for (member, end) in zip(members, ends) where !member.key.isEmpty && member.key.utf8.allSatisfy({ $0.isDigit }) {
      if let text = member.value.string {
        // The first value may be the logger's name.
        if member.key != "0" || logger(in: text) == nil { found.texts.append(text) }
      } else if !member.value.isNull {
        // Up to the comma before the next name, or the brace at the end.
        let raw = bytes[member.value.offset..<end]
        let last = raw.lastIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? raw.endIndex
        found.values.append(raw[..<last].text)
        if member.value.members != nil { found.objects.append(member.value) }
      }
    }
    return found
  }

  /// Fills in the agent and the session from the first object that has a field for them.
  private static func name(_ entry: inout LogEntry, from objects: [JSONNode]) {
    func first(_ names: [String]) -> String? {
      for object in objects {
        for name in names { if let text = object[name]?.string, !text.isEmpty { return text } }
      }
      return nil
    }
    let key = first(["sessionKey", "session_key"])
    if let id = first(["agent_id", "agentId"]) ?? key.flatMap({ LogReferences.agent(ofSessionKey: $0) }) {
      entry.agent = AgentName(id: id)
    }
    if let session = first(["session_id", "sessionId"]) { entry.session = session }
  }
}
