/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`, URL Standard 5.1), read strictly.
struct FormBody {
  /// Why a body is no form.
  enum Fault: Error, Hashable {
    case notEncoded
    case repeated(String)
    case tooMany

    /// A sentence without a full stop.
    var description: String {
      switch self {
      case .notEncoded: "the form cannot be read: it is not encoded as browsers do it, in UTF-8"
      case .repeated(let name): "the form has the field \"\(name)\" twice"
      case .tooMany: "the form has more than \(FormBody.fieldLimit) fields"
      }
    }
  }

  /// The most fields.
  static let fieldLimit = 50
  /// The most bytes of a field's name.
  static let nameLimit = 100

  /// The values by name; line ends are single line feeds.
  private(set) var values: [String: String] = [:]

  /// Reads a body. Fields without `=`, escapes that are none, and bytes that are no UTF-8 are faults, as is a name that
  /// comes twice.
  init(_ body: [UInt8]) throws(Fault) {
    if body.isEmpty { return }
    let pairs = body.split(
      separator: UInt8(ascii: "&"), maxSplits: Self.fieldLimit, omittingEmptySubsequences: false)
    if pairs.count > Self.fieldLimit { throw .tooMany }
    for pair in pairs {
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex,
        let name = PercentEncoding.decodedField(pair[..<equals]), name.utf8.count <= Self.nameLimit,
        let value = PercentEncoding.decodedField(pair[(equals + 1)...])
      else { throw .notEncoded }
      if values.updateValue(Self.withLineFeeds(value), forKey: name) != nil { throw .repeated(name) }
    }
  }

  /// Browsers end the lines of a text with both characters.
  private static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || !wasReturn {
        bytes.append(byte)
      }
      wasReturn = byte == UInt8(ascii: "\r")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
