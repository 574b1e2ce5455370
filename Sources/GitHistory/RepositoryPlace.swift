import Effects
import Glibc

/// The repository that a workspace lies in, as far as it may be opened: a `.git` folder in the workspace or above it that
/// holds all of itself.
struct RepositoryPlace {
  /// The `.git` folder.
  let folder: String
  /// The way from the repository's root to the workspace, with `/` at its end unless they are the same.
  let prefix: String
  /// Whether the repository is a shallow clone.
  let isShallow: Bool

  /// Finds the repository of a workspace.
  ///
  /// A `.git` that leads elsewhere is refused: what a workspace's files say must not decide which other folder of the
  /// machine is opened and published.
  init(of workspace: String, _ files: FileSystem) throws(PastVersions.Unavailable) {
    guard let root = try? files.canonical(workspace), let own = FileIdentity(root) else {
      throw PastVersions.Unavailable("the workspace cannot be examined", hint: "check its permissions")
    }
    var folder = root
    while true {
      let candidate = folder == "/" ? "/.git" : folder + "/.git"
      if let found = FileIdentity(candidate) {
        let isOurs = found.owner == own.owner || found.owner == geteuid() || found.owner == 0
        guard isOurs else {
          throw PastVersions.Unavailable(
            "\(candidate) belongs to another user than the workspace", hint: "give both one owner")
        }
        try Self.check(candidate, found, files)
        self.folder = candidate
        prefix = folder == root ? "" : String(root.dropFirst(folder == "/" ? 1 : folder.count + 1)) + "/"
        isShallow = FileIdentity(candidate + "/shallow") != nil
        return
      }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw PastVersions.Unavailable(
      "the workspace lies in no git repository",
      hint: "leave \"history\" out, or build where the repository with its .git folder is")
  }

  private static func check(
    _ git: String, _ identity: FileIdentity, _ files: FileSystem
  ) throws(PastVersions.Unavailable) {
    guard identity.kind == .folder else {
      throw PastVersions.Unavailable(
        "\(git) is no folder but points elsewhere (a submodule, a further working tree, or a link)",
        hint: "build in a full clone of the repository")
    }
    for name in ["objects", "objects/pack", "objects/info", "refs"] {
      if let found = FileIdentity("\(git)/\(name)"), found.kind != .folder {
        throw PastVersions.Unavailable(
          "\(name) in \(git) is no folder but points elsewhere", hint: "build in a full clone of the repository")
      }
    }
    for name in ["commondir", "objects/info/alternates"] where FileIdentity("\(git)/\(name)") != nil {
      throw PastVersions.Unavailable(
        "\(git) takes its objects from another folder (\(name))",
        hint: "build in a full clone: git clone without --shared and --reference")
    }
    try checkFiles(git, files)
    try checkConfiguration(git, files)
    try checkReferences(from: "HEAD", git, files)
  }

  /// The most bytes of a file that the library reads whole.
  private static let fileLimit: Int64 = 256 << 20

  /// The files of a repository's own configuration.
  private static let configurations = ["", ".worktree"].map { "config\($0)" }

  /// A pipe in the place of a file would be waited for without end.
  private static func checkFiles(_ git: String, _ files: FileSystem) throws(PastVersions.Unavailable) {
    let packs = ((try? files.list("\(git)/objects/pack")) ?? []).map { "objects/pack/\($0.name)" }
    let whole = configurations + ["packed-refs", "shallow"]
    for name in whole + ["objects/info/commit-graph"] + packs.sorted() {
      guard let found = FileIdentity("\(git)/\(name)") else { continue }
      guard found.kind == .file else {
        throw PastVersions.Unavailable("\(name) in \(git) is not a regular file", hint: "clone the repository again")
      }
      guard !whole.contains(name) || found.size <= fileLimit else {
        throw PastVersions.Unavailable("\(name) in \(git) has \(found.size) bytes", hint: "clone the repository again")
      }
    }
  }

  /// A configuration that includes files makes the library open them, wherever and whatever they are.
  private static func checkConfiguration(_ git: String, _ files: FileSystem) throws(PastVersions.Unavailable) {
    for name in configurations where FileIdentity("\(git)/\(name)") != nil {
      guard let bytes = try? files.readAll("\(git)/\(name)", limit: 1 << 20, followLinks: false) else {
        throw PastVersions.Unavailable("\(name) in \(git) cannot be read", hint: "clone the repository again")
      }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      guard !text.contains("[include") else {
        throw PastVersions.Unavailable(
          "\(name) in \(git) includes other files", hint: "take the section \"include\" out of it, or clone anew")
      }
    }
  }

  /// Follows the names from HEAD on, so that only regular files are opened on the way.
  private static func checkReferences(
    from start: String, _ git: String, _ files: FileSystem
  ) throws(PastVersions.Unavailable) {
    var name = start
    for _ in 0..<6 {
      guard let found = FileIdentity("\(git)/\(name)") else { return }
      guard found.kind == .file, let bytes = try? files.readAll("\(git)/\(name)", limit: 4096, followLinks: false)
      else {
        throw PastVersions.Unavailable("\(name) in \(git) cannot be read", hint: "clone the repository again")
      }
      let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
      guard line.starts(with: "ref: refs/".utf8) else { return }
      name = String(decoding: line.dropFirst(5), as: UTF8.self)
      if name.split(separator: "/").contains("..") {
        throw PastVersions.Unavailable("HEAD of \(git) leads elsewhere", hint: "clone the repository again")
      }
    }
    throw PastVersions.Unavailable("HEAD of \(git) leads in a circle", hint: "clone the repository again")
  }
}

/// What stands at a path, links not followed, and whose it is.
struct FileIdentity {
  enum Kind { case file, folder, other }

  var kind: Kind
  var owner: UInt32
  /// Bytes.
  var size: Int64

  /// Looks; nil when nothing stands there.
  init?(_ path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    owner = status.st_uid
    size = Int64(status.st_size)
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
  }
}
