import Effects
import JSON
import Model

/// Reads a file of JSON lines whose place does not tell what it is: its first lines do, and their reader takes over.
struct JSONLSessionReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    let lines = FileHead.lines(of: input)
    for line in lines {
      if let format = JSONLShape.format(line) { return format.reader.read(input) }
    }
    // A file that cannot be opened says so; one that can holds nothing for us.
    var records = SourceRecords(path: input.path, format: nil, size: input.size)
    if lines.isEmpty { input.forEachLine(into: &records) { _, _ in } }
    if records.notRead == nil { records.notRead = "JSON lines of a kind that no reader knows" }
    return [records]
  }
}

/// The shape of a line, by which the program that wrote it is known.
enum JSONLShape {
  /// The format that a line is of, or nil when it could be anything.
  static func format(_ bytes: [UInt8]) -> SourceFormat? {
    bytes.withUnsafeBytes { buffer in
      var line = JSONLineScanner(buffer)
      var shape = Members()
      // The last line looked at may be cut off: what was seen of it counts.
      do throws(JSONLineError) {
        guard try line.enterObject() else { return nil }
        while let key = try line.nextKey() { try shape.scan(key, &line) }
      } catch {}
      return shape.format
    }
  }

  /// The members that tell.
  private struct Members {
    var type: String?
    var hasMessage = false
    var hasPayload = false
    var hasSession = false
    var hasProject = false
    var hasThread = false
    var hasTokens = false

    mutating func scan(_ key: JSONLineText, _ line: inout JSONLineScanner) throws(JSONLineError) {
      switch key {
      case "type": type = try line.readText()?.string
      case "message": hasMessage = true
      case "payload": hasPayload = true
      case "sessionId": hasSession = true
      case "projectHash": hasProject = true
      case "thread_id": hasThread = true
      case "tokens": hasTokens = true
      default: break
      }
    }

    var format: SourceFormat? {
      switch type {
      case "session_meta", "turn_context", "event_msg", "response_item": return hasPayload ? .codexRollout : nil
      case "thread.started": return hasThread ? .codexRollout : nil
      case "assistant", "user": return hasMessage ? .claudeCodeTranscript : nil
      case "file-history-snapshot", "queue-operation", "cost-state", "progress":
        return hasMessage || hasPayload ? nil : .claudeCodeTranscript
      case "gemini": return hasTokens ? .geminiSession : nil
      default: return hasSession && hasProject ? .geminiSession : nil
      }
    }
  }
}
