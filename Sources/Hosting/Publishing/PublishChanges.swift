import Effects

/// What is new or changed among what is to be published, found by comparing each resource's bytes with those in the output.
struct PublishChanges {
  /// New and changed resources, in the table's order; bytes that were made are let go.
  let written: [Resource]
  /// The paths of files that stay as they are.
  let unchanged: [String]
  /// The paths of our files that go, sorted.
  let removed: [String]
  /// What will be ours.
  let manifest: Manifest
  /// False when the manifest on disk has the right bytes.
  let writesManifest: Bool

  /// True when the output is as it has to be.
  var areNone: Bool { written.isEmpty && removed.isEmpty && !writesManifest }

  func result(_ way: PublishResult.Way) -> PublishResult {
    PublishResult(written: written.map(\.path), unchanged: unchanged.count, removed: removed, way: way)
  }

  /// A resource, compared.
  private struct Finding {
    let resource: Resource
    let entry: Manifest.Entry
    let isNew: Bool
  }

  /// Makes and compares the resources of a plan, several at a time.
  ///
  /// - Parameters:
  ///   - output: where the files stand that the plan knows.
  ///   - take: is given each new or changed resource with its bytes, the ones that tell of the build last; gives their
  ///     measure.
  /// - Throws: where bytes cannot be made or read, and what `take` throws.
  init(
    _ plan: PublishPlan, output: String, files: FileSystem,
    take: @Sendable (_ made: Resource) throws(FileError) -> Resource.Measure
  ) throws(PublishError) {
    let tree = plan.tree
    @Sendable func compare(_ resource: Resource) throws(PublishError) -> Finding {
      let made: Resource
      do throws(NotMade) {
        made = resource.isInPieces ? resource : try resource.made()
      } catch {
        throw .notMade(error)
      }
      do throws(FileError) {
        if let item = tree[made.path], item.kind == .file,
          let measure = try made.measure(ifSameAs: output + "/" + made.path, size: item.size, files)
        {
          return Finding(resource: resource, entry: Manifest.Entry(made, measure), isNew: false)
        }
        return Finding(resource: resource, entry: Manifest.Entry(made, try take(made)), isNew: true)
      } catch {
        throw .file(error)
      }
    }
    var findings = try plan.resources.filter { !$0.isVolatile }.concurrentMap(compare)
    let somethingElseChanged = !plan.removed.isEmpty || findings.contains(where: \.isNew)
    for resource in plan.resources where resource.isVolatile {
      if !somethingElseChanged, tree[resource.path]?.kind == .file {
        do throws(FileError) {
          let kept = try files.readAll(output + "/" + resource.path, limit: 256 << 20, followLinks: false)
          findings.append(
            Finding(resource: resource, entry: Manifest.Entry(resource, Resource.Measure(kept)), isNew: false))
        } catch {
          throw .file(error)
        }
      } else {
        findings.append(try compare(resource))
      }
    }
    written = findings.filter(\.isNew).map(\.resource).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    unchanged = findings.filter { !$0.isNew }.map(\.resource.path)
    removed = plan.removed
    manifest = Manifest(findings.map(\.entry))
    writesManifest = plan.oldBytes != manifest.bytes
  }
}
