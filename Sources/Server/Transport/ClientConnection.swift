import CMicroHTTPD
import Glibc
import Synchronization

/// A client's connection: who it is, and since when it owes us a request.
final class ClientConnection: Sendable {
  /// The client's address, empty when it is not known.
  let client: String
  /// The socket.
  let descriptor: Int32
  /// When the request that is awaited became due, in milliseconds; nil while we answer.
  let waitingSince: Mutex<Int64?>

  init(_ connection: OpaquePointer?, now: Int64) {
    descriptor = unsafe fleetledger_http_socket(connection)
    if let address = unsafe fleetledger_http_client(connection) {
      client = unsafe SocketAddress(address)?.text ?? ""
    } else {
      client = ""
    }
    waitingSince = Mutex(now)
  }

  /// The connection that the library keeps for us, or nil.
  static func of(_ connection: OpaquePointer?) -> ClientConnection? {
    unsafe fleetledger_http_connection_context(connection).map {
      unsafe Unmanaged<ClientConnection>.fromOpaque($0).takeUnretainedValue()
    }
  }
}

/// All connections that are open.
final class ConnectionTable: Sendable {
  private let open = Mutex<[ObjectIdentifier: ClientConnection]>([:])

  func add(_ connection: ClientConnection) { open.withLock { $0[ObjectIdentifier(connection)] = connection } }

  func remove(_ connection: ClientConnection) { open.withLock { $0[ObjectIdentifier(connection)] = nil } }

  /// The number of open connections.
  var count: Int { open.withLock { $0.count } }

  /// Ends the connections whose request has been coming for longer than `limit` milliseconds: one that sends a byte now
  /// and then is never idle.
  func endOverdue(at now: Int64, limit: Int64) {
    open.withLock { open in
      for connection in open.values {
        // Under the lock the socket is still that connection's: it is removed before it is closed.
        guard let since = connection.waitingSince.withLock({ $0 }), now - since > limit else { continue }
        shutdown(connection.descriptor, Int32(SHUT_RDWR))
      }
    }
  }
}
