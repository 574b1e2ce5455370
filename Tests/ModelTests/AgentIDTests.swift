import Testing

@testable import Model

struct AgentIDTests {
  @Test(
    arguments: [
      ("Nexus (Air1ck3ff)", "nexus"), ("nexus", "nexus"), ("HBx_SL1", "hbx_sl1"), ("Code Master!", "code-master"),
      ("  a  b  ", "a-b"), ("Forge-2", "forge-2"), ("🤖 NEXUS", "nexus"), ("Zoë", "zo-f44a89fd"), ("数据", "73feed1f"),
      ("Код-1", "1-26dfa569"), ("Лог-1", "1-014d0ed6"), ("(only)", "only"),
      ("a()", "a"), ("A (b) (c)", "a-b"), (String(repeating: "x", count: 80), String(repeating: "x", count: 64)),
    ])
  func makesOneIdOfManySpellings(name: String, id: String) {
    #expect(AgentID.normalized(name) == id)
  }

  @Test(arguments: ["", " ", "---", "…", "🤖", "()"]) func givesNilWhenNothingIsLeft(name: String) {
    #expect(AgentID.normalized(name) == nil)
  }

  @Test func readsAliases() {
    #expect(AgentID.alias(in: "Nexus (Air1ck3ff)") == "Air1ck3ff")
    #expect(AgentID.withoutAlias("Nexus (Air1ck3ff)") == "Nexus")
    #expect(AgentID.alias(in: "Nexus") == nil)
    #expect(AgentID.alias(in: "Nexus ()") == nil)
    #expect(AgentID.alias(in: "(x)") == nil)
    #expect(AgentID.withoutAlias("(x)") == "(x)")
    #expect(AgentID.withoutAlias("x)") == "x)")
  }
}
