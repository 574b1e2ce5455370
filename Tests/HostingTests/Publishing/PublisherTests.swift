import Effects
import Hosting
import Model
import TestSupport
import Testing

/// What becomes of the site's own files.
@Suite struct PublisherTests: PublishingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: Way.allCases)
  func publishesIntoAMissingFolder(way: Way) throws {
    let result = try publish(Site.files, way)
    #expect(try published() == Site.files)
    #expect(result.written == Site.files.keys.sorted())
    #expect(result.way == (way == .swap ? .swapped : .inPlace))
    #expect(try beside() == ["site"])
  }

  @Test(arguments: Way.allCases)
  func publishesIntoAnEmptyFolder(way: Way) throws {
    try live.createFolder(output)
    try publish(Site.files, way)
    #expect(try published() == Site.files)
    #expect(try beside() == ["site"])
  }

  @Test(arguments: Way.allCases)
  func touchesNothingWhenNothingChanged(way: Way) throws {
    try publish(Site.files, way)
    let before = try live.status(output)
    var files = Site.files
    files["api/build.json"] = "{\"time\":2}"
    let result = try publish(files, way)
    #expect(result.way == .untouched)
    #expect(!result.changed)
    #expect(result.unchanged == Site.files.count)
    #expect(try live.status(output) == before)
    #expect(try published() == Site.files)
  }

  @Test(arguments: Way.allCases)
  func keepsInodeAndTimeOfWhatStays(way: Way) throws {
    try publish(Site.files, way)
    let before = try status("agents/nexus.html")
    var files = Site.files
    files["index.html"] = "<p>2"
    files["api/build.json"] = "{\"time\":2}"
    let result = try publish(files, way)
    #expect(result.written == ["api/build.json", "index.html"])
    #expect(result.removed == [])
    #expect(try status("agents/nexus.html") == before)
    #expect(try published() == files)
  }

  @Test(arguments: Way.allCases)
  func givesChangedBytesALaterSecond(way: Way) throws {
    try publish(Site.files, way)
    var last = try status("index.html").modified.milliseconds / 1000
    for number in 2...4 {
      var files = Site.files
      files["index.html"] = "<p>\(number)"
      try publish(files, way)
      let time = try status("index.html").modified.milliseconds / 1000
      #expect(time > last)
      last = time
    }
  }

  @Test(arguments: Way.allCases)
  func writesWhatTellsOfTheBuildOnlyWithSomethingElse(way: Way) throws {
    try publish(Site.files, way)
    var files = Site.files
    files["api/build.json"] = "{\"time\":2}"
    try live.removeFile(output + "/api/build.json")
    #expect(try publish(files, way).written == ["api/build.json"])
    files["api/build.json"] = "{\"time\":3}"
    #expect(try publish(files, way).written == [])
    #expect(try folder.read("site/api/build.json") == "{\"time\":2}")
    files["feed.xml"] = nil
    #expect(try publish(files, way).written == ["api/build.json"])
  }

  @Test(arguments: Way.allCases)
  func removesWhatIsNoLongerMade(way: Way) throws {
    try publish(Site.files, way)
    var files = Site.files
    files["agents/nexus.html"] = nil
    files["api/build.json"] = "{\"time\":2}"
    #expect(try publish(files, way).removed == ["agents/nexus.html"])
    #expect(try published() == files)
    #expect(try live.statusIfPresent(output + "/agents") == nil)
  }

  @Test(arguments: Way.allCases)
  func repairsAFileThatWasChangedByHand(way: Way) throws {
    try publish(Site.files, way)
    try folder.write("site/index.html", "changed by hand")
    #expect(try publish(Site.files, way).written == ["index.html"])
    #expect(try published() == Site.files)
  }

  @Test(arguments: Way.allCases)
  func turnsAFileIntoAFolderAndBack(way: Way) throws {
    let flat = ["a": "1", "b/c/d": "2", "index.html": "x"]
    let deep = ["a/x/y": "1", "b": "2", "index.html": "x"]
    for files in [flat, deep, flat] {
      try publish(files, way)
      #expect(try published() == files)
    }
  }
}
