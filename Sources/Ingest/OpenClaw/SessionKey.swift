/// The key under which OpenClaw's session store knows a session: `agent:<id>:…`, or the bare forms of older versions.
///
/// A key says who, where and why; it also holds phone numbers and chat ids, which are cut out here.
struct SessionKey: Hashable {
  /// The agent that the key names, or nil.
  private(set) var agent: String?
  /// The channel (`telegram`, `whatsapp`, …) or what started the session (`cron`, `subagent`, `hook`, `heartbeat`,
  /// `acp`, `openai`, `openresponses`, `dashboard`), or nil.
  private(set) var channel: String?
  /// Who asked, where the caller named a user; never the number or chat id of a messenger.
  private(set) var user: String?
  /// The key with `*` in place of every number and id of a messenger.
  private(set) var publicText: String

  /// Reads a key; any text is one.
  init(_ key: String) {
    let parts = key.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var rest = parts[...]
    publicText = ""
    if parts.count >= 3, parts[0].lowercased() == "agent" {
      agent = parts[1].isEmpty ? nil : parts[1]
      rest = parts.dropFirst(2)
    }
    let head = Array(parts[..<rest.startIndex])
    publicText = (head + read(Array(rest))).joined(separator: ":")
  }

  /// Words behind which the number or id of a person, a group or a place stands.
  private static let peerWords: Set<String> = [
    "group", "channel", "direct", "room", "dm", "thread", "topic", "slash", "c2c",
  ]
  /// Words that say what started a session; what follows is an id of OpenClaw's own making.
  private static let triggers: Set<String> = ["cron", "subagent", "hook", "acp", "openai", "explicit"]

  /// Takes what follows the agent, and returns it without what is private.
  private mutating func read(_ parts: [String]) -> [String] {
    guard let first = parts.first else { return [] }
    let word = first.lowercased()
    if parts.last == "heartbeat", parts.count > 1 {
      let result = read(Array(parts.dropLast()))
      channel = "heartbeat"
      return result + ["heartbeat"]
    }
    if Self.triggers.contains(word) {
      channel = word == "explicit" ? nil : word
      return parts
    }
    if word == "openresponses-user" || word == "openai-user", parts.count > 1 {
      channel = word == "openai-user" ? "openai" : "openresponses"
      let name = parts.dropFirst().joined(separator: ":")
      if Self.isNumber(name) { return [first, "*"] }
      if !readDashboard(name) { user = name.isEmpty ? nil : name }
      return parts
    }
    if word == "dashboard" {
      channel = word
      return parts
    }
    if readDashboard(first) { return parts }
    return readChannel(parts)
  }

  /// `dashboard-<agent>-<user>`: the user's name has no `-`, the agent's may have.
  private mutating func readDashboard(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words[0].lowercased() == "dashboard", let last = words.last else { return false }
    channel = channel ?? "dashboard"
    user = last.isEmpty || last == "unknown" || Self.isNumber(last) ? nil : last
    if agent == nil {
      let name = words[1..<(words.count - 1)].joined(separator: "-")
      agent = name.isEmpty || name == "unknown" ? nil : name
    }
    return true
  }

  /// `<channel>:[<account>:](group|channel|direct|room|dm):<peer>[:thread:<id>]`, `direct:<peer>`, `main`.
  private mutating func readChannel(_ parts: [String]) -> [String] {
    guard parts.count > 1, let peer = parts.firstIndex(where: { Self.peerWords.contains($0.lowercased()) }) else {
      // A single word is the name of the main session; of anything longer nothing is known, so nothing is shown.
      return parts.count == 1 && !Self.isNumber(parts[0]) ? parts : parts.map { _ in "*" }
    }
    // A thread or topic straight behind the first word belongs to the main session of that name, not to a channel.
    let isThread = ["thread", "topic"].contains(parts[peer].lowercased())
    if peer > 0, !isThread { channel = Self.channelName(parts[0]) }
    let showsFirst = peer > 0 && Self.channelName(parts[0]) != nil
    return parts.enumerated().map { index, part in
      (index == 0 && showsFirst) || Self.peerWords.contains(part.lowercased()) ? part : "*"
    }
  }

  /// The name of a channel, or nil for what cannot be one: channels are short plain words.
  static func channelName(_ text: String?) -> String? {
    guard let name = text?.lowercased(), let first = name.utf8.first, (97...122).contains(first), name.utf8.count <= 32
    else { return nil }
    let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    return isPlain && name != "unknown" ? name : nil
  }

  /// Whether a text is a number as phones and chats have it: five digits or more, signs and blanks between them.
  private static func isNumber(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case 48...57: digits += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "."), UInt8(ascii: "@"):
        break
      default: return false
      }
    }
    return digits >= 5
  }
}
