/// What a publication did.
package struct PublishResult: Sendable, Hashable {
  /// How the files got to their place.
  package enum Way: String, Sendable, Hashable {
    /// Nothing was different: nothing was touched.
    case untouched
    /// The whole site in one step.
    case swapped
    /// File by file, since it was asked for or since no other way was open.
    case inPlace = "in place"
  }

  /// The paths of new and changed files, sorted.
  package let written: [String]
  /// The number of files that kept their bytes and their time.
  package let unchanged: Int
  /// The paths of files that are gone, sorted.
  package let removed: [String]
  /// How it was done.
  package let way: Way

  /// True when any published byte is another than before.
  package var changed: Bool { !written.isEmpty || !removed.isEmpty }
}

/// What a publication may do.
package struct PublishOptions: Sendable {
  /// Writes file by file into the folder that is there, and never swaps it for another: for a folder that is mounted
  /// or exported elsewhere.
  package var inPlace: Bool
  /// Folders that the output must neither be nor hold: the user's home, the workspace.
  package var protectedFolders: [String]

  /// Makes options.
  package init(inPlace: Bool = false, protectedFolders: [String] = []) {
    self.inPlace = inPlace
    self.protectedFolders = protectedFolders
  }
}
