import Hosting
import Synchronization

/// Answers that are kept as long as what they were made of stays what it is. They take bounded memory: the answer that
/// nobody asked for the longest makes room.
final class KeptAnswers<Key: Hashable & Sendable, Basis: Equatable & Sendable>: Sendable {
  private struct Entry {
    let file: SiteFile
    let times: Range<Int64>
    var lastUse: UInt64
  }

  private struct State {
    /// What all entries were made of.
    var basis: Basis?
    var entries: [Key: Entry] = [:]
    var bytes = 0
    var uses: UInt64 = 0
  }

  private let limit: Int
  private let limitBytes: Int
  private let state = Mutex(State())

  /// Keeps at most so many answers, whose bodies have at most so many bytes together, codings aside.
  init(limit: Int = 64, limitBytes: Int) {
    self.limit = limit
    self.limitBytes = limitBytes
  }

  /// The answer that was made of this, if it holds at a time in milliseconds; else nil.
  func file(_ key: Key, of basis: Basis, at now: Int64 = 0) -> SiteFile? {
    state.withLock { state in
      guard state.basis == basis, let entry = state.entries[key], entry.times.contains(now) else { return nil }
      state.uses += 1
      state.entries[key]?.lastUse = state.uses
      return entry.file
    }
  }

  /// Keeps an answer, which holds in `times` unless the basis changes; what was made of anything else is dropped.
  func keep(_ file: SiteFile, as key: Key, of basis: Basis, during times: Range<Int64> = .min..<(.max)) {
    let count = file.resource.bytes.count
    state.withLock { state in
      if state.basis != basis {
        state.basis = basis
        state.entries = [:]
        state.bytes = 0
      }
      Self.remove(key, &state)
      guard count <= limitBytes else { return }
      while state.entries.count >= limit || state.bytes + count > limitBytes,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
      {
        Self.remove(oldest, &state)
      }
      state.uses += 1
      state.entries[key] = Entry(file: file, times: times, lastUse: state.uses)
      state.bytes += count
    }
  }

  /// How many answers are kept, and the bytes of their bodies.
  var size: (count: Int, bytes: Int) { state.withLock { ($0.entries.count, $0.bytes) } }

  private static func remove(_ key: Key, _ state: inout State) {
    guard let old = state.entries.removeValue(forKey: key) else { return }
    state.bytes -= old.file.resource.bytes.count
  }
}
