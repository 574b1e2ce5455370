import CMicroHTTPD
import Effects
import Hosting
import Synchronization

/// What is told of a request when it is over.
package struct RequestRecord: Sendable {
  /// The client's address.
  package let client: String
  /// The method and the target as they were sent.
  package let method: String
  /// The target as it was sent.
  package let target: String
  /// The status of the answer.
  package let status: Int
  /// The size of the answer's body; nil for a stream.
  package let bytes: Int?
}

/// Between the library's calls and the application. It lives as long as the daemon.
final class RequestHandler: Sendable {
  /// The longest body that is read only to be answered that it is too long.
  private static let passedOver = 16 << 20

  let connections = ConnectionTable()
  private let application: Application
  private let limits: ServerLimits
  private let log: (@Sendable (RequestRecord) -> Void)?
  private let count = Atomic<Int>(0)
  private let streamCount = Atomic<Int>(0)
  private let isStopping = Atomic<Bool>(false)
  private let resting = Mutex<[ObjectIdentifier: LaterResponse]>([:])

  init(application: Application, limits: ServerLimits, log: (@Sendable (RequestRecord) -> Void)?) {
    self.application = application
    self.limits = limits
    self.log = log
  }

  /// The number of requests whose answer is not sent yet, without streams.
  var underWay: Int { count.load(ordering: .acquiring) - streams }

  /// The number of streams that clients still read.
  var streams: Int { streamCount.load(ordering: .acquiring) }

  /// From now on a request that begins is refused, and its connection ends: clients that keep theirs open would keep the
  /// server from coming to an end.
  func refuseRequests() { isStopping.store(true, ordering: .releasing) }

  /// Ends connections whose request has been coming for too long.
  func endOverdueConnections() {
    connections.endOverdue(at: SteadyClock.milliseconds(), limit: Int64(limits.requestSeconds) * 1000)
  }

  /// Answers what rests: the library cannot stop while a connection does.
  func finishResting() {
    for later in resting.withLock({ Array($0.values) }) { later.finish(Self.stopping) }
  }

  private static let stop = Problem(
    503, "the server is stopping", headers: [Header("Connection", "close"), Header("Retry-After", "1")])

  private static var stopping: Response { stop.response([]) }

  // MARK: - The library's calls

  /// Sets what the library calls.
  func fill(_ options: inout fleetledger_http_options) {
    unsafe options.context = Unmanaged.passUnretained(self).toOpaque()
    unsafe options.begun = { (context, target, _) in
      guard let handler = unsafe RequestHandler.of(context) else { return nil }
      handler.count.wrappingAdd(1, ordering: .acquiringAndReleasing)
      let text = unsafe target.map { unsafe String(cString: $0) } ?? ""
      return unsafe Unmanaged.passRetained(Exchange(target: text)).toOpaque()
    }
    unsafe options.answer = { (context, connection, _, method, _, bytes, size, kept) in
      guard let handler = unsafe RequestHandler.of(context), let exchange = unsafe Exchange.of(kept?.pointee),
        let size = unsafe size
      else { return .NO }
      let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size.pointee)
      unsafe size.pointee = 0
      if case .begun = exchange.phase { exchange.method = unsafe method.map { unsafe String(cString: $0) } ?? "" }
      return unsafe handler.proceed(exchange, connection, piece)
    }
    unsafe options.completed = { (context, connection, kept, _) in
      guard let handler = unsafe RequestHandler.of(context), let pointer = unsafe kept?.pointee else { return }
      let exchange = unsafe Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
      unsafe kept?.pointee = nil
      unsafe handler.end(exchange, connection)
    }
    unsafe options.connection_changed = { (context, connection, kept, change) in
      guard let handler = unsafe RequestHandler.of(context) else { return }
      if change.rawValue == 0 {  // MHD_CONNECTION_NOTIFY_STARTED, whose name Swift does not show
        let client = unsafe ClientConnection(connection, now: SteadyClock.milliseconds())
        handler.connections.add(client)
        unsafe kept?.pointee = Unmanaged.passRetained(client).toOpaque()
      } else if let pointer = unsafe kept?.pointee {
        let client = unsafe Unmanaged<ClientConnection>.fromOpaque(pointer).takeRetainedValue()
        handler.connections.remove(client)
        unsafe kept?.pointee = nil
      }
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> RequestHandler? {
    unsafe context.map { unsafe Unmanaged<RequestHandler>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: - A request

  /// Goes on with a request: first its headers, then its body in pieces, then an empty piece at its end.
  private func proceed(
    _ exchange: Exchange, _ connection: OpaquePointer?, _ piece: UnsafeRawBufferPointer
  ) -> MHD_Result {
    switch exchange.phase {
    case .begun:
      exchange.phase = .reading
      unsafe exchange.readHeaders(of: connection)
      guard let problem = refusal(exchange) else { return .YES }
      // A body of a bearable size is passed over, so that the client reads the answer; else it is sent at once, with the
      // body unread, and the library ends the connection.
      exchange.refusal = problem
      if problem.status == 413, exchange.bodyLength <= Self.passedOver { return .YES }
      return unsafe send(application.answer(to: problem), exchange, connection)
    case .reading:
      if let problem = exchange.refusal {
        return unsafe piece.isEmpty ? send(application.answer(to: problem), exchange, connection) : .YES
      }
      if unsafe piece.isEmpty { return unsafe send(answer(exchange, connection), exchange, connection) }
      guard exchange.body.count + piece.count <= limits.bodyBytes else { return .NO }
      unsafe exchange.body.append(contentsOf: piece)
      return .YES
    case .resting(let later): return unsafe send(.later(later), exchange, connection)
    case .answered: return .YES
    }
  }

  /// Why a body is not even read.
  private func refusal(_ exchange: Exchange) -> Problem? {
    if isStopping.load(ordering: .acquiring) { return Self.stop }
    if exchange.headers.contains(where: { $0.name.isEqual(lowercased: "transfer-encoding") }) {
      return Problem(411, "a body needs a Content-Length here")
    }
    let lengths = exchange.headers.filter { $0.name.isEqual(lowercased: "content-length") }.map(\.value)
    guard let length = lengths.first else { return nil }
    guard lengths.count == 1, length.utf8.allSatisfy(\.isDigit), !length.isEmpty else {
      return Problem(400, "the length of the body is not told in one number")
    }
    exchange.bodyLength = Int(length) ?? Int.max
    if exchange.bodyLength > limits.bodyBytes {
      return Problem(413, "a body may have \(limits.bodyBytes) bytes at most")
    }
    return nil
  }

  private func answer(_ exchange: Exchange, _ connection: OpaquePointer?) -> Answer {
    guard let target = RequestTarget(exchange.target) else {
      return application.answer(to: Problem(400, "the target of the request cannot be read"))
    }
    let client = unsafe ClientConnection.of(connection)
    client?.waitingSince.withLock { $0 = nil }
    return application.answer(
      to: Request(
        exchange.method, target, headers: exchange.headers, body: exchange.body, client: client?.client ?? ""))
  }

  private func send(_ answer: Answer, _ exchange: Exchange, _ connection: OpaquePointer?) -> MHD_Result {
    switch answer {
    case .now(let response):
      exchange.phase = .answered
      exchange.status = response.status
      exchange.size = exchange.method == "HEAD" ? 0 : response.body.count
      guard let prepared = PreparedResponse.of(response) else { return .NO }
      return unsafe MHD_queue_response(connection, UInt32(response.status), prepared.pointer)
    case .later(let later):
      exchange.phase = .resting(later)
      resting.withLock { $0[ObjectIdentifier(later)] = later }
      let place = UInt(bitPattern: connection)
      let response = later.responseOrRest {
        unsafe MHD_suspend_connection(connection)
      } resume: {
        unsafe MHD_resume_connection(OpaquePointer(bitPattern: place))
      }
      guard let response else { return .YES }
      resting.withLock { $0[ObjectIdentifier(later)] = nil }
      return unsafe send(.now(response), exchange, connection)
    case .events(let stream, let headers):
      exchange.phase = .answered
      exchange.status = 200
      let source = unsafe StreamSource(stream, connection)
      guard let prepared = source.prepare(headers) else { return .NO }
      exchange.isStream = true
      streamCount.wrappingAdd(1, ordering: .acquiringAndReleasing)
      return unsafe MHD_queue_response(connection, 200, prepared.pointer)
    }
  }

  private func end(_ exchange: Exchange, _ connection: OpaquePointer?) {
    count.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    if exchange.isStream { streamCount.wrappingSubtract(1, ordering: .acquiringAndReleasing) }
    if case .resting(let later) = exchange.phase { resting.withLock { $0[ObjectIdentifier(later)] = nil } }
    let client = unsafe ClientConnection.of(connection)
    client?.waitingSince.withLock { $0 = SteadyClock.milliseconds() }
    guard let log, exchange.status != 0 else { return }
    log(
      RequestRecord(
        client: client?.client ?? "", method: exchange.method, target: exchange.target, status: exchange.status,
        bytes: exchange.size))
  }
}
