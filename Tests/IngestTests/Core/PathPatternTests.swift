import Testing

@testable import Ingest

struct PathPatternTests {
  @Test(
    arguments: [
      ("logs/a.log", "logs/a.log"), ("logs/", "logs"), ("./logs/a.log", "logs/a.log"), ("logs/*.log", "logs/a.log"),
      ("*/a.log", "logs/a.log"), ("l*s/*", "logs/a.log"), ("**", "logs/a.log"), ("**/a.log", "a.log"),
      ("**/a.log", "x/y/a.log"), ("x/**/a.log", "x/a.log"), ("x/**/a.log", "x/y/z/a.log"), ("**/x/**", "x"),
      ("x/**", "x"), ("a*b*c", "aXbYbZc"), ("ü*", "über"), ("*", "a"),
    ])
  func matches(pattern: String, path: String) {
    #expect(PathPattern(pattern).matches(path))
  }

  @Test(
    arguments: [
      ("logs/*.log", "logs/x/a.log"), ("*.log", "logs/a.log"), ("a.log", "logs/a.log"), ("logs", "logs/a.log"),
      ("x/**/a.log", "y/a.log"), ("", "a"), ("a*b", "ab/c"), ("A.log", "a.log"), ("*.log", "a.logs"), ("?", "a"),
    ])
  func doesNotMatch(pattern: String, path: String) {
    #expect(!PathPattern(pattern).matches(path))
  }

  @Test(.timeLimit(.minutes(1))) func takesBoundedTimeOnManyStars() {
    let pattern = String(repeating: "*a", count: 2000) + "b"
    #expect(!PathPattern(pattern).matches(String(repeating: "a", count: 5000)))
    let folders = String(repeating: "**/", count: 200) + "b"
    #expect(!PathPattern(folders).matches(String(repeating: "a/", count: 2000) + "c"))
  }
}
