import CGit2
package import Effects
import Model

/// The past versions of files, from the git repository that a workspace lies in, read through libgit2 and nothing else: no
/// program is run, no hook, filter or network is touched.
package enum GitHistory {
  /// How much is looked at.
  struct Limits {
    /// The newest commits that are looked at.
    var commits = 2000
    /// The largest version that is read, in bytes.
    var fileBytes = 4 << 20
    /// All versions of one file together, in bytes; of more, the newest are read.
    var totalBytes = 256 << 20
    /// Commits and lists of files together, in bytes.
    var bytesRead = 1 << 30
  }

  private struct Place {
    var commit: git_oid
    var seconds: Int64
    var file: git_oid
  }

  /// Reads the history of the checked-out branch along first parents.
  package static let live = PastVersions { (path, workspace, body) throws(PastVersions.Unavailable) in
    try read(path, workspace, limits: Limits(), body)
  }

  static func read(
    _ path: String, _ workspace: String, limits: Limits, _ body: (PastVersions.Version) -> Void
  ) throws(PastVersions.Unavailable) -> [PastVersions.Gap] {
    let place = try RepositoryPlace(of: workspace, .live)
    let repository = try Repository(place.folder)
    guard let head = repository.head() else {
      throw PastVersions.Unavailable("the repository has no commit yet", hint: "commit, or leave \"history\" out")
    }
    let parts = (place.prefix + path).split(separator: "/").map(String.init)
    var gaps: [PastVersions.Gap] = []
    let found = walk(repository, from: head, to: parts, isShallow: place.isShallow, limits, &gaps)
    let kept = newest(found, repository, limits, &gaps)
    for version in kept.reversed() {
      do throws(Repository.Fault) {
        let bytes = try repository.content(of: version.file)
        body(
          PastVersions.Version(commit: Repository.name(of: version.commit), time: time(version.seconds), bytes: bytes))
      } catch {
        gaps.append(.damaged(error.message))
      }
    }
    return gaps
  }

  /// The commits that brought each version, the newest first.
  private static func walk(
    _ repository: Repository, from head: git_oid, to path: [String], isShallow: Bool, _ limits: Limits,
    _ gaps: inout [PastVersions.Gap]
  ) -> [Place] {
    var places: [Place] = []
    /// The version that is looked at, until an older commit has another one.
    var open: Place?
    var next: git_oid? = head
    var count = 0
    do throws(Repository.Fault) {
      while let id = next {
        if count == limits.commits || repository.bytesRead > limits.bytesRead {
          gaps.append(.cut(commits: count))
          break
        }
        if isShallow, count > 0, !repository.has(id) {
          gaps.append(.shallow)
          break
        }
        count += 1
        let commit = try repository.commit(id)
        let file = try repository.file(path, in: commit.tree)
        if let known = open, file.map({ !isSame($0, known.file) }) ?? true {
          places.append(known)
          open = nil
        }
        if let file { open = Place(commit: id, seconds: commit.seconds, file: file) }
        next = commit.parent
      }
    } catch {
      gaps.append(.damaged(error.message))
    }
    // What the oldest commit in sight has may be older still; it is dated as late as it is sure to have been there.
    if let open { places.append(open) }
    return places
  }

  /// The newest of the versions, as far as they are small enough, one by one and together.
  private static func newest(
    _ places: [Place], _ repository: Repository, _ limits: Limits, _ gaps: inout [PastVersions.Gap]
  ) -> [Place] {
    var total = 0
    var kept: [Place] = []
    for place in places {
      do throws(Repository.Fault) {
        let size = try repository.size(ofFile: place.file)
        if size > limits.fileBytes {
          gaps.append(.tooLarge(commit: Repository.name(of: place.commit), size: Int64(size)))
          continue
        }
        total += size
        if total > limits.totalBytes {
          gaps.append(.cut(commits: kept.count))
          break
        }
        kept.append(place)
      } catch {
        gaps.append(.damaged(error.message))
      }
    }
    return kept
  }

  private static func isSame(_ a: git_oid, _ b: git_oid) -> Bool {
    var (a, b) = (a, b)
    return unsafe git_oid_equal(&a, &b) == 1
  }

  private static func time(_ seconds: Int64) -> Instant? {
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let instant = Instant(milliseconds: milliseconds)
    return !overflow && Instant.printable.contains(milliseconds) ? instant : nil
  }
}
