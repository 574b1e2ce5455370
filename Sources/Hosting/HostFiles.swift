package import Model

/// What one host is given, and what is to be said about it.
package struct HostFiles: Sendable {
  /// A file that a host reads.
  package struct File: Sendable, Hashable {
    /// Where it has to lie.
    package enum Place: Sendable, Hashable {
      /// Among what is published: the host looks for it there.
      case output
      /// In the deploy folder.
      case deploy
    }

    /// The path in its place.
    package let path: String
    /// Its place.
    package let place: Place
    /// Its content.
    package let text: String
  }

  /// The host.
  package let host: Host
  /// The files.
  package private(set) var files: [File] = []
  /// Limits that are near (warning) or exceeded (error), what cannot be written (error), what the host cannot do
  /// (note). A site with an error among them cannot be hosted as it is.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Nothing yet, for a host.
  init(_ host: Host) { self.host = host }

  /// Adds a file.
  mutating func add(_ path: String, to place: File.Place, _ text: String) {
    files.append(File(path: path, place: place, text: text))
  }

  /// Adds a file of lines, each with a line feed.
  mutating func add(_ path: String, to place: File.Place, lines: [String]) {
    add(path, to: place, lines.map { $0 + "\n" }.joined())
  }

  /// Warns from 80 % of a limit on, and fails beyond it.
  mutating func check(_ count: Int, of what: String, in path: String, limit: Int) {
    let place = SourceLocation(path: path)
    let fact = "\(host.rawValue) allows \(limit) \(what), and this site has \(count)"
    if count > limit {
      diagnostics.append(
        Diagnostic(
          "host.limit", .error, at: place, fact + "; nothing is published",
          hint: "give documents of one folder one cache time, or choose another host"))
    } else if count * 5 > limit * 4 {
      diagnostics.append(
        Diagnostic("host.limit-near", .warning, at: place, fact, hint: "beyond the limit nothing is published"))
    }
  }

  /// Warns that not all queries have rules; nil says nothing.
  mutating func reduce(_ lost: String?, in path: String) {
    guard let lost else { return }
    diagnostics.append(
      Diagnostic(
        "host.queries-reduced", .warning, at: SourceLocation(path: path),
        "\(host.rawValue) has no room for rules for all queries: \(lost); what is not known has an empty answer",
        hint: "ask for ids, or read the documents of one agent below /api/ by their own paths"))
  }

  /// Says what the host has no way to do.
  mutating func lacks(_ fact: String, in path: String) {
    diagnostics.append(
      Diagnostic("host.lacks", .note, at: SourceLocation(path: path), "\(host.rawValue): \(fact)"))
  }

  /// The text, when it has none of the characters that the file's format cannot express; else an error is noted and
  /// the text is empty.
  mutating func writable(
    _ text: String, _ what: String, in path: String, unless isForbidden: (Unicode.Scalar) -> Bool
  ) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || isForbidden($0) }) else {
      return text
    }
    diagnostics.append(
      Diagnostic(
        "host.unwritable", .error, at: SourceLocation(path: path),
        "\(host.rawValue) has no way to write the \(what) \"\(text)\"; nothing is published",
        hint: "choose a path of letters, digits, \"-\", \"_\", \".\" and \"/\""))
    return ""
  }

  /// The files of several hosts, none of which takes another's place in the output: what two want to have there goes
  /// into the deploy folder instead, below the host's name, with a note.
  package static func apart(_ hosts: [HostFiles]) -> [HostFiles] {
    hosts.map { own in
      let others = hosts.filter { $0.host != own.host }.flatMap(\.files).filter { $0.place == .output }.map(\.path)
      var own = own
      own.files = own.files.map { file in
        guard file.place == .output, others.contains(file.path) else { return file }
        let path = "\(own.host.rawValue)/\(file.path)"
        own.lacks("another host reads \(file.path) too; copy it from the deploy folder into the output", in: path)
        return File(path: path, place: .deploy, text: file.text)
      }
      return own
    }
  }
}
