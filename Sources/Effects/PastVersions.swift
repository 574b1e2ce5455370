package import Model

/// The past versions of a workspace's files, where something keeps them.
package struct PastVersions: Sendable {
  /// One version of a file.
  package struct Version: Sendable, Hashable {
    /// The id of the commit that brought it: hexadecimal digits.
    package var commit: String
    /// When it was committed, or nil for a time that is no date.
    package var time: Instant?
    /// What the file held.
    package var bytes: [UInt8]

    /// Makes a version.
    package init(commit: String, time: Instant?, bytes: [UInt8]) {
      self.commit = commit
      self.time = time
      self.bytes = bytes
    }
  }

  /// Why versions are missing.
  package enum Gap: Sendable, Hashable {
    /// Only the newest part of the history was looked at; the number of commits looked at.
    case cut(commits: Int)
    /// The repository is a shallow clone, which holds the newest commits only.
    case shallow
    /// An object cannot be read, in the library's words.
    case damaged(String)
    /// A version of this many bytes, brought by this commit, is too large.
    case tooLarge(commit: String, size: Int64)
  }

  /// Why there is no history at all.
  package struct Unavailable: Error, Sendable, Hashable {
    /// The reason, lower-case first.
    package var message: String
    /// What to do about it.
    package var hint: String

    /// Makes a reason.
    package init(_ message: String, hint: String) {
      self.message = message
      self.hint = hint
    }
  }

  /// Hands over the versions of the file at `path` (relative to `workspace`), the oldest first, and tells what is missing.
  package var read:
    @Sendable (_ path: String, _ workspace: String, _ body: (Version) -> Void) throws(Unavailable) -> [Gap]

  /// Makes past versions of a function.
  package init(
    read: @escaping @Sendable (String, String, (Version) -> Void) throws(Unavailable) -> [Gap]
  ) { self.read = read }

  /// Nothing keeps versions.
  package static let none = PastVersions { (_, _, _) throws(Unavailable) in
    throw Unavailable("no history is kept here", hint: "leave \"history\" out")
  }
}
