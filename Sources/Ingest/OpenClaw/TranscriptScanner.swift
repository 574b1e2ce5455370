import JSON
import Model

/// Reads the lines of a transcript, and keeps from line to line what it would otherwise make anew for each.
struct TranscriptScanner {
  /// What the figures of the last line say, when that was a call.
  var usage: UsageReading? { messageUsage ?? entryUsage }

  private var pool = TextPool()
  private var figures = UsageFigures()
  private var entryUsage: UsageReading?
  private var messageUsage: UsageReading?

  /// Reads a line. OpenClaw looks only at whether there is an object `message` of the assistant with usage; the type of
  /// the entry does not matter.
  ///
  /// As soon as a line is known not to count, nothing more of it is read. Its brackets are still followed to its end: a
  /// call may have been written behind a line that a crash cut off.
  ///
  /// - Throws: when the line is no JSON object.
  mutating func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONLineError) -> TranscriptLine {
    var line = JSONLineScanner(bytes)
    if line.isAtEnd { return .other }
    guard try line.kind() == .object else { throw JSONLineError(offset: line.offset, reason: .malformed) }
    _ = try line.enterObject()
    entryUsage = nil
    messageUsage = nil
    var namesModel = false
    var isSummary = false
    var id: JSONLineText?
    var provider: JSONLineText?
    var model: JSONLineText?
    var modelID: JSONLineText?
    var timestamp: JSONLineText?
    var message: Message?
    while let key = try line.nextKey() {
      switch key {
      case "type":
        let type = try line.readText()
        namesModel = type.map { $0 == "model_change" || $0 == "session" } ?? false
        isSummary = type.map { $0 == "compaction" || $0 == "branch_summary" } ?? false
      case "id": id = try line.readText()
      case "timestamp": timestamp = try line.readText()
      case "provider": provider = try line.readText()
      case "model": model = try line.readText()
      case "modelId": modelID = try line.readText()
      case "usage": entryUsage = try figures.read(&line)
      case "message":
        message = try readMessage(&line)
        if message?.isOfAssistant == false {
          try line.finish()
          return .other
        }
      default: break
      }
    }
    try line.finish()
    guard let message else {
      if isSummary { return .summary(id: id?.string, time: timestamp?.string) }
      return namesModel ? .model(provider: pool.text(provider), name: pool.text(modelID) ?? pool.text(model)) : .other
    }
    guard messageUsage != nil || entryUsage != nil else { return .other }
    return .call(
      provider: pool.text(message.provider) ?? pool.text(provider), model: pool.text(message.model) ?? pool.text(model),
      time: message.time ?? timestamp.flatMap { Instant(iso8601: $0.bytes) })
  }

  /// The object `message` of an entry, without its figures.
  private struct Message {
    var isOfAssistant = false
    var provider: JSONLineText?
    var model: JSONLineText?
    var time: Instant?
  }

  /// Reads the message that comes next; nil when it is no object. A message of somebody else is left at its role: the
  /// scanner then stands inside of it.
  private mutating func readMessage(_ line: inout JSONLineScanner) throws(JSONLineError) -> Message? {
    // The last of several messages counts, with its own figures.
    messageUsage = nil
    guard try line.enterObject() else { return nil }
    var message = Message()
    while let key = try line.nextKey() {
      switch key {
      case "role":
        message.isOfAssistant = try line.readText().map { $0 == "assistant" } ?? false
        if !message.isOfAssistant { return message }
      case "provider": message.provider = try line.readText()
      case "model": message.model = try line.readText()
      case "timestamp": message.time = try Self.time(&line)
      case "usage": messageUsage = try figures.read(&line)
      default: break
      }
    }
    return message
  }

  /// Milliseconds since 1970, or ISO 8601 text with an offset; nil for 0, which OpenClaw drops, and for what no
  /// calendar shows.
  private static func time(_ line: inout JSONLineScanner) throws(JSONLineError) -> Instant? {
    if try line.kind() == .string { return try line.readText().flatMap { Instant(iso8601: $0.bytes) } }
    guard case .number(let number) = try UsageFigures.figure(&line) else { return nil }
    var milliseconds = number.mantissa
    for _ in 0..<number.scale { milliseconds /= 10 }
    guard milliseconds > 0, milliseconds <= Int128(Instant.printable.upperBound) else { return nil }
    return Instant(milliseconds: Int64(milliseconds))
  }
}
