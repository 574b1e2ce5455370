package import Effects
package import Model

/// Reads all sources of a workspace, several at a time, into results whose order depends on their paths alone.
package struct Ingestion: Sendable {
  /// What was read.
  package struct Result: Sendable {
    /// One entry a source (files that were not read included), ordered by the bytes of their paths.
    package var sources: [SourceRecords]
    /// Facts about the workspace rather than about one source.
    package var diagnostics: [Diagnostic]
  }

  private let files: FileSystem
  private let clocks: ClockRules
  private let width: Int

  /// Makes an ingestion that reads `width` files at a time (at least one).
  package init(files: FileSystem, clocks: ClockRules, width: Int) {
    self.files = files
    self.clocks = clocks
    self.width = max(1, width)
  }

  /// Reads what discovery found; `progress` is told how many files are done.
  package func read(
    _ discovered: Discovery.Result, in workspace: String, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async -> Result {
    var slots = [[SourceRecords]](repeating: [], count: discovered.files.count)
    await withTaskGroup(of: (Int, [SourceRecords]).self) { group in
      var next = 0
      var done = 0
      func add() {
        guard next < discovered.files.count else { return }
        let index = next
        let file = discovered.files[index]
        next += 1
        group.addTask { (index, self.read(file, in: workspace)) }
      }
      for _ in 0..<width { add() }
      for await (index, records) in group {
        slots[index] = records
        done += 1
        progress(done, discovered.files.count)
        add()
      }
    }
    let sources = slots.flatMap { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Result(sources: sources, diagnostics: discovered.diagnostics)
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
    let input = SourceInput(
      path: file.path, absolutePath: "\(workspace)/\(file.path)", size: file.size, clocks: rules, files: files)
    var results = format.reader.read(input)
    if !results.isEmpty { results[0].diagnostics.insert(contentsOf: diagnostics, at: 0) }
    return results
  }
}
