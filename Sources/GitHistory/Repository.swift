import CGit2
import Effects
import Model

/// An open repository, of which single objects are read: never more than a stated size, and nothing but what lies in its
/// own folder.
@safe final class Repository {
  /// An object that is missing or damaged, in the library's words.
  struct Fault: Error { var message: String }

  /// A commit as far as it is of interest.
  struct Commit {
    var tree: git_oid
    var parent: git_oid?
    /// Seconds since 1970.
    var seconds: Int64
  }

  /// The largest commit that is read, in bytes.
  static let commitLimit = 1 << 20
  /// The largest list of a folder's files that is read, in bytes.
  static let treeLimit = 8 << 20

  private let folder: String
  private let repository: OpaquePointer
  private let objects: OpaquePointer
  /// The bytes of commits and folders that were read, for a bound on the work.
  private(set) var bytesRead = 0

  /// Prepares the library once: no configuration of the machine or the user is looked for, and every object is compared
  /// with its name.
  private static let isReady: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    let levels = [
      GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
    ]
    // The cache would keep every object that was ever looked at.
    return levels.allSatisfy { fleet_git_forget_search_path($0) == 0 } && fleet_git_verify_hashes() == 0
      && fleet_git_hold_objects(16 << 20) == 0
  }()

  /// Opens the repository in a `.git` folder.
  ///
  /// It is opened as one without working files: then the library looks at no working tree, index, hook or filter, takes no
  /// other folder that its configuration names, and does not ask whose the folder is (`RepositoryPlace` does), which
  /// in containers, where root builds other users' files, would refuse every workspace.
  init(_ folder: String) throws(PastVersions.Unavailable) {
    guard Self.isReady else {
      throw PastVersions.Unavailable("the library libgit2 does not start", hint: "install libgit2 anew")
    }
    var opened: OpaquePointer?
    guard unsafe git_repository_open_bare(&opened, folder) == 0, let repository = unsafe opened else {
      throw PastVersions.Unavailable(
        "\(folder) is no repository that can be read (\(Self.words))", hint: "git fsck tells what is wrong with it")
    }
    var database: OpaquePointer?
    guard unsafe git_repository_odb(&database, repository) == 0, let objects = unsafe database else {
      unsafe git_repository_free(repository)
      throw PastVersions.Unavailable(
        "the objects of \(folder) cannot be read (\(Self.words))", hint: "git fsck tells what is wrong with it")
    }
    self.folder = folder
    unsafe self.repository = repository
    unsafe self.objects = objects
  }

  deinit {
    unsafe git_odb_free(objects)
    unsafe git_repository_free(repository)
  }

  /// The commit that is checked out, or nil when there is none yet.
  func head() -> git_oid? {
    var id = git_oid()
    return unsafe git_reference_name_to_id(&id, repository, "HEAD") == 0 ? id : nil
  }

  /// Whether there is an object of this name.
  func has(_ id: git_oid) -> Bool {
    var id = id
    return unsafe git_odb_exists(objects, &id) == 1
  }

  /// Reads a commit.
  func commit(_ id: git_oid) throws(Fault) -> Commit {
    var id = id
    bytesRead += try size(of: id, GIT_OBJECT_COMMIT, limit: Self.commitLimit)
    var found: OpaquePointer?
    guard unsafe git_commit_lookup(&found, repository, &id) == 0, let commit = unsafe found else { throw fault(id) }
    defer { unsafe git_commit_free(commit) }
    guard let tree = unsafe git_commit_tree_id(commit) else { throw fault(id) }
    let parent = unsafe git_commit_parent_id(commit, 0)
    return Commit(
      tree: unsafe tree.pointee, parent: unsafe parent.map { unsafe $0.pointee },
      seconds: unsafe git_commit_time(commit))
  }

  /// The file at a path below a folder, or nil when none is there (a link and a submodule are no files).
  func file(_ path: [String], in tree: git_oid) throws(Fault) -> git_oid? {
    var tree = tree
    for (index, name) in path.enumerated() {
      bytesRead += try size(of: tree, GIT_OBJECT_TREE, limit: Self.treeLimit)
      var found: OpaquePointer?
      guard unsafe git_tree_lookup(&found, repository, &tree) == 0, let list = unsafe found else { throw fault(tree) }
      defer { unsafe git_tree_free(list) }
      guard let entry = unsafe git_tree_entry_byname(list, name), let id = unsafe git_tree_entry_id(entry) else {
        return nil
      }
      let isLast = index == path.count - 1
      let mode = unsafe git_tree_entry_filemode(entry)
      if isLast {
        return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE ? unsafe id.pointee : nil
      }
      guard mode == GIT_FILEMODE_TREE else { return nil }
      tree = unsafe id.pointee
    }
    return nil
  }

  /// The size of a file's content, in bytes.
  func size(ofFile id: git_oid) throws(Fault) -> Int { try size(of: id, GIT_OBJECT_BLOB, limit: .max) }

  /// A file's content.
  func content(of id: git_oid) throws(Fault) -> [UInt8] {
    var id = id
    var found: OpaquePointer?
    guard unsafe git_blob_lookup(&found, repository, &id) == 0, let blob = unsafe found else { throw fault(id) }
    defer { unsafe git_blob_free(blob) }
    let size = Int(clamping: unsafe git_blob_rawsize(blob))
    guard size > 0, let start = unsafe git_blob_rawcontent(blob) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// The size that an object's header states; refuses another kind, and more than a limit, before the object is unpacked.
  private func size(of id: git_oid, _ kind: git_object_t, limit: Int) throws(Fault) -> Int {
    var id = id
    let name = Self.name(of: id)
    // A pipe in the place of an object would be waited for without end.
    let path = "\(folder)/objects/\(name.prefix(2))/\(name.dropFirst(2))"
    if let found = FileIdentity(path), found.kind != .file { throw Fault(message: "\(name) is not a regular file") }
    var size = 0
    var found = GIT_OBJECT_INVALID
    guard unsafe git_odb_read_header(&size, &found, objects, &id) == 0 else { throw fault(id) }
    guard found == kind else { throw Fault(message: "\(name) is an object of another kind") }
    guard size >= 0, size <= limit else { throw Fault(message: "\(name) has \(size) bytes") }
    return size
  }

  private func fault(_ id: git_oid) -> Fault { Fault(message: "\(Self.name(of: id)): \(Self.words)") }

  /// The name of an object: 40 hexadecimal digits.
  static func name(of id: git_oid) -> String {
    var id = id
    return unsafe String(cString: git_oid_tostr_s(&id))
  }

  private static var words: String {
    guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
      return "no reason given"
    }
    return unsafe String(cString: message)
  }
}
