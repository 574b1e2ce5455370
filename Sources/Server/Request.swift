package import Hosting

/// What a client asks for, whole: transport and routing share this value and nothing else.
package struct Request: Sendable {
  /// The method as it was sent: `GET`.
  package var method: String
  /// Where it goes.
  package var target: RequestTarget
  /// The header lines in the order in which they came.
  package var headers: [Header]
  /// The body, bounded by the transport.
  package var body: [UInt8]
  /// The address of the client without its port, as text; empty when it is not known.
  package var client: String

  /// Makes a request.
  package init(
    _ method: String, _ target: RequestTarget, headers: [Header] = [], body: [UInt8] = [], client: String = ""
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.client = client
  }

  /// The value of a header, of several lines of that name joined with commas (RFC 9110, 5.3); nil without one. The name
  /// is given in lower case.
  package func header(_ name: StaticString) -> String? {
    var joined: String?
    for header in headers where header.name.isEqual(lowercased: name) {
      joined = joined.map { "\($0), \(header.value)" } ?? header.value
    }
    return joined
  }

  /// The values of all lines with this name, given in lower case.
  package func lines(_ name: StaticString) -> [String] {
    headers.filter { $0.name.isEqual(lowercased: name) }.map(\.value)
  }

  /// True for methods that change nothing (RFC 9110, 9.2.1).
  package var isSafe: Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }
}

extension String {
  /// True when this is `name`, upper and lower case of ASCII letters being one; `name` is in lower case.
  func isEqual(lowercased name: StaticString) -> Bool {
    guard utf8.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { wanted in
      var index = 0
      for byte in utf8 {
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        if unsafe (isUpper ? byte | 0x20 : byte) != wanted[index] { return false }
        index += 1
      }
      return true
    }
  }

  /// Without blanks and tabs at both ends.
  var trimmed: Substring {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    var rest = drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}
