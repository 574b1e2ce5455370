import Model

/// What one line of a transcript says about spending.
enum TranscriptLine {
  /// A message of the assistant with a usage object: one call. What its figures say is in `TranscriptScanner.usage`.
  ///
  /// The provider and model are those of the message, else those of the entry; the time is `message.timestamp` when
  /// usable, else the entry's `timestamp`.
  case call(provider: String?, model: String?, time: Instant?)
  /// The model that is used from here on (a session's header, or a change).
  case model(provider: String?, name: String?)
  /// A compaction or the summary of a branch: a model was asked for it, and no entry has the figures. The texts are the
  /// entry's id and time as written.
  case summary(id: String?, time: String?)
  /// Anything else.
  case other
}
