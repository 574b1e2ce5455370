import Glibc

/// Why the server cannot listen.
package struct ListenError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The fact.
  package let description: String
}

/// A socket that clients connect to.
struct ListeningSocket {
  /// The descriptor; whoever holds the value closes it.
  let descriptor: Int32
  /// The port, the one that the system picked where 0 was asked for.
  let port: Int

  /// Listens at a numeric address, or at `localhost`, which is 127.0.0.1.
  init(address: String, port: Int) throws(ListenError) {
    guard let place = SocketAddress(address, port: port) else {
      throw ListenError(description: "\"\(address)\" is no IP address")
    }
    let descriptor = socket(
      place.family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Self.failure("make a socket") }
    var yes: Int32 = 1
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let bound = unsafe place.withPointer { unsafe bind(descriptor, $0, $1) }
    guard bound == 0, listen(descriptor, 4096) == 0 else {
      let failure = Self.failure("listen at \(address), port \(port)")
      close(descriptor)
      throw failure
    }
    self.descriptor = descriptor
    self.port = SocketAddress(boundTo: descriptor)?.port ?? port
  }

  private static func failure(_ what: String) -> ListenError {
    ListenError(description: "cannot \(what): \(unsafe String(cString: strerror(errno)))")
  }
}
