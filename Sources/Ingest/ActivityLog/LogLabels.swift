import Model

extension ActivityLevel {
  /// The level that a word in a log stands for, in any case; nil when it is none of those that are known.
  init?(logWord word: some Collection<UInt8>) {
    switch String(decoding: word, as: UTF8.self).uppercased() {
    case "TRACE", "DEBUG", "VERBOSE", "SILLY": self = .debug
    case "INFO", "NOTICE", "LOG", "ENRICH", "WATCH": self = .info
    case "SUCCESS", "OK": self = .success
    case "WARN", "WARNING": self = .warning
    case "ERROR", "ERR", "FATAL", "CRITICAL", "PANIC", "ALERT", "EMERG": self = .error
    default: return nil
    }
  }
}

extension ActivityType {
  /// The kind of an activity: an error by its level; a task when its finer kind or its text has the word "task" (also
  /// as in `task_completed` or `TASK-070`); otherwise a matter of the system.
  init(level: ActivityLevel, kind: String?, text: String) {
    if level == .error {
      self = .error
    } else {
      self = Self.mentionsTask(kind ?? "") || Self.mentionsTask(text) ? .task : .system
    }
  }

  private static func mentionsTask(_ text: String) -> Bool {
    text.utf8.split { !$0.isLetter }.contains { word in
      (word.count == 4 || (word.count == 5 && (word.last ?? 0) | 0x20 == UInt8(ascii: "s")))
        && zip(word, "task".utf8).allSatisfy { $0 | 0x20 == $1 }
    }
  }
}

extension LogCursor {
  /// Takes what stands between a line's time and its text: `LEVEL:`, `LEVEL`, `[LEVEL]`, `[subsystem]`, in any order.
  mutating func labels() -> (level: ActivityLevel?, kind: String?) {
    var level: ActivityLevel?
    var kind: String?
    for _ in 0..<3 {
      skipBlanks()
      let begin = position
      if take("["), let label = take(upTo: "]", limit: 80), Self.isLabel(label) {
        if level == nil, let known = ActivityLevel(logWord: label) {
          level = known
          continue
        }
        if kind == nil {
          // `[agent:nexus]` names an agent, which the entry finds in its message.
          if label.starts(with: "agent:".utf8) {
            position = begin
            break
          }
          kind = label.text
          continue
        }
      }
      position = begin
      let word = capitals()
      if level == nil, let known = ActivityLevel(logWord: word) {
        if take(":") {
          level = known
          continue
        }
        // Without a colon only words that start no sentence.
        if peek() == UInt8(ascii: " "), [.debug, .warning, .error].contains(known) || word.elementsEqual("INFO".utf8) {
          level = known
          continue
        }
      }
      position = begin
      break
    }
    skipBlanks()
    return (level, kind)
  }

  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0.isLetter || $0.isDigit || "._-/:".utf8.contains($0) }
  }
}
