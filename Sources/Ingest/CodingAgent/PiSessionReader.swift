import Effects
import JSON
import Model

/// Reads a session of `pi`, the agent that OpenClaw is built on: the entries are those of OpenClaw, the agent is the
/// folder that was worked in, as the session's header names it.
struct PiSessionReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    let header = FileHead.lines(of: input).first.flatMap { PiHeader.scan($0) }
    return OpenClawTranscriptReader().read(input).map { transcript in
      var records = transcript
      records.format = SourceFormat.piSession.rawValue
      records.sessions = []
      // What the OpenClaw reader says of its own folders is not meant for these.
      records.diagnostics.removeAll { $0.id == "transcript.no-agent" }
      if let id = header?.id { for index in records.usage.indices { records.usage[index].session = id } }
      var faults = TranscriptFaults(path: input.path)
      faults.finish(
        agent: header?.folder.flatMap { WorkingFolder.name($0) }.map { AgentName(name: $0) },
        hint: "the session's first line names the folder as \"cwd\"", &records)
      return records
    }
  }
}

/// The first line of a `pi` session.
private struct PiHeader {
  var id: String?
  var folder: String?

  static func scan(_ bytes: [UInt8]) -> PiHeader? {
    bytes.withUnsafeBytes { buffer in
      var header = PiHeader()
      var line = JSONLineScanner(buffer)
      do throws(JSONLineError) {
        guard try line.enterObject() else { return nil }
        while let key = try line.nextKey() {
          switch key {
          case "id": header.id = try line.readText()?.string
          case "cwd": header.folder = try line.readText()?.string
          default: break
          }
        }
      } catch {
        return nil
      }
      return header
    }
  }
}
