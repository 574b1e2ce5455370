import JSON
import Model

/// Reads `sessions.json`: which sessions an agent has, where they came from and who asked.
///
/// Its token and cost figures are those of the last run or the last call, and some were added up wrongly; they are never
/// read.
struct OpenClawSessionsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawSessions)
    guard let bytes = input.bytes(into: &records), !bytes.isEmpty else { return [records] }
    do throws(JSONParseError) {
      let document = try JSONDocumentParser.parse(bytes)
      read(document, input, into: &records)
    } catch {
      records.diagnostics.append(
        Diagnostic(
          "sessions.bad-json", .warning, at: input.location(error.line, error.column),
          "this file is no JSON document (\(error.message)); who and where of these sessions is not known",
          hint: "sums do not depend on this file; OpenClaw writes it anew when it runs"))
    }
    return [records]
  }

  private func read(_ document: JSONDocument, _ input: SourceInput, into records: inout SourceRecords) {
    guard let members = document.root.members else {
      let place = document.position(of: document.root)
      records.diagnostics.append(
        Diagnostic(
          "sessions.bad-json", .warning, at: input.location(place.line, place.column),
          "this file holds \(document.root.kindName) where an object of sessions was expected; nothing was read"))
      return
    }
    var tally = DiagnosticTally()
    var seen: Set<String> = []
    let folder = SessionPlace(path: input.path).agent
    // An agent whose store is empty is an agent all the same.
    if let folder { records.agents.append(AgentFacts(line: 1, agent: AgentName(id: folder))) }
    for member in members {
      let entry = member.value
      let key = SessionKey(member.key)
      guard let id = entry["sessionId"]?.string, !id.isEmpty else {
        let place = document.position(of: member)
        tally.add(
          Diagnostic(
            "sessions.no-id", .note, at: input.location(place.line, place.column),
            "the entry \"\(key.publicText)\" has no sessionId; it was skipped"), to: &records)
        continue
      }
      // One session can stand under two keys (a cron job's and its run's): the first is kept.
      guard let agent = folder ?? key.agent, seen.insert(id).inserted else { continue }
      let channel =
        key.channel ?? SessionKey.channelName(entry["channel"]?.string)
        ?? SessionKey.channelName(entry["lastChannel"]?.string)
      records.sessions.append(
        SessionFacts(id: id, agent: AgentName(id: agent), key: key.publicText, channel: channel, user: key.user))
    }
    tally.finish(&records)
  }
}
