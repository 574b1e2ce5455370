extension DocumentMaker {
  /// The documents that go into the details of work.
  func workDetails() -> [Document] { [] }
}
