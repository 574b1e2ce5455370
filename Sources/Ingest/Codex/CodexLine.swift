import JSON
import Model

/// What one line of a Codex session says about spending.
struct CodexLine {
  /// What kind of line it is.
  enum Kind {
    /// The header of a session; `forks` when it names a parent.
    case header(id: JSONLineText?, time: Instant?, forks: Bool)
    /// The circumstances of a turn.
    case turn
    /// A call's figures: the session's total so far, and the last call's.
    case spent(total: CodexFigures?, last: CodexFigures?)
    /// The beginning of a session in the output of `codex exec`.
    case thread(id: JSONLineText?)
    /// Anything else.
    case other
  }

  var kind = Kind.other
  var time: Instant?
  var folder: JSONLineText?
  var provider: JSONLineText?
  var model: JSONLineText?
  var turn: JSONLineText?
  /// Figures that were not taken, in words.
  var faults: [String] = []

  /// Reads a line.
  ///
  /// - Throws: when the line is no JSON object.
  static func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONLineError) -> CodexLine {
    var line = JSONLineScanner(bytes)
    var result = CodexLine()
    if line.isAtEnd { return result }
    guard try line.kind() == .object else { throw JSONLineError(offset: line.offset, reason: .malformed) }
    _ = try line.enterObject()
    var type: JSONLineText?
    var payload = Payload()
    var usage: CodexFigures?
    var thread: JSONLineText?
    while let key = try line.nextKey() {
      switch key {
      case "type": type = try line.readText()
      case "timestamp": result.time = try line.readText().flatMap { Instant(iso8601: $0.bytes) }
      case "thread_id": thread = try line.readText()
      case "usage": usage = try CodexFigures.scan(&line, &payload.check)
      case "model": result.model = try line.readText()
      case "payload":
        if type.map({ $0 == "response_item" || $0 == "compacted" }) != true { try payload.scan(&line) }
      default: break
      }
    }
    try line.finish()
    guard let type else { return result }
    result.faults = payload.check.faults
    switch type {
    case "session_meta":
      result.kind = .header(id: payload.id, time: payload.time, forks: payload.namesParent)
      result.folder = payload.folder
      result.provider = payload.provider
    case "turn_context":
      result.kind = .turn
      result.folder = payload.folder
      result.model = payload.model
      result.turn = payload.turn
    case "event_msg":
      result.turn = payload.turn
      if payload.isTokenCount, payload.total != nil || payload.last != nil {
        result.kind = .spent(total: payload.total, last: payload.last)
        result.model = payload.model
      }
    case "thread.started": result.kind = .thread(id: thread)
    case "turn.completed":
      // The total of the session so far.
      if let usage { result.kind = .spent(total: usage, last: nil) }
    default: break
    }
    return result
  }
}

/// The members of a line's payload that count, of whatever type it is.
private struct Payload {
  var isTokenCount = false
  var id: JSONLineText?
  var time: Instant?
  var folder: JSONLineText?
  var provider: JSONLineText?
  var model: JSONLineText?
  var turn: JSONLineText?
  var namesParent = false
  var total: CodexFigures?
  var last: CodexFigures?
  var check = TokenCheck()

  mutating func scan(_ line: inout JSONLineScanner) throws(JSONLineError) {
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      switch key {
      case "type": isTokenCount = try line.readText().map { $0 == "token_count" } ?? false
      case "id": id = try line.readText()
      case "timestamp": time = try line.readText().flatMap { Instant(iso8601: $0.bytes) }
      case "cwd": folder = try line.readText()
      case "model_provider": provider = try line.readText()
      case "model": model = try line.readText()
      case "turn_id": turn = try line.readText()
      case "forked_from_id", "parent_thread_id": if try line.readText()?.raw.isEmpty == false { namesParent = true }
      case "source": try scanSource(&line)
      case "info": try scanInfo(&line)
      default: break
      }
    }
  }

  /// `source.subagent.thread_spawn.parent_thread_id`; elsewhere `source` is a text.
  private mutating func scanSource(_ line: inout JSONLineScanner) throws(JSONLineError) {
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      guard key == "subagent", try line.enterObject() else { continue }
      while let key = try line.nextKey() {
        guard key == "thread_spawn", try line.enterObject() else { continue }
        while let key = try line.nextKey() {
          if key == "parent_thread_id", try line.readText()?.raw.isEmpty == false { namesParent = true }
        }
      }
    }
  }

  private mutating func scanInfo(_ line: inout JSONLineScanner) throws(JSONLineError) {
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      switch key {
      case "total_token_usage": total = try CodexFigures.scan(&line, &check)
      case "last_token_usage": last = try CodexFigures.scan(&line, &check)
      case "model": model = try line.readText()
      default: break
      }
    }
  }
}
