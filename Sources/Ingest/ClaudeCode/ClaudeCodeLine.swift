import JSON
import Model

/// What one line of a Claude Code session says about spending, and about where it was spent.
struct ClaudeCodeLine {
  /// The folder that was worked in.
  var folder: JSONLineText?
  /// The session; in a subagent's file its parent's.
  var session: JSONLineText?
  /// A row of a reply: one content block of it, with the usage as known so far.
  var reply: Reply?
  /// A reply of a subagent that the session hears of; its own log is another file.
  var heard: Reply?
  /// Claude Code's own running totals of the session.
  var ownTotals: ClaudeCodeTotals?

  /// A row of a reply.
  struct Reply {
    var messageID: JSONLineText?
    var requestID: JSONLineText?
    var model: JSONLineText?
    var time: Instant?
    var usage: ClaudeCodeUsage
    /// `costUSD`, which only old versions write.
    var cost = UsageFigures.Figure.absent
    /// Whether the row stands for an error of the API, written by Claude Code itself.
    var isError = false
  }

  /// Reads a line.
  ///
  /// - Throws: when the line is no JSON object.
  static func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONLineError) -> ClaudeCodeLine {
    var line = JSONLineScanner(bytes)
    var result = ClaudeCodeLine()
    if line.isAtEnd { return result }
    guard try line.kind() == .object else { throw JSONLineError(offset: line.offset, reason: .malformed) }
    _ = try line.enterObject()
    var type: JSONLineText?
    var own = Envelope()
    var wrapped: Reply?
    var totals = ClaudeCodeTotals()
    while let key = try line.nextKey() {
      switch key {
      case "type": type = try line.readText()
      case "cwd": result.folder = try line.readText()
      case "sessionId": result.session = try line.readText()
      case "message":
        if type == nil || type.map({ $0 == "assistant" }) == true { try own.scanMessage(&line) }
      case "data":
        if type == nil || type.map({ $0 == "progress" }) == true { wrapped = try wrappedReply(&line) }
      case "totalCostUSD": totals.cost = try UsageFigures.figure(&line)
      case "modelUsage": try totals.scanModels(&line)
      default: try own.scanMember(key, &line)
      }
    }
    try line.finish()
    guard let type else { return result }
    switch type {
    case "assistant": result.reply = own.reply
    case "progress": result.heard = wrapped
    case "cost-state": result.ownTotals = totals
    default: break
    }
    return result
  }

  /// A subagent's message inside of a line of its parent's session.
  private static func wrappedReply(_ line: inout JSONLineScanner) throws(JSONLineError) -> Reply? {
    guard try line.enterObject() else { return nil }
    var isOfAgent = false
    var envelope = Envelope()
    while let key = try line.nextKey() {
      switch key {
      case "type": isOfAgent = try line.readText().map { $0 == "agent_progress" } ?? false
      case "message":
        guard try line.enterObject() else { break }
        while let key = try line.nextKey() {
          if key == "message" {
            try envelope.scanMessage(&line)
          } else {
            try envelope.scanMember(key, &line)
          }
        }
      default: break
      }
    }
    return isOfAgent ? envelope.reply : nil
  }
}

/// The members around a message, and those of the message that count.
private struct Envelope {
  var messageID: JSONLineText?
  var requestID: JSONLineText?
  var model: JSONLineText?
  var time: Instant?
  var usage: ClaudeCodeUsage?
  var cost = UsageFigures.Figure.absent
  var isError = false

  var reply: ClaudeCodeLine.Reply? {
    guard let usage else { return nil }
    return ClaudeCodeLine.Reply(
      messageID: messageID, requestID: requestID, model: model, time: time, usage: usage, cost: cost, isError: isError)
  }

  mutating func scanMember(_ key: JSONLineText, _ line: inout JSONLineScanner) throws(JSONLineError) {
    switch key {
    case "requestId": requestID = try line.readText()
    case "timestamp": time = try line.readText().flatMap { Instant(iso8601: $0.bytes) }
    case "costUSD": cost = try UsageFigures.figure(&line)
    case "isApiErrorMessage": isError = try line.readBool() ?? false
    default: break
    }
  }

  mutating func scanMessage(_ line: inout JSONLineScanner) throws(JSONLineError) {
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      switch key {
      case "id": messageID = try line.readText()
      case "model": model = try line.readText()
      case "usage": usage = try ClaudeCodeUsage.scan(&line)
      default: break
      }
    }
  }
}
