import Testing

@testable import Ingest

@Suite struct SessionKeyTests {
  @Test(arguments: [
    ("agent:gabriel:main", "gabriel", nil, nil, "agent:gabriel:main"),
    ("agent:main:main:thread:99887766", "main", nil, nil, "agent:main:main:thread:*"),
    ("agent:main:main:heartbeat", "main", "heartbeat", nil, "agent:main:main:heartbeat"),
    ("agent:main:whatsapp:direct:+15550100200", "main", "whatsapp", nil, "agent:main:whatsapp:direct:*"),
    ("agent:main:whatsapp:work:direct:+15550100200", "main", "whatsapp", nil, "agent:main:whatsapp:*:direct:*"),
    ("agent:main:direct:+15550100200", "main", nil, nil, "agent:main:direct:*"),
    ("agent:main:telegram:group:-100123:topic:7", "main", "telegram", nil, "agent:main:telegram:group:*:topic:*"),
    ("agent:main:telegram:slash:123456", "main", "telegram", nil, "agent:main:telegram:slash:*"),
    ("agent:main:qqbot:direct:c2c:00ff", "main", "qqbot", nil, "agent:main:qqbot:direct:c2c:*"),
    ("agent:main:discord:channel:123", "main", "discord", nil, "agent:main:discord:channel:*"),
    ("agent:cron:cron:b1c811c0", "cron", "cron", nil, "agent:cron:cron:b1c811c0"),
    ("agent:main:cron:b1:run:s2", "main", "cron", nil, "agent:main:cron:b1:run:s2"),
    ("agent:main:subagent:u1:subagent:u2", "main", "subagent", nil, "agent:main:subagent:u1:subagent:u2"),
    ("agent:main:acp:u1", "main", "acp", nil, "agent:main:acp:u1"),
    ("agent:main:hook:u1", "main", "hook", nil, "agent:main:hook:u1"),
    ("agent:main:openai:u1", "main", "openai", nil, "agent:main:openai:u1"),
    ("agent:main:openai-user:kim", "main", "openai", "kim", "agent:main:openai-user:kim"),
    (
      "agent:main:openresponses-user:52g53d6e", "main", "openresponses", "52g53d6e",
      "agent:main:openresponses-user:52g53d6e"
    ),
    ("agent:main:openresponses-user:+15550100200", "main", "openresponses", nil, "agent:main:openresponses-user:*"),
    ("dashboard-hbx_sl1-rob", "hbx_sl1", "dashboard", "rob", "dashboard-hbx_sl1-rob"),
    ("agent:main:dashboard-hbx-sl1-rob", "main", "dashboard", "rob", "agent:main:dashboard-hbx-sl1-rob"),
    (
      "agent:main:openresponses-user:dashboard-hbx-rob", "main", "openresponses", "rob",
      "agent:main:openresponses-user:dashboard-hbx-rob"
    ),
    ("cron:b1c811c0", nil, "cron", nil, "cron:b1c811c0"),
    ("group:-100123", nil, nil, nil, "group:*"),
    ("global", nil, nil, nil, "global"),
    ("unknown", nil, nil, nil, "unknown"),
    ("+15550100200", nil, nil, nil, "*"),
    ("agent:main:odd:thing", "main", nil, nil, "agent:main:*:*"),
    ("agent:main", nil, nil, nil, "*:*"),
    ("agent::main", nil, nil, nil, "agent::main"),
    ("", nil, nil, nil, ""),
    (":::", nil, nil, nil, "*:*:*:*"),
  ])
  func readsKeysOfEveryShape(key: String, agent: String?, channel: String?, user: String?, shown: String) {
    let read = SessionKey(key)
    #expect(read.agent == agent)
    #expect(read.channel == channel)
    #expect(read.user == user)
    #expect(read.publicText == shown)
  }
}
