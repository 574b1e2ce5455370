/// An address that is answered by code and not by a file.
package struct LiveRoute: Sendable {
  /// The path.
  package let path: String
  /// What answers each method, in the order of the `Allow` header. `HEAD` is answered as `GET` is.
  package let methods: [(method: String, answer: @Sendable (Request) throws(Problem) -> Answer)]

  /// Whether its own code asks for the token that changes need: a form carries it in its body.
  package var checksToken = false

  /// The names that the query of each method may have; nil where any may. A method that is not in it takes none.
  package let parameters: [String: [String]]?

  /// Makes a route.
  package init(
    _ path: String, parameters: [String: [String]]? = nil,
    _ methods: [(String, @Sendable (Request) throws(Problem) -> Answer)]
  ) {
    self.path = path
    self.parameters = parameters
    self.methods = methods.map { (method: $0.0, answer: $0.1) }
  }

  /// The methods for an `Allow` header.
  var allowed: [String] {
    var names = methods.map(\.method)
    if let get = names.firstIndex(of: "GET") { names.insert("HEAD", at: get + 1) }
    return names + ["OPTIONS"]
  }
}
