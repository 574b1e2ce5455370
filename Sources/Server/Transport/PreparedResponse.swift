import CMicroHTTPD
import Hosting
import Synchronization

/// What the library makes of an answer. It counts its own uses, so that one may be sent on several threads.
@safe final class PreparedResponse: @unchecked Sendable {
  /// The library's object.
  let pointer: OpaquePointer

  /// Copies the answer; nil when there is no memory.
  init?(_ response: Response) {
    let made = unsafe response.body.withUnsafeBytes { body in
      if let size = response.unsentSize { return unsafe fleetledger_http_unsent_response(UInt64(size)) }
      return unsafe fleetledger_http_response(body.baseAddress, body.count)
    }
    guard let made = unsafe made else { return nil }
    unsafe pointer = made
    add(response.headers)
  }

  /// Takes the library's object over.
  init(_ pointer: OpaquePointer, headers: [Header]) {
    unsafe self.pointer = pointer
    add(headers)
  }

  deinit { unsafe MHD_destroy_response(pointer) }

  private func add(_ headers: [Header]) {
    for header in headers { unsafe _ = MHD_add_response_header(pointer, header.name, header.value) }
  }

  /// The prepared form of an answer, kept with it where it is sent again and again.
  static func of(_ response: Response) -> PreparedResponse? {
    guard response.isKept else { return PreparedResponse(response) }
    return response.prepared.withLock { kept in
      if let kept { return kept }
      kept = PreparedResponse(response)
      return kept
    }
  }
}
