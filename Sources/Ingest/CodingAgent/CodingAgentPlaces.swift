/// The names and places of the sessions that coding agents keep.
enum CodingAgentPlaces {
  /// The format of a file in certain folders, or nil when neither its name nor its place tells.
  static func format(_ name: String, _ folders: ArraySlice<String>) -> SourceFormat? {
    let isLines = name.hasSuffix(".jsonl")
    if isLines, name.hasPrefix("rollout-") { return .codexRollout }
    if isLines || name.hasSuffix(".json"), folders.last == "chats", name.hasPrefix("session-") { return .geminiSession }
    guard isLines else { return nil }
    if contains(folders, [".pi", "agent", "sessions"]) { return .piSession }
    // The folder of a project is named by its path, which begins with a slash, written as `-`.
    if let index = folders.lastIndex(of: "projects"), index + 1 < folders.endIndex,
      folders[index + 1].hasPrefix("-") || (index > folders.startIndex && isClaude(folders, index))
    {
      return .claudeCodeTranscript
    }
    return nil
  }

  /// Whether the folder `projects` lies in `.claude` or `.config/claude`.
  private static func isClaude(_ folders: ArraySlice<String>, _ index: Int) -> Bool {
    folders[index - 1] == ".claude"
      || (index - 1 > folders.startIndex && folders[index - 1] == "claude" && folders[index - 2] == ".config")
  }

  private static func contains(_ folders: ArraySlice<String>, _ wanted: [String]) -> Bool {
    folders.indices.contains { folders[$0...].starts(with: wanted) }
  }
}
