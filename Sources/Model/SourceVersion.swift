/// What a report tells of itself that matters when there are several versions of it: files with dates in their names, or
/// past versions from a repository.
package struct SourceVersion: Sendable, Hashable {
  /// How the versions of a series belong together.
  package enum Reading: String, Sendable, Hashable, CaseIterable {
    /// Each version holds what the ones before it hold, and more.
    case cumulative
    /// Each version stands for a time of its own.
    case separate
  }

  /// What the versions of one report share: the path without its dates.
  package var series: String
  /// The path that the configuration knows the report by, where the version's own path is another; nil otherwise.
  package var origin: String?
  /// The period that the report states for all its rows, or `unknown`.
  package var period: Period
  /// When the report says that it was written, or nil.
  package var written: Instant?
  /// The day that the report or its path gives for it, or nil.
  package var day: Day?
  /// The time that the path gives: its first and its last moment; nil for a path without a date.
  package var named: Period?
  /// When the version entered the repository, or nil for a plain file.
  package var committed: Instant?
  /// The place among the versions of a repository, from 0 for the oldest; nil for a plain file.
  package var sequence: Int?
  /// How the configuration says that the versions belong together, or nil.
  package var reading: Reading?

  /// Makes a version of a report; what is not given is not known.
  package init(
    series: String, period: Period = .unknown, written: Instant? = nil, day: Day? = nil, named: Period? = nil
  ) {
    self.series = series
    self.period = period
    self.written = written
    self.day = day
    self.named = named
  }
}
