import CMicroHTTPD
import Glibc

/// An address of a socket, of IPv4 or IPv6.
struct SocketAddress {
  private var v4: sockaddr_in?
  private var v6: sockaddr_in6?

  /// Reads `127.0.0.1`, `::1`, `[::1]` or `localhost`; nil for anything else.
  init?(_ text: String, port: Int) {
    guard let port = UInt16(exactly: port) else { return nil }
    let plain = text == "localhost" ? "127.0.0.1" : text
    let bare = plain.hasPrefix("[") && plain.hasSuffix("]") ? String(plain.dropFirst().dropLast()) : plain
    var four = sockaddr_in()
    if unsafe inet_pton(AF_INET, bare, &four.sin_addr) == 1 {
      four.sin_family = sa_family_t(AF_INET)
      four.sin_port = port.bigEndian
      v4 = four
      return
    }
    var six = sockaddr_in6()
    guard unsafe inet_pton(AF_INET6, bare, &six.sin6_addr) == 1 else { return nil }
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    v6 = six
  }

  /// The address that a socket is bound to, or nil.
  init?(boundTo descriptor: Int32) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let found = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe getsockname(descriptor, address, &length) == 0 ? SocketAddress(address) : nil
      }
    }
    guard let found else { return nil }
    self = found
  }

  /// Copies what the system gives; nil for another family.
  init?(_ address: UnsafePointer<sockaddr>) {
    switch Int32(unsafe address.pointee.sa_family) {
    case AF_INET: v4 = unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self)
    case AF_INET6: v6 = unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in6.self)
    default: return nil
    }
  }

  /// The family for `socket`.
  var family: Int32 { v6 == nil ? AF_INET : AF_INET6 }

  /// The port.
  var port: Int { Int(UInt16(bigEndian: v4?.sin_port ?? v6?.sin6_port ?? 0)) }

  /// True for addresses that only this machine reaches.
  var isLoopback: Bool {
    if let v4 { return UInt32(bigEndian: v4.sin_addr.s_addr) >> 24 == 127 }
    return text == "::1"
  }

  /// The address without the port, as text.
  var text: String {
    var buffer = [CChar](repeating: 0, count: 64)
    if var address = v4?.sin_addr { unsafe inet_ntop(AF_INET, &address, &buffer, 64) }
    if var address = v6?.sin6_addr { unsafe inet_ntop(AF_INET6, &address, &buffer, 64) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Lends the address as the system wants it.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    if let v6 {
      return unsafe withUnsafePointer(to: v6) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    }
    return unsafe withUnsafePointer(to: v4 ?? sockaddr_in()) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
