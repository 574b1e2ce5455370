import Effects
import JSON
import Model

/// Reads a cron job's run log: an activity for each run, never spending, as the run's session holds that.
struct OpenClawCronRunsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawCronRuns)
    var tally = DiagnosticTally()
    input.forEachLine(into: &records) { line, records in
      do throws(JSONLineError) {
        guard let run = try CronRun.scan(line.bytes) else { return }
        records.notice(run.time)
        records.activities.append(Self.activity(run, line.number))
      } catch {
        tally.add(
          Diagnostic(
            line.isTorn ? "cron.torn-line" : "cron.bad-line", line.isTorn ? .note : .warning,
            at: input.location(line.number, error.offset + 1),
            line.isTorn
              ? "the last line is still being written or was cut off (\(error.message)); it was skipped"
              : "this line is no JSON object (\(error.message)); it was skipped"), to: &records)
      }
    }
    tally.finish(&records)
    return [records]
  }

  private static func activity(_ run: CronRun, _ line: Int) -> Activity {
    let status = SessionKey.channelName(run.status) ?? "unknown"
    let level: ActivityLevel =
      switch status {
      case "ok": .success
      case "error": .error
      case "skipped": .info
      default: .warning
      }
    var activity = Activity(
      line: line, time: run.time, type: status == "error" ? .error : .task, level: level,
      title: "Cron run of \(run.job) finished: \(status)")
    activity.kind = "cron.\(status)"
    let facts = [run.duration.flatMap(seconds), run.error].compactMap { $0 }
    activity.description = facts.isEmpty ? nil : facts.joined(separator: "; ")
    activity.agent = run.sessionKey.flatMap { SessionKey($0).agent }.map { AgentName(id: $0) }
    activity.session = run.session
    return activity
  }

  /// "took 15.515 s"; nil for a negative duration.
  private static func seconds(_ milliseconds: Int64) -> String? {
    milliseconds < 0 ? nil : "took \(DecimalText.plain(mantissa: Int128(milliseconds), scale: 3)) s"
  }
}
