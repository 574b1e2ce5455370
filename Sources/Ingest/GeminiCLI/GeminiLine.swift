import JSON
import Model

/// What one line of a Gemini session says, or the whole of the older form: one object with all messages.
///
/// The form of one object a line: a header, messages, and patches `{"$set": {…}}` with members of the header or with
/// messages. `{"$rewindTo": id}` takes messages out of the conversation; they were paid for all the same.
struct GeminiLine {
  /// A message with usage.
  struct Message {
    var id: JSONLineText?
    var model: JSONLineText?
    var time: Instant?
    var tokens: GeminiTokens
    /// Where the message begins in the text that was scanned.
    var offset: Int
  }

  var session: JSONLineText?
  var project: JSONLineText?

  /// Reads one object, and hands each message with usage to `take`.
  ///
  /// - Throws: when the text is no JSON object; messages before the fault were handed over.
  static func scan(
    _ bytes: UnsafeRawBufferPointer, _ take: (Message) -> Void
  ) throws(JSONLineError) -> GeminiLine {
    var line = JSONLineScanner(bytes)
    var result = GeminiLine()
    if line.isAtEnd { return result }
    guard try line.kind() == .object else { throw JSONLineError(offset: line.offset, reason: .malformed) }
    let offset = line.offset
    _ = try line.enterObject()
    var own = MessageParts()
    while let key = try line.nextKey() {
      if key == "$set" {
        guard try line.enterObject() else { continue }
        while let key = try line.nextKey() { try result.scanHeader(key, &line, take) }
      } else {
        try result.scanHeader(key, &line, take)
        try own.scan(key, &line)
      }
    }
    try line.finish()
    if let message = own.message(at: offset) { take(message) }
    return result
  }

  /// Reads a member that a header may have.
  private mutating func scanHeader(
    _ key: JSONLineText, _ line: inout JSONLineScanner, _ take: (Message) -> Void
  ) throws(JSONLineError) {
    switch key {
    case "sessionId": session = try line.readText()
    case "projectHash": project = try line.readText()
    case "messages":
      guard try line.enterArray() else { return }
      while try line.nextElement() {
        let isObject = try line.kind() == .object
        let offset = line.offset
        guard try line.enterObject(), isObject else { continue }
        var parts = MessageParts()
        while let key = try line.nextKey() { try parts.scan(key, &line) }
        if let message = parts.message(at: offset) { take(message) }
      }
    default: break
    }
  }
}

/// The members of a message that count.
private struct MessageParts {
  private var isOfModel = true
  private var id: JSONLineText?
  private var model: JSONLineText?
  private var time: Instant?
  private var tokens: GeminiTokens?

  /// Reads a member.
  mutating func scan(_ key: JSONLineText, _ line: inout JSONLineScanner) throws(JSONLineError) {
    switch key {
    case "type": isOfModel = try line.readText().map { $0 == "gemini" || $0 == "message_update" } ?? false
    case "id": id = try line.readText()
    case "model": model = try line.readText()
    case "timestamp": time = try line.readText().flatMap { Instant(iso8601: $0.bytes) }
    case "tokens": tokens = try GeminiTokens.scan(&line)
    default: break
    }
  }

  /// The message; nil when it has no usage, or is nobody's answer.
  func message(at offset: Int) -> GeminiLine.Message? {
    guard isOfModel, let tokens else { return nil }
    return GeminiLine.Message(id: id, model: model, time: time, tokens: tokens, offset: offset)
  }
}
