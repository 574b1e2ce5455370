import CMicroHTTPD
import Hosting

/// Feeds the library from a stream of events. While there is nothing to send the connection rests, and costs no thread.
@safe final class StreamSource {
  private let stream: EventStream
  private let connection: UInt

  init(_ stream: EventStream, _ connection: OpaquePointer?) {
    self.stream = stream
    self.connection = UInt(bitPattern: connection)
  }

  /// The library's object, which keeps this one alive; nil when there is no memory.
  func prepare(_ headers: [Header]) -> PreparedResponse? {
    let kept = unsafe Unmanaged.passRetained(self).toOpaque()
    let made = unsafe fleetledger_http_stream(
      { (context, _, buffer, limit) in
        guard let context = unsafe context, let buffer = unsafe buffer else { return -1 }
        return unsafe Unmanaged<StreamSource>.fromOpaque(context).takeUnretainedValue().read(into: buffer, limit)
      }, kept,
      { context in
        guard let context = unsafe context else { return }
        let source = unsafe Unmanaged<StreamSource>.fromOpaque(context).takeRetainedValue()
        source.stream.end()
      })
    guard let made = unsafe made else {
      unsafe Unmanaged<StreamSource>.fromOpaque(kept).release()
      return nil
    }
    return unsafe PreparedResponse(made, headers: headers)
  }

  /// The number of bytes; 0 while the connection rests, -1 at the end (`MHD_CONTENT_READER_END_OF_STREAM`).
  private func read(into buffer: UnsafeMutablePointer<CChar>, _ limit: Int) -> Int {
    let place = connection
    let piece = stream.next(limit) {
      unsafe MHD_suspend_connection(OpaquePointer(bitPattern: place))
    } resume: {
      unsafe MHD_resume_connection(OpaquePointer(bitPattern: place))
    }
    switch piece {
    case .rest: return 0
    case .end: return -1
    case .bytes(let bytes):
      unsafe UnsafeMutableRawPointer(buffer).copyMemory(from: bytes, byteCount: bytes.count)
      return bytes.count
    }
  }
}
