import Effects
import Glibc
import Server

/// Where a line for each request goes.
final class RequestLog: Sendable {
  private let descriptor: Int32
  private let clock: Clock

  /// Appends to a file, `-` is standard error.
  init(_ path: String, _ world: World) throws(UsageError) {
    clock = world.clock
    if path == "-" {
      descriptor = dup(STDERR_FILENO)
    } else {
      descriptor = open(world.absolute(path), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    }
    if descriptor < 0 { throw UsageError("cannot write the log \(path): \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  /// Writes a line, whole or not at all: a full disk must not stop the server.
  func write(_ record: RequestRecord) {
    let line = AccessLog.line(
      client: record.client, at: clock.now(), method: record.method, target: record.target, status: record.status,
      bytes: record.bytes)
    _ = Array(line.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
