import Effects
import Model

/// Reads the past versions of a report beside the file as it is now.
struct ReportHistory {
  let history: PastVersions
  let workspace: String

  /// All versions: `path@commit` for the past ones, the file's own path for the present one.
  ///
  /// - Parameter current: what was read from the file itself.
  func read(_ input: SourceInput, current: [SourceRecords]) -> [SourceRecords] {
    guard var present = current.first else { return current }
    var past: [SourceRecords] = []
    do throws(PastVersions.Unavailable) {
      let gaps = try history.read(input.path, workspace) { version in
        past.append(read(version, of: input, sequence: past.count, reading: present.version?.reading))
      }
      present.diagnostics += gaps.map { diagnostic(for: $0, at: input.location()) }
      if past.isEmpty, gaps.isEmpty {
        present.diagnostics.append(
          unavailable("the repository has no version of this file", "commit it, or leave \"history\" out", input))
      }
    } catch {
      present.diagnostics.append(unavailable(error.message, error.hint, input))
    }
    guard let newest = past.last else { return [present] + current.dropFirst() }
    present.version?.series = input.path
    if let digest = present.digest, digest == newest.digest {
      // The file is as it was committed: one version, under the file's own path.
      present.version?.committed = newest.version?.committed
      present.version?.sequence = newest.version?.sequence
      present.notice(newest.newest)
      past.removeLast()
    } else {
      present.version?.sequence = past.count
    }
    let versions = [present] + past
    return versions.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func read(
    _ version: PastVersions.Version, of input: SourceInput, sequence: Int, reading: SourceVersion.Reading?
  ) -> SourceRecords {
    var own = input
    own.path = "\(input.path)@\(version.commit.prefix(12))"
    own.content = version.bytes
    var records = TokenReportReader().read(own)[0]
    // Nobody can correct the past: what is wrong with it fails no strict build.
    for index in records.diagnostics.indices { records.diagnostics[index].severity = .note }
    records.version?.series = input.path
    records.version?.origin = input.path
    records.version?.committed = version.time
    records.version?.sequence = sequence
    records.version?.reading = reading
    if records.version?.written == nil { records.notice(version.time) }
    return records
  }

  private func unavailable(_ message: String, _ hint: String, _ input: SourceInput) -> Diagnostic {
    Diagnostic(
      "history.unavailable", .warning, at: input.location(),
      "the history of this report cannot be read: \(message); only the file itself counts", hint: hint)
  }

  private func diagnostic(for gap: PastVersions.Gap, at location: SourceLocation) -> Diagnostic {
    switch gap {
    case .cut(let commits):
      Diagnostic(
        "history.cut", .note, at: location,
        "the history of this report is longer than what is read; older versions than the newest \(commits) commits have "
          + "are left out, and the oldest one read counts as a total up to then")
    case .shallow:
      Diagnostic(
        "history.shallow", .note, at: location,
        "the repository is a shallow clone; older versions of this report are not in it",
        hint: "fetch them: git fetch --unshallow (in a CI job: a checkout with full depth)")
    case .damaged(let words):
      Diagnostic(
        "history.damaged", .warning, at: location,
        "a part of the history of this report cannot be read (\(words)); the versions it holds are missing",
        hint: "git fsck tells what is wrong with the repository")
    case .tooLarge(let commit, let size):
      Diagnostic(
        "history.too-large", .warning, at: location,
        "the version of commit \(commit.prefix(12)) has \(size) bytes, more than is read of a report; it is left out",
        hint: "no report is that long; look at what was committed")
    }
  }
}
