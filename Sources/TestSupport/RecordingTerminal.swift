package import Effects
import Synchronization

/// A terminal that keeps what is written to it.
package final class RecordingTerminal: Sendable {
  private let written = Mutex((output: [UInt8](), error: [UInt8]()))

  /// Makes a terminal that nothing was written to.
  package init() {}

  /// The two streams; `isTerminal` is what both claim to be.
  package func terminal(isTerminal: Bool = false, width: Int = 80) -> Terminal {
    Terminal(
      output: .init(isTerminal: isTerminal) { bytes in
        self.written.withLock { $0.output += bytes }
        return true
      },
      error: .init(isTerminal: isTerminal) { bytes in
        self.written.withLock { $0.error += bytes }
        return true
      }, width: width)
  }

  /// What was written to standard output.
  package var output: String { String(decoding: written.withLock { $0.output }, as: UTF8.self) }

  /// What was written to standard output since it was last taken.
  package func takeOutput() -> String {
    written.withLock { written in
      defer { written.output = [] }
      return String(decoding: written.output, as: UTF8.self)
    }
  }

  /// What was written to standard error.
  package var error: String { String(decoding: written.withLock { $0.error }, as: UTF8.self) }
}
