import Glibc

/// The two output streams.
package struct Terminal: Sendable {
  /// One output stream.
  package struct Stream: Sendable {
    /// True when a person reads the stream at a terminal.
    package var isTerminal: Bool
    /// True when colour may be used: at a terminal, unless `NO_COLOR` or `TERM=dumb` is set (https://no-color.org).
    package var allowsColor: Bool
    private let writeBytes: @Sendable ([UInt8]) -> Bool
    private let hasReader: @Sendable () -> Bool

    /// Makes a stream; `write` returns false when nobody reads any more, and `hasReader` says so before anything is written.
    package init(
      isTerminal: Bool = false, allowsColor: Bool = false, hasReader: @escaping @Sendable () -> Bool = { true },
      write: @escaping @Sendable ([UInt8]) -> Bool
    ) {
      self.isTerminal = isTerminal
      self.allowsColor = allowsColor
      self.hasReader = hasReader
      writeBytes = write
    }

    /// False when nobody will read what is written.
    package var isRead: Bool { hasReader() }

    /// Writes text as it is; false when nobody reads any more, which is no error.
    @discardableResult
    package func write(_ text: String) -> Bool { writeBytes(Array(text.utf8)) }

    /// Writes bytes; false when nobody reads any more.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool { writeBytes(bytes) }
  }

  /// Standard output: what was asked for.
  package var output: Stream
  /// Standard error: progress, warnings, errors.
  package var error: Stream
  /// The width in columns, 80 when it is not known.
  package var width: Int
  /// Whether a person can be asked something.
  package var canAsk: Bool
  /// Waits for a line that the person types; nil when there is nobody any more.
  package var ask: @Sendable () -> String?

  /// Makes a terminal of two streams; nobody can be asked at it unless `ask` is given.
  package init(output: Stream, error: Stream, width: Int = 80, ask: (@Sendable () -> String?)? = nil) {
    self.output = output
    self.error = error
    self.width = width
    canAsk = ask != nil
    self.ask = ask ?? { nil }
  }

  /// The process's own streams. A reader that goes away (`| head`) must not kill a build half-way, so the signal for
  /// it is switched off for the whole process.
  package static func live(_ environment: Environment) -> Terminal {
    signal(SIGPIPE, SIG_IGN)
    let plain = environment.variable("NO_COLOR")?.isEmpty == false || environment.variable("TERM") == "dumb"
    func stream(_ descriptor: Int32) -> Stream {
      let isTerminal = isatty(descriptor) == 1
      return Stream(
        isTerminal: isTerminal, allowsColor: isTerminal && !plain,
        hasReader: {
          var asked = pollfd(fd: descriptor, events: 0, revents: 0)
          return poll(&asked, 1, 0) <= 0 || asked.revents & Int16(POLLERR) == 0
        }
      ) { bytes in
        writeFully(bytes, to: descriptor) == nil
      }
    }
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    var ask: (@Sendable () -> String?)?
    if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 { ask = { readLine() } }
    return Terminal(
      output: stream(STDOUT_FILENO), error: stream(STDERR_FILENO), width: known ? Int(size.ws_col) : 80,
      ask: ask)
  }
}

/// Writes all bytes; the error number of what stopped it, or nil.
func writeFully(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
