import CMicroHTTPD
import Hosting

/// One request and its answer, from the first line to the last byte. The library calls for one exchange at a time on
/// one thread.
final class Exchange: @unchecked Sendable {
  /// How far it is.
  enum Phase {
    case begun, reading, answered
    case resting(LaterResponse)
  }

  /// The target as it was sent.
  let target: String
  var phase = Phase.begun
  var method = ""
  var headers: [Header] = []
  var body: [UInt8] = []
  /// The length of the body as the client tells it.
  var bodyLength = 0
  /// Why the body is passed over, and what is answered behind it; else nil.
  var refusal: Problem?
  /// The status of the answer, 0 before there is one.
  var status = 0
  /// Whether the answer is a stream.
  var isStream = false
  /// The size of the answer's body, nil for a stream.
  var size: Int?

  init(target: String) { self.target = target }

  /// Copies the header lines.
  func readHeaders(of connection: OpaquePointer?) {
    unsafe _ = MHD_get_connection_values(
      connection, .HEADER_KIND,
      { (context, _, name, value) in
        guard let context = unsafe context, let name = unsafe name else { return .YES }
        let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
        exchange.headers.append(Header(unsafe String(cString: name), text))
        return .YES
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// The exchange behind the pointer that the library keeps for us.
  static func of(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    unsafe context.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }
}
