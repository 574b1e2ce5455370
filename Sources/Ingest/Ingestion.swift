package import Effects
package import Model

/// Reads all sources of a workspace, several at a time, into results whose order depends on their paths alone.
package struct Ingestion: Sendable {
  private let files: FileSystem
  private let clocks: ClockRules
  private let history: PastVersions
  private let width: Int
  private let wantsDigests: Bool
  private let inspect: Inspection

  /// Looks at what was read of a file before it is handed over, several files at a time, and may note what it finds.
  package typealias Inspection = @Sendable (_ file: Discovery.File, _ records: inout [SourceRecords]) -> Void

  /// Makes an ingestion that reads `width` files at a time (at least one), and past versions from `history`. Without
  /// `wantsDigests` large files have no digest in the results, which saves a pass over their bytes.
  package init(
    files: FileSystem, clocks: ClockRules, history: PastVersions = .none, width: Int, wantsDigests: Bool = true,
    inspect: @escaping Inspection = { _, _ in }
  ) {
    self.inspect = inspect
    self.wantsDigests = wantsDigests
    self.files = files
    self.clocks = clocks
    self.history = history
    self.width = max(1, width)
  }

  /// Reads what discovery found, several files at a time, and hands the results over one by one in the order of their
  /// paths, whichever was read first. What was handed over is not kept.
  ///
  /// - Parameters:
  ///   - progress: is told how many files are done.
  ///   - consume: gets one result a file or table; files that are not read come too, with the reason.
  package func read(
    _ discovered: Discovery.Result, in workspace: String,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void,
    consume: (SourceRecords) -> Void
  ) async {
    let found = discovered.files
    await withTaskGroup(of: (Int, [SourceRecords]).self) { group in
      var started = 0
      var handedOver = 0
      /// Results that wait for one before them.
      var waiting: [Int: [SourceRecords]] = [:]
      func start() {
        // Reading may run ahead of handing over, but not without bound: results that wait take memory.
        while started < found.count, started - handedOver < width + 64, started - handedOver - waiting.count < width {
          let index = started
          started += 1
          group.addTask { (index, self.read(found[index], in: workspace)) }
        }
      }
      start()
      for await (index, records) in group {
        waiting[index] = records
        while let ready = waiting.removeValue(forKey: handedOver) {
          handedOver += 1
          for record in ready { consume(record) }
          progress(handedOver, found.count)
        }
        start()
      }
    }
  }

  private func read(_ file: Discovery.File, in workspace: String) -> [SourceRecords] {
    guard case .source(let format) = file.finding else {
      guard case .notRead(let reason) = file.finding else { return [] }
      return [SourceRecords(path: file.path, format: nil, size: file.size, notRead: reason)]
    }
    var rules = clocks
    var diagnostics: [Diagnostic] = []
    if let name = file.timezone {
      rules.configured = ZoneRules(fixed: name) ?? clocks.named(name)
      if rules.configured == nil {
        diagnostics.append(
          Diagnostic(
            "config.zone-unknown", .error, at: SourceLocation(path: file.path),
            "the configuration gives this source the time zone \"\(name)\", which is not known",
            hint: "use an IANA name such as Asia/Hong_Kong, or an offset such as +08:00"))
      }
    }
    var input = SourceInput(
      path: file.path, absolutePath: "\(workspace)/\(file.path)", size: file.size, clocks: rules, files: files)
    input.wantsDigest = wantsDigests
    var results = format.reader.read(input)
    for index in results.indices { results[index].version?.reading = file.series }
    if file.isDocument, format != .document, !results.isEmpty { WrittenDocumentReader.add(input, to: &results[0]) }
    if file.hasHistory {
      if format == .tokenReport {
        results = ReportHistory(history: history, workspace: workspace).read(input, current: results)
      } else {
        diagnostics.append(
          Diagnostic(
            "config.history-unused", .warning, at: SourceLocation(path: file.path),
            "the configuration asks for the history of this source, which is read of token reports only",
            hint: "leave \"history\" out of its entry"))
      }
    }
    if !results.isEmpty { results[0].diagnostics.insert(contentsOf: diagnostics, at: 0) }
    inspect(file, &results)
    return results
  }
}
