package import Model

/// What stands at a path.
package enum FileKind: Sendable, Hashable {
  case file, folder, link
  /// A device, pipe or socket, or (in a listing) anything whose name is not UTF-8: never opened.
  case other
}

/// One entry of a folder.
package struct DirectoryEntry: Sendable, Hashable {
  /// The name without a folder; bytes that are not UTF-8 are replaced, and `kind` is then `.other`.
  package var name: String
  /// What the entry itself is; links are not followed.
  package var kind: FileKind
  /// Its length in bytes.
  package var size: Int
  /// When its content last changed.
  package var modified: Instant

  /// Makes an entry.
  package init(name: String, kind: FileKind, size: Int, modified: Instant) {
    self.name = name
    self.kind = kind
    self.size = size
    self.modified = modified
  }
}

/// What the system tells of one path.
package struct FileStatus: Sendable, Hashable {
  /// What stands there.
  package var kind: FileKind
  /// Its length in bytes.
  package var size: Int
  /// When its content last changed, cut to milliseconds.
  package var modified: Instant
  /// The number of the file within its device.
  package var inode: UInt64
  /// The number of the device (the file system) that holds it.
  package var device: UInt64
  /// The permission bits, such as 0o644.
  package var permissions: UInt32

  /// Makes a status.
  package init(
    kind: FileKind, size: Int, modified: Instant, inode: UInt64 = 0, device: UInt64 = 0, permissions: UInt32 = 0o644
  ) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.inode = inode
    self.device = device
    self.permissions = permissions
  }
}
