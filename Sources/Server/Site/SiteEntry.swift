package import Hosting
import Synchronization

/// A resource of a site that is served, with the headers of its answers. Its bytes are made when somebody asks for them,
/// and kept as long as there is room.
package final class SiteEntry: Sendable {
  /// The files of a site that were made, by status and path.
  typealias Kept = KeptAnswers<String, Int>

  /// The path of the resource in the output.
  package var path: String { resource.path }
  /// The headers that it shares with other answers.
  let everywhere: [Header]
  /// The value of `Cache-Control`.
  let cacheControl: String
  /// Whether a page may have forms; then it may send them here if it has some.
  let mayHaveForms: Bool
  private let resource: Resource
  private let status: Int
  private let script: String?
  private let kept: Kept?
  private let key: String
  /// Who waits for it; nil while nobody makes it.
  private let waiting = Mutex<[(request: Request, later: LaterResponse)]?>(nil)

  /// Makes an entry; `everywhere` are the headers of every answer. A page asks for `script`, if there is one. Without
  /// `kept` all is made for each request.
  init(
    _ resource: Resource, status: Int = 200, everywhere: [Header], cacheControl: String, mayHaveForms: Bool = false,
    script: String? = nil, kept: Kept?
  ) {
    self.resource = resource
    self.status = status
    self.everywhere = everywhere
    self.cacheControl = cacheControl
    self.mayHaveForms = mayHaveForms
    self.script = resource.path.hasSuffix(".html") ? script : nil
    self.kept = kept
    key = "\(status) \(resource.path)"
  }

  /// The answer to a request that is `GET` or `HEAD`: at once where nothing has to be made for it.
  func answer(to request: Request) -> Answer {
    if let file = kept?.file(key, of: 0) ?? (resource.isMade ? try? file() : nil), file.isReady(for: request) {
      return .now(file.response(to: request))
    }
    guard kept != nil else { return .making { [self] in response(to: request) } }
    // However many ask for it before it is there, it is made once.
    let later = LaterResponse()
    let isFirst = waiting.withLock { waiting in
      defer { waiting = (waiting ?? []) + [(request, later)] }
      return waiting == nil
    }
    if isFirst { Answer.aside { [self] in answerAll() } }
    return .later(later)
  }

  /// Answers who waits, and who comes meanwhile.
  private func answerAll() {
    while true {
      let some = waiting.withLock { waiting in
        let some = waiting ?? []
        waiting = some.isEmpty ? nil : []
        return some
      }
      if some.isEmpty { return }
      for (request, later) in some { later.finish(response(to: request)) }
    }
  }

  /// The same answer, made before this returns.
  func response(to request: Request) -> Response {
    do throws(NotMade) { return try file().response(to: request) } catch {
      return Problem(500, error.description).response(everywhere)
    }
  }

  /// The file, made unless it is kept.
  ///
  /// - Throws: `NotMade` where its bytes cannot be made.
  package func file() throws(NotMade) -> SiteFile {
    if let known = kept?.file(key, of: 0) { return known }
    let file = file(of: try resource.made())
    kept?.keep(file, as: key, of: 0)
    return file
  }

  /// A file with this entry's headers of a resource whose bytes are there.
  func file(of made: Resource) -> SiteFile {
    var shown = made
    if let script, let place = made.bytes.firstIndex(of: Array("</head>".utf8)) {
      shown.bytes.insert(contentsOf: Array("<script src=\"\(script)\" defer></script>".utf8), at: place)
    }
    // One whose tasks are all of other sources has none after all.
    let hasForms = mayHaveForms && made.bytes.firstIndex(of: Array("<form".utf8)) != nil
    return SiteFile(
      shown, status: status, everywhere: hasForms ? SecurityHeaders.withForms(everywhere) : everywhere,
      cacheControl: cacheControl, keepsAnswers: kept != nil)
  }
}

extension [UInt8] {
  /// Where a run of bytes begins first, or nil.
  fileprivate func firstIndex(of run: [UInt8]) -> Int? {
    guard let first = run.first else { return nil }
    var start = 0
    while let place = self[start...].firstIndex(of: first) {
      if self[place...].starts(with: run) { return place }
      start = place + 1
    }
    return nil
  }
}
