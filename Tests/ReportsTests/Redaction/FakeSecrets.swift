import Reports

extension FakeSecret {
  private static func any(_ length: Int) -> String { chance(length) }
  private static func url(_ length: Int) -> String { "a1B" + chance(length - 4, base64URL) + "z" }
  private static func hex(_ length: Int) -> String { chance(length, hexadecimals) }

  /// Keys that their prefix gives away.
  static let prefixed: [FakeSecret] = [
    .init(.anthropicKey, "sk-", "ant-", "api03-", url(93), "AA"),
    .init(.anthropicKey, "sk-", "ant-", "admin01-", url(80)),
    .init(.anthropicKey, "sk-", "ant-", "oat01-", url(80)), .init(.anthropicKey, "sk-", "ant-", any(40)),
    .init(.openAIKey, "sk-", any(48)), .init(.openAIKey, "sk-", hex(32)), .init(.openAIKey, "sk-", "proj-", url(120)),
    .init(.openAIKey, "sk-", "svcacct-", url(60)), .init(.openAIKey, "sess-", any(40)),
    .init(.openRouterKey, "sk-", "or-", "v1-", hex(64)), .init(.googleKey, "AI", "za", "Sy", url(33)),
    .init(.googleKey, "GOC", "SPX-", url(28)), .init(.googleKey, "ya", "29.", url(60)),
    .init(.awsAccessKey, "AK", "IA", chance(16, capitals)), .init(.awsAccessKey, "AS", "IA", chance(16, capitals)),
    .init(.gitHubToken, "gh", "p_", any(36)), .init(.gitHubToken, "gh", "o_", any(36)),
    .init(.gitHubToken, "gh", "u_", any(36)), .init(.gitHubToken, "gh", "s_", any(36)),
    .init(.gitHubToken, "gh", "r_", any(36)), .init(.gitHubToken, "github", "_pat_", any(22), "_", any(59)),
    .init(.gitLabToken, "gl", "pat-", url(20)),
    .init(.slackToken, "xo", "xb-", chance(12, digits), "-", chance(13, digits), "-", any(24)),
    .init(.slackToken, "xo", "xa-", any(20)), .init(.slackToken, "xo", "xp-", chance(12, digits), "-", any(30)),
    .init(.slackToken, "xo", "xr-", any(20)), .init(.slackToken, "xo", "xs-", any(20)),
    .init(.stripeKey, "sk_", "live_", any(24)), .init(.stripeKey, "rk_", "live_", any(24)),
    .init(.stripeKey, "sk_", "test_", any(24)), .init(.stripeKey, "whs", "ec_", any(32)),
    .init(.huggingFaceToken, "h", "f_", any(34)), .init(.npmToken, "np", "m_", any(36)),
    .init(.pyPIToken, "py", "pi-", "AgEIcHlwaS5vcmc", url(90)), .init(.sendGridKey, "SG", ".", url(22), ".", url(43)),
    .init(.twilioKey, "S", "K", hex(32)), .init(.telegramToken, chance(10, "123456789"), ":", "AA", url(33)),
    .init(.telegramToken, chance(8, "123456789"), ":", "AA", url(33)),
    .init(.discordToken, "M", chance(23), ".", "GaBc1d", ".", url(38)),
    .init(.discordToken, "N", chance(25), ".", "XyZ_-1", ".", url(27)), .init(.perplexityKey, "pp", "lx-", any(48)),
    .init(.groqKey, "gs", "k_", any(52)), .init(.xAIKey, "xa", "i-", any(80)),
    .init(.replicateToken, "r", "8_", any(37)),
    .init(.supabaseToken, "sb", "p_", hex(40)), .init(.vercelToken, "vercel_", "blob_rw_", any(16), "_", any(30)),
    .init(.vercelToken, "vc", "p_", any(56)), .init(.netlifyToken, "nf", "p_", any(36)),
    .init(.digitalOceanToken, "dop", "_v1_", hex(64)), .init(.linearKey, "lin_", "api_", any(40)),
    .init(.notionToken, "nt", "n_", any(46)), .init(.notionToken, "secr", "et_", any(43)),
    .init(.shopifyToken, "shp", "at_", hex(32)), .init(.dockerToken, "dckr", "_pat_", url(27)),
    .init(.databricksToken, "da", "pi", hex(32)), .init(.vaultToken, "hv", "s.", url(24)),
    .init(.apiKey, "fig", "d_", url(40)), .init(.apiKey, "tv", "ly-", any(32)), .init(.apiKey, "p", "a-", any(43)),
    .init(.jsonWebToken, "ey", "JhbGciOiJIUzI1NiJ9", ".", "ey", "JzdWIiOiIxMjM0In0", ".", url(43)),
  ]

  private static let keyLines = (0..<3).map { chance(64, alphanumerics + "+/", seed: UInt64($0 + 3)) }
  private static func keyMark(_ word: String, _ kind: String) -> String {
    "-----" + word + " " + kind + "PRIVATE" + " KEY-----"
  }

  /// Secrets that the words around them give away.
  static let spoken: [FakeSecret] = [
    .init(.bearerToken, "curl -H \"Authorization: Bearer ", [any(40)], "\" https://api.example.com/v1"),
    .init(.bearerToken, "Authorization: Bearer ", ["abc", "123"], ""),
    .init(.bearerToken, "authorization: bearer ", [url(30)], "\nHost: x"),
    .init(.bearerToken, "used Bearer ", [any(24)], "."),
    .init(.bearerToken, "{\"Authorization\":\"Bearer ", [any(24)], "\"}"),
    .init(.credentials, "Authorization: Basic ", ["dXNlcj", "pwYXNz"], " was sent"),
    .init(.credentials, "header Basic ", ["QWxhZGRpbjpv", "cGVuc2VzYW1l", "=="], " refused"),
    .init(.credentials, "Authorization: Bot ", ["q1W2", "e3R4"], ""),
    .init(.password, "postgres://nexus:", ["hunt", "er2"], "@db.internal:5432/fleet"),
    .init(.password, "see https://admin:", ["p@ss", "w0rd"], "@example.com/a?b=c for it"),
    .init(.password, "redis://:", ["topse", "cret"], "@127.0.0.1:6379/0"),
    .init(.password, "amqp://guest:", ["pass", "word"], "@mq"),
    .init(.password, "mysql://root:", ["a/b", "c"], "@db/fleet"),
    .init(.password, "login with password=", ["hunt", "er2"], " now"),
    .init(.password, "PASSWORD: ", ["Tr0ub", "4dor&3"], ""),
    .init(.password, "password: ", ["sword", "fish"], "\nnext line"),
    .init(.password, "**Password:** ", ["hunt", "er2"], ""),
    .init(.password, "{\"password\": \"", ["correct ", "horse"], "\", \"user\": \"x\"}"),
    .init(.password, "{\\\"password\\\": \\\"", ["correct", "horse"], "\\\"}"),
    .init(.password, "PGPASSWORD=", ["xy", "z"], " psql"),
    .init(.password, "DB_PASS=", ["letme", "in"], ""), .init(.password, "smtpPassword='", ["let me", " in"], "'"),
    .init(.password, "Server=x;Password=", ["le7t", "me"], ";Database=y"),
    .init(.password, "--password ", ["s3cr", "et!"], " --yes"),
    .init(.password, "密码：", ["hunt", "er2"], ""), .init(.password, "passphrase = ", ["correct-", "horse-7"], " ok"),
    .init(.secret, "client_secret=", [any(20)], "&grant=x"), .init(.secret, "CLIENT_SECRET: ", [any(20)], ""),
    .init(.secret, "webhook secret: ", ["a1", "b2c3"], ""), .init(.secret, "secret=", ["open", "sesame"], ""),
    .init(.awsSecret, "aws_secret_access_key = ", [chance(40, alphanumerics + "/+")], ""),
    .init(.awsSecret, "AWS_SECRET_ACCESS_KEY=", [chance(40)], " aws s3 ls"),
    .init(.azureKey, "AccountName=x;AccountKey=", [chance(86), "=="], ";EndpointSuffix=y"),
    .init(.apiKey, "api_key: ", [hex(32)], ""), .init(.apiKey, "OPENAI_API_KEY=", [any(30)], ""),
    .init(.apiKey, "the API key: ", [any(30)], " was rotated"), .init(.apiKey, "x-api-key: ", [hex(24)], ""),
    .init(.apiKey, "apiKey=\"", [any(12)], "\""), .init(.apiKey, "https://x.example/v1?api_key=", [any(16)], "&q=1"),
    .init(.token, "token=", ["abc", "123"], " is set"), .init(.token, "token: ", [any(20)], " is set"),
    .init(.token, "\"access_token\":\"", [any(20)], "\""), .init(.token, "gateway_token: ", [hex(48)], ""),
    .init(.token, "GET /ws?token=", ["dead", "beef"], "&v=1"), .init(.token, "--token ", [any(20)], ""),
    .init(.emailAddress, "mail ", ["nexus", "@", "example.com"], " about it"),
    .init(.emailAddress, "", ["erik.oncu+fleet", "@", "sub.example.co.uk"], ""),
    .init(.emailAddress, "<", ["a", "@", "b.cc"], ">,"),
    .init(.emailAddress, "mailto:", ["x_y", "@", "example.org"], "?subject=a"),
    .init(.emailAddress, "Contact: ", ["bob", "@", "example.com"], ": he knows."),
    .init(.emailAddress, "write to ", ["bob", "@", "example.com"], "."),
    .init(.emailAddress, "联系", ["bob", "@", "163.com"], "谢谢"),
    .init(.emailAddress, "chat ", ["85212345678", "@", "s.whatsapp.net"], ""),
    .init(
      .privateKey, "key:\n",
      [keyMark("BEGIN", "RSA "), "\n", keyLines.joined(separator: "\n"), "\nab==\n", keyMark("END", "RSA ")],
      "\nafter"),
    .init(
      .privateKey, "\"key\": \"",
      [keyMark("BEGIN", ""), "\\n", keyLines.joined(separator: "\\n"), "\\n", keyMark("END", "")],
      "\\n\""),
    .init(
      .privateKey, "cut ", [keyMark("BEGIN", "OPENSSH "), "\n", keyLines.joined(separator: "\n")], "\n\nand so on"),
    .init(
      .privateKey, "the rest is here\n\n", [keyLines.joined(separator: "\n"), "\nab==\n", keyMark("END", "EC ")],
      " fine"),
    .init(.privateKey, "the rest\\n", [keyLines.joined(separator: "\\n"), "\\n", keyMark("END", "EC ")], " fine"),
  ]

  static let all = prefixed + spoken + phones + logins + morePrefixed
}
