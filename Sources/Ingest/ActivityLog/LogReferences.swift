/// The agent and the session that a line names in a form made for it: `agent=nexus`, `agentId=nexus`, `[agent:nexus]`,
/// the session key `agent:nexus:main`, `sessionId=…`. A name in running text is none of these and names nobody.
struct LogReferences {
  private(set) var agent: String?
  private(set) var session: String?

  /// Looks through a text.
  init(in bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex, agent == nil || session == nil {
      let byte = bytes[index]
      let startsWord = index == bytes.startIndex || !Self.isName(bytes[index - 1])
      if startsWord, byte == UInt8(ascii: "a") || byte == UInt8(ascii: "s") {
        if agent == nil { agent = Self.agent(in: bytes[index...]) }
        if session == nil {
          session = Self.value(in: bytes[index...], after: ["sessionId=", "session_id=", "session="])
        }
      }
      index += 1
    }
  }

  /// The agent of a session key such as `agent:nexus:telegram:direct:…`; nil for any other text.
  static func agent(ofSessionKey key: String) -> String? {
    agentOfKey(Array(key.utf8)[...])
  }

  private static func agent(in bytes: ArraySlice<UInt8>) -> String? {
    if let named = value(in: bytes, after: ["agent=", "agentId=", "agent_id="]) { return named }
    if let ofKey = agentOfKey(bytes) { return ofKey }
    // `[agent:nexus]`
    guard bytes.starts(with: "agent:".utf8) else { return nil }
    let name = bytes.dropFirst(6).prefix { isName($0) }
    return bytes[name.endIndex...].first == UInt8(ascii: "]") ? known(name) : nil
  }

  private static func agentOfKey(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: "agent:".utf8) else { return nil }
    let name = bytes.dropFirst(6).prefix { isName($0) }
    let rest = bytes[name.endIndex...]
    guard rest.first == UInt8(ascii: ":"), let next = rest.dropFirst().first, isName(next) else { return nil }
    return known(name)
  }

  private static func value(in bytes: ArraySlice<UInt8>, after labels: [StaticString]) -> String? {
    for label in labels {
      let isHere = label.withUTF8Buffer { bytes.starts(with: $0) }
      if isHere {
        var rest = bytes.dropFirst(label.utf8CodeUnitCount)
        if rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
        return known(rest.prefix { isName($0) })
      }
    }
    return nil
  }

  /// A name of 1 to 64 bytes that is not one of the words for "none".
  private static func known(_ name: ArraySlice<UInt8>) -> String? {
    guard (1...64).contains(name.count) else { return nil }
    let text = name.text
    return ["none", "null", "undefined", "unknown", "nil"].contains(text.lowercased()) ? nil : text
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
