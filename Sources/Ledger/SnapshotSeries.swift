import Model

/// Several versions of one report, and what each of them adds to the spending.
///
/// The rule, for the versions of a series in the order of their times:
/// 1. What the configuration says (`cumulative` or `separate`) decides.
/// 2. A version that states its own day, or days of its rows, stands for them. Versions that follow each other and state
///    one same beginning are snapshots of one growing total; any other stated period is a version's own.
/// 3. Versions that state no period are snapshots of one growing total when they come from a repository, or when their
///    totals only grow, but for falls to less than a half, which are fewer than the growths. Otherwise each stands for
///    the time that its path gives.
struct SnapshotSeries {
  /// A version with its records.
  struct Version {
    /// Its place in the list of sources.
    var source: Int
    /// Its path.
    var path: String
    /// What it tells of itself.
    var facts: SourceVersion
    /// Its records.
    var records: [UsageRecord]
    /// When it was the newest, or nil when nothing tells.
    var time: Instant?

    /// The sum of its records: tokens, or dollars where no record has tokens.
    var size: Int128 {
      if records.contains(where: { $0.tokens != nil }) {
        return records.reduce(0) { $0 + Int128($1.tokens?.total.count ?? 0) }
      }
      return records.reduce(USDTotal.zero) { $0 + ($1.cost?.total ?? .zero) }.picodollars
    }

    /// Whether the report says for which time it speaks.
    var hasPeriod: Bool { facts.period != .unknown || hasOwnDays }

    /// Whether rows have days of their own.
    var hasOwnDays: Bool { records.contains { $0.period != facts.period } }
  }

  /// What the versions of all series add.
  struct Outcome {
    /// The records that count, as far as nothing more direct does, with their sources.
    var records: [(source: Int, record: UsageRecord)] = []
    /// For a version, the newest one of those that do not speak for the same time.
    var series: [Int: Int] = [:]
    /// What was assumed, and totals that fell.
    var diagnostics: [Diagnostic] = []
  }

  /// Versions that belong together: one alone, or snapshots of one growing total.
  private struct Run {
    var versions: [Version]
  }

  private let zone: ZoneRules
  private var outcome = Outcome()

  /// Works out what each version adds; records of sources that are no versions come back as they are.
  static func resolve(
    _ records: [(source: Int, record: UsageRecord)], _ sources: [SourceRecords], zone: ZoneRules
  ) -> Outcome {
    guard sources.contains(where: { $0.version != nil }) else { return Outcome(records: records) }
    var worker = SnapshotSeries(zone: zone)
    var members: [String: [Version]] = [:]
    var places: [Int: Int] = [:]
    for (source, record) in records {
      guard let facts = sources[source].version else {
        worker.outcome.records.append((source, record))
        continue
      }
      if let place = places[source] {
        members[facts.series]?[place].records.append(record)
      } else {
        places[source] = members[facts.series]?.count ?? 0
        members[facts.series, default: []].append(
          Version(source: source, path: sources[source].path, facts: facts, records: [record]))
      }
    }
    for (_, versions) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      worker.add(versions)
    }
    worker.outcome.records.sort { $0.source < $1.source }
    return worker.outcome
  }

  private init(zone: ZoneRules) { self.zone = zone }

  private mutating func add(_ versions: [Version]) {
    let runs = runs(of: SnapshotTimes.ordered(versions, zone: zone))
    for run in runs {
      var growth = SnapshotGrowth(zone: zone)
      for version in run.versions { growth.add(version) }
      outcome.records += growth.records
      outcome.diagnostics += growth.diagnostics
    }
    join(runs)
  }

  private mutating func runs(of versions: [Version]) -> [Run] {
    switch versions.lazy.compactMap(\.facts.reading).first {
    case .cumulative: return [Run(versions: versions)]
    case .separate: return versions.map { Run(versions: [named($0)]) }
    case nil: break
    }
    var runs: [Run] = []
    for version in versions where version.hasPeriod {
      if let start = start(of: version), let last = runs.last?.versions.last, self.start(of: last) == start {
        runs[runs.count - 1].versions.append(version)
      } else {
        runs.append(Run(versions: [version]))
      }
    }
    let others = versions.filter { !$0.hasPeriod }
    guard others.count > 1, let newest = others.last else { return others.map { Run(versions: [$0]) } + runs }
    let grows = newest.facts.sequence != nil || Self.grows(others.map(\.size))
    outcome.diagnostics.append(assumption(grows, others.count, newest))
    return (grows ? [Run(versions: others)] : others.map { Run(versions: [named($0)]) }) + runs
  }

  /// Whether totals only grow, but for falls to less than a half that are fewer than the growths.
  static func grows(_ sizes: [Int128]) -> Bool {
    var growths = 0
    var falls = 0
    for (earlier, later) in zip(sizes, sizes.dropFirst()) {
      if !SnapshotGrowth.falls(earlier, later) {
        growths += 1
      } else if later < earlier / 2 {
        falls += 1
      } else {
        return false
      }
    }
    return falls < growths
  }

  /// The stated beginning of a version whose rows all speak for one span of time.
  private func start(of version: Version) -> Instant? {
    guard !version.hasOwnDays, case .interval(let start, _) = version.facts.period else { return nil }
    return start
  }

  /// A version that stands for a time of its own: where it states none, for that which its path gives.
  private func named(_ version: Version) -> Version {
    guard !version.hasPeriod else { return version }
    var version = version
    let day = version.facts.day ?? version.time.map(zone.day(of:))
    version.facts.period = version.facts.named ?? day.map(Period.day) ?? .unknown
    for index in version.records.indices { version.records[index].period = version.facts.period }
    return version
  }

  /// Notes which runs speak for times that do not meet, from the newest on: these stand beside each other.
  private mutating func join(_ runs: [Run]) {
    let spans = runs.compactMap { run in span(of: run).map { (run, $0) } }
      .sorted { ($0.1.start, $0.0.versions[0].source) > ($1.1.start, $1.0.versions[0].source) }
    var beginning: Instant?
    var members: [Int] = []
    for (run, span) in spans where beginning.map({ span.end <= $0 }) ?? true {
      beginning = span.start
      members += run.versions.map(\.source)
    }
    // Versions of one growing total belong together in any case.
    let others = runs.filter { run in !run.versions.contains { members.contains($0.source) } }
    for group in [members] + others.map({ $0.versions.map(\.source) }) where group.count > 1 {
      guard let newest = group.max() else { continue }
      for source in group { outcome.series[source] = newest }
    }
  }

  private func span(of run: Run) -> (start: Instant, end: Instant)? {
    guard let first = run.versions.first, let last = run.versions.last else { return nil }
    let own = bounds(first)
    if run.versions.count > 1 {
      return (own?.start ?? Instant(milliseconds: .min), last.time ?? Instant(milliseconds: .max))
    }
    return own
  }

  private func bounds(_ version: Version) -> (start: Instant, end: Instant)? {
    guard !version.hasOwnDays, case let days? = version.facts.period.days(in: zone) else { return nil }
    if case .interval(let a, let b) = version.facts.period { return (min(a, b), max(a, b)) }
    return (
      zone.instant(day: Day(daysSinceEpoch: days.lowerBound), millisecond: 0),
      zone.instant(day: Day(daysSinceEpoch: days.upperBound + 1), millisecond: 0)
    )
  }

  private func assumption(_ grows: Bool, _ count: Int, _ newest: Version) -> Diagnostic {
    let path = newest.facts.origin ?? newest.path
    let other = grows ? "separate" : "cumulative"
    return Diagnostic(
      "report.series-assumed", .note, at: SourceLocation(path: newest.path),
      grows
        ? "the \(count) versions of this report state no period; they are read as one growing total, of which each adds "
          + "what it has more than the one before"
        : "the \(count) versions of this report state no period, and their totals do not grow; each stands for its own time",
      hint: "if that is wrong: \"sources\": [{\"path\": \"\(path)\", \"series\": \"\(other)\"}]")
  }
}
