import Effects
import Model
import Reports

/// An activity as a line of the terminal: the time in the site's zone, the agent, the type, what happened.
struct ActivityLine {
  private let zone: ZoneRules
  private let width: Int?
  private let allowsColor: Bool

  /// Lines for a terminal's output, as wide as it is; what goes to a file or a program is not cut.
  init(zone: ZoneRules, terminal: Terminal) {
    self.zone = zone
    width = terminal.output.isTerminal ? terminal.width : nil
    allowsColor = terminal.output.allowsColor
  }

  /// The line of a published activity, with its end.
  func text(_ activity: DocumentValue) -> String {
    let level = activity["level"]?.words ?? ""
    let agent = activity["agentId"]?.words ?? activity["agent"]?.words ?? "-"
    let time = activity["createdAt"]?.instant.map(clock) ?? "no time"
    let title = activity["title"]?.words ?? ""
    let fields = [(time, 19), (agent, 14), (activity["type"]?.words ?? "-", 6)]
    let head = fields.map { text, width in text.printable.padded(to: width) }.joined(separator: "  ")
    // What nobody sees is not looked through.
    let line = "\(head)  \(width == nil ? title.printable : String(title.prefix(1000)).printable)"
    let cut = width.map { line.cut(to: $0) } ?? line
    guard allowsColor, let color = Self.colors[level] else { return cut + "\n" }
    return "\u{1B}[\(color)m\(cut)\u{1B}[0m\n"
  }

  /// Red and yellow (ECMA-48, SGR).
  private static let colors = ["error": "31", "warning": "33"]

  /// `2026-02-17 21:54:00`
  private func clock(_ instant: Instant) -> String {
    let shifted = Instant(milliseconds: instant.milliseconds + Int64(zone.offset(at: instant)) * 1000).description
    return "\(shifted.prefix(10)) \(shifted.dropFirst(11).prefix(8))"
  }
}

extension DocumentValue {
  /// The text of a word or an id; nil for anything else.
  fileprivate var words: String? {
    switch self {
    case .text(let text), .agent(let text): text
    default: nil
    }
  }

  fileprivate var instant: Instant? { if case .instant(let instant) = self { instant } else { nil } }
}

extension String {
  /// With blanks behind it to so many columns.
  fileprivate func padded(to width: Int) -> String {
    let missing = width - reduce(0) { $0 + $1.columns }
    return missing > 0 ? self + String(repeating: " ", count: missing) : self
  }

  /// At most so many columns, the last of which then is an ellipsis.
  fileprivate func cut(to width: Int) -> String {
    if reduce(0, { $0 + $1.columns }) <= width { return self }
    var used = 1
    let kept = prefix { character in
      used += character.columns
      return used <= width
    }
    return kept + "…"
  }
}

extension Character {
  /// The columns that a terminal gives it: two for signs of East Asian scripts and pictures.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    if unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    if first.properties.generalCategory == .nonspacingMark || first.properties.generalCategory == .format { return 0 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }
}
