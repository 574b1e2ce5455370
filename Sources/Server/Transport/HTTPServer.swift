import CMicroHTTPD
import Glibc

/// The server's own sockets and threads. What it answers is the application's matter.
@safe package final class HTTPServer: @unchecked Sendable {
  /// Where it can be reached: the address and the port, the one that the system picked where 0 was asked for.
  package let address: String
  /// The port.
  package let port: Int
  /// True when only this machine reaches it.
  package let isLoopback: Bool

  private let handler: RequestHandler
  private let daemon: OpaquePointer

  /// Listens and answers from now on.
  ///
  /// - Throws: `ListenError` when the address is none or is taken.
  package init(
    address: String, port: Int, limits: ServerLimits, application: Application,
    log: (@Sendable (RequestRecord) -> Void)? = nil
  ) throws(ListenError) {
    let socket = try ListeningSocket(address: address, port: port)
    handler = RequestHandler(application: application, limits: limits, log: log)
    var options = unsafe fleetledger_http_options()
    unsafe options.listening_socket = socket.descriptor
    unsafe options.threads = UInt32(limits.threads)
    unsafe options.connections = UInt32(limits.connections)
    unsafe options.connections_per_address = UInt32(limits.connectionsPerAddress)
    unsafe options.idle_seconds = UInt32(limits.idleSeconds)
    unsafe options.connection_bytes = limits.headerBytes
    unsafe handler.fill(&options)
    guard let daemon = unsafe fleetledger_http_start(&options) else {
      close(socket.descriptor)
      throw ListenError(description: "cannot start the server's threads")
    }
    unsafe self.daemon = daemon
    self.address = address
    self.port = socket.port
    isLoopback = Self.isLoopback(address)
  }

  /// Whether an address is one that only this machine reaches; nil when it is no address.
  package static func isLoopback(address: String) -> Bool? { SocketAddress(address, port: 0)?.isLoopback }

  private static func isLoopback(_ address: String) -> Bool { isLoopback(address: address) ?? false }

  /// To be called about once a second: ends connections whose request never comes to its end.
  package func tick() { handler.endOverdueConnections() }

  /// The number of open connections.
  package var connections: Int { handler.connections.count }

  /// How long clients are waited for whose streams have ended, in milliseconds.
  private static let streamsEnd = 500

  /// Takes no more connections, waits for the answers that are under way for at most `milliseconds`, and ends. Streams must
  /// have been ended before: a client that does not read what is left of them is not waited for.
  package func stop(within milliseconds: Int) {
    handler.refuseRequests()
    let socket = unsafe MHD_quiesce_daemon(daemon)
    if socket >= 0 { close(socket) }
    var waited = 0
    while handler.underWay > 0 && waited < milliseconds || handler.streams > 0 && waited < Self.streamsEnd {
      usleep(5000)
      waited += 5
    }
    handler.finishResting()
    unsafe MHD_stop_daemon(daemon)
  }
}

/// How much a server takes on.
package struct ServerLimits: Sendable {
  /// The threads that answer.
  package var threads = 2
  /// The connections that may be open, and those of one address.
  package var connections = 10_240
  /// The connections of one address.
  package var connectionsPerAddress = 10_240
  /// After how many seconds without a byte a connection ends.
  package var idleSeconds = 30
  /// How many seconds a request may take to come.
  package var requestSeconds = 60
  /// The memory of a connection, which holds the first line and the headers of a request and of its answer.
  package var headerBytes = 16 << 10
  /// The longest body of a request.
  package var bodyBytes = 1 << 20

  /// The usual ones.
  package init() {}
}
