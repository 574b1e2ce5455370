import Model

/// Compares what sources say with what counts.
enum Reconciliation {
  /// Each stated total beside the sum of its own source's rows for the same time.
  static func compare(_ sources: [SourceRecords], counted: [Int]) -> [StatedComparison] {
    let countedSet = Set(counted)
    return sources.enumerated().flatMap { index, source -> [StatedComparison] in
      if source.stated.isEmpty { return [] }
      var rows: [Period: (tokens: Tokens?, cost: USDTotal?)] = [:]
      for row in source.usage {
        var sum = rows[row.period] ?? (nil, nil)
        if let more = row.tokens?.total { sum.tokens = (sum.tokens ?? .zero) + more }
        if let more = row.cost?.total { sum.cost = (sum.cost ?? .zero) + more }
        rows[row.period] = sum
      }
      return source.stated.map { total in
        StatedComparison(
          path: source.path, total: total, rowTokens: rows[total.period]?.tokens, rowCost: rows[total.period]?.cost,
          counts: countedSet.contains(index))
      }
    }
  }

  /// What was dropped, added up by source, reason and day.
  static func differences(
    _ dropped: [(entry: LedgerEntry, reason: Difference.Reason)], _ sources: [SourceRecords]
  ) -> [Difference] {
    struct Key: Hashable {
      var source: Int
      var reason: Difference.Reason
      var day: Day?
    }
    var sums: [Key: Figures] = [:]
    for (entry, reason) in dropped {
      sums[Key(source: entry.source, reason: reason, day: entry.day), default: Figures()]
        .add(entry.record, cost: entry.cost, basis: entry.basis)
    }
    return sums.sorted { a, b in
      if a.key.source != b.key.source { return a.key.source < b.key.source }
      if a.key.reason != b.key.reason { return a.key.reason.rawValue < b.key.reason.rawValue }
      return (a.key.day?.daysSinceEpoch ?? .min) < (b.key.day?.daysSinceEpoch ?? .min)
    }.map { Difference(path: sources[$0.key.source].path, reason: $0.key.reason, day: $0.key.day, figures: $0.value) }
  }

  /// One note for each source and reason, so that nothing is left out in silence.
  static func diagnostics(
    _ dropped: [(entry: LedgerEntry, reason: Difference.Reason)], _ sources: [SourceRecords]
  ) -> [Diagnostic] {
    struct Key: Hashable {
      var source: Int
      var reason: Difference.Reason
    }
    var first: [Key: (line: Int, count: Int)] = [:]
    for (entry, reason) in dropped {
      let key = Key(source: entry.source, reason: reason)
      let known = first[key]
      first[key] = (min(known?.line ?? .max, entry.record.line), (known?.count ?? 0) + 1)
    }
    return first.map { key, found in
      let records = found.count == 1 ? "1 record" : "\(found.count) records"
      let location = SourceLocation(path: sources[key.source].path, line: found.line)
      switch key.reason {
      case .duplicate:
        return Diagnostic(
          "ledger.duplicate", .note, at: location,
          "\(records) of this source, from this line on, stand elsewhere too and count once")
      case .sessionHasTranscript:
        return Diagnostic(
          "ledger.session-has-transcript", .note, at: location,
          "\(records), from this line on, belong to sessions whose transcripts are here; the transcripts count")
      case .moreDirectSource:
        return Diagnostic(
          "ledger.more-direct-source", .note, at: location,
          "\(records), from this line on, speak for days on which a more direct source has spending; they add nothing",
          hint: "if they are spending of other agents, add the path to \"disjointSources\" in the configuration")
      case .newerSource:
        return Diagnostic(
          "ledger.newer-source", .note, at: location,
          "\(records), from this line on, speak for days for which a newer source of the same kind speaks; they add nothing"
        )
      }
    }.sorted(by: Diagnostic.isOrderedBefore)
  }
}
