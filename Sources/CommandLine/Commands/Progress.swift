import Effects
import Synchronization

/// Shows on a terminal how far reading is; silent elsewhere.
final class Progress: Sendable {
  private let stream: Terminal.Stream
  private let shown = Mutex<Int>(-1)

  init(_ stream: Terminal.Stream) { self.stream = stream }

  /// Shows that `done` of `total` files are read; at most a hundred times a build.
  func show(_ done: Int, of total: Int) {
    guard stream.isTerminal, total > 20 else { return }
    let percent = done * 100 / total
    let isNew = shown.withLock { last in
      defer { last = max(last, percent) }
      return percent > last
    }
    if isNew { stream.write("\rreading: \(done) of \(total) files (\(percent) %)") }
  }

  /// Clears the line.
  func end() {
    if shown.withLock({ $0 >= 0 }) { stream.write("\r\u{1B}[K") }
  }
}
