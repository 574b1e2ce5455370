import Model

/// The times of a report's versions, and their order.
enum SnapshotTimes {
  /// The versions from the oldest, each with its time.
  ///
  /// A plain file's time is the one that it states, else the end of the time in its path. A version from a repository
  /// comes in the repository's order; its time is the one that it states, when that is later than that of the version
  /// before and no later than a day after it was committed (a forgotten or mistyped date is neither), else the commit's.
  static func ordered(_ versions: [SnapshotSeries.Version], zone: ZoneRules) -> [SnapshotSeries.Version] {
    var versions = versions
    for index in versions.indices { versions[index].time = stated(versions[index].facts, zone) }
    versions.sort { a, b in
      let (x, y) = (a.facts.sequence ?? 0, b.facts.sequence ?? 0)
      if x != y { return x < y }
      // Without a time it may be the file that is written anew each time: the newest.
      let (s, t) = (a.time?.milliseconds ?? .max, b.time?.milliseconds ?? .max)
      return s != t ? s < t : a.source < b.source
    }
    var previous: Instant?
    for index in versions.indices where versions[index].facts.sequence != nil {
      let time = inRepository(versions[index], after: previous, zone)
      versions[index].time = time
      previous = time ?? previous
    }
    return versions
  }

  private static func stated(_ facts: SourceVersion, _ zone: ZoneRules) -> Instant? {
    if let written = facts.written { return written }
    for period in [facts.period, facts.named] {
      if case .interval(_, let end)? = period { return end }
    }
    return facts.day.map { end(of: $0, zone) }
  }

  /// The last moment of a day.
  private static func end(of day: Day, _ zone: ZoneRules) -> Instant {
    zone.instant(day: day, millisecond: 86_399_999)
  }

  private static func inRepository(
    _ version: SnapshotSeries.Version, after previous: Instant?, _ zone: ZoneRules
  ) -> Instant? {
    guard let committed = version.facts.committed else {
      // The file as it lies in the workspace, changed since the last commit.
      guard let time = version.time, let previous else { return version.time }
      return max(time, previous)
    }
    var time = version.time
    if version.facts.written == nil { time = time.map { min($0, committed) } }
    let (latest, overflow) = committed.milliseconds.addingReportingOverflow(86_400_000)
    if let time, time.milliseconds <= (overflow ? .max : latest), previous.map({ time > $0 }) ?? true { return time }
    return previous.map { max($0, committed) } ?? committed
  }
}
