import Model

/// One line of a log, as a grammar understands it.
enum LogLine {
  /// The line carries a time of its own.
  case timed(LogEntry)
  /// The line carries none: it belongs to the one before it.
  case untimed
  /// The line has the form of a timed one but cannot be read; the reason, for a message.
  case unreadable(String)
}

/// A log line that carries a time, taken apart.
struct LogEntry {
  /// When.
  var time: LogTime
  /// How grave; `info` where the line does not say.
  var level: ActivityLevel
  /// The logger, the subsystem, or what the form itself says (`http.access`, `position`).
  var kind: String?
  /// What happened; more than one line only from a form that can hold line ends.
  var message: String
  /// Values that the line states beside its message, or nil.
  var details: String?
  /// The agent, when the line has a field for it.
  var agent: AgentName?
  /// The session's id, when the line has a field for it.
  var session: String?

  /// Makes an entry; the agent and the session are looked for in the message.
  init(time: LogTime, level: ActivityLevel?, kind: String?, message: ArraySlice<UInt8>) {
    self.time = time
    self.level = level ?? .info
    self.kind = kind
    self.message = message.text
    let references = LogReferences(in: message)
    agent = references.agent.map { AgentName(id: $0) }
    session = references.session
  }
}

/// One way in which programs write log lines.
protocol LogGrammar {
  /// Reads one line, free of control characters; nil when it is not of this form.
  static func line(_ bytes: [UInt8]) -> LogLine?
}

extension LogLine {
  /// Reads a line by the first grammar that knows its form. `bytes` is the line without control characters.
  init(_ bytes: [UInt8]) {
    for grammar in Self.grammars(for: bytes.first) {
      if let line = grammar.line(bytes) {
        self = line
        return
      }
    }
    self = .untimed
  }

  /// The grammars whose lines can begin with a byte, the strictest first.
  private static func grammars(for first: UInt8?) -> [any LogGrammar.Type] {
    guard let first else { return [] }
    if first == UInt8(ascii: "[") { return [BracketedTimeGrammar.self] }
    if first == UInt8(ascii: "{") { return [GatewayJSONGrammar.self] }
    if first == UInt8(ascii: "=") { return [DateCommandGrammar.self] }
    if first.isDigit { return [PythonLogGrammar.self, LeadingTimeGrammar.self, AccessLogGrammar.self] }
    if first.isLetter { return [DateCommandGrammar.self, AccessLogGrammar.self] }
    return [AccessLogGrammar.self]
  }
}
