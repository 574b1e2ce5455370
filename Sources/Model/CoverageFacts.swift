/// What a source shows to be missing from the sums.
package struct CoverageFacts: Sendable, Hashable {
  /// The source's own identities of calls that it proves to have happened and of which no log has the figures: a
  /// compaction or the summary of a branch. The same one may stand in several files.
  package var unrecordedCalls: [CallID] = []
  /// Replies of which the source only hears, while their own log is another file.
  package var heardReplies: [HeardReply] = []
  /// Rows that could not be read and were skipped.
  package var skippedRows = 0
  /// Last lines that are not whole.
  package var tornRows = 0

  /// Nothing is known to be missing.
  package init() {}
}

/// A reply that a session hears of, such as a subagent's in its parent's log; spending only where it is logged itself.
package struct HeardReply: Sendable, Hashable {
  /// Where it is heard of.
  package var line: Int
  /// Whose session hears of it, or nil.
  package var agent: AgentName?
  /// The identity under which its own log has it.
  package var id: CallID
  /// Its tokens, as far as they are told here; the last figures of an answer may be missing.
  package var tokens: TokenCounts

  /// Makes a reply.
  package init(line: Int, agent: AgentName? = nil, id: CallID, tokens: TokenCounts) {
    self.line = line
    self.agent = agent
    self.id = id
    self.tokens = tokens
  }
}
