/// What a name before a colon or an equals sign says of the value behind it.
enum SecretName: Sendable, Hashable {
  /// A password: may be any word.
  case password
  /// A secret: may be any word, but seldom is in prose.
  case secret(SecretKind)
  /// A key or a token whose name says what it is for, such as `api_key` and `access_token`.
  case key(SecretKind)
  /// `token` alone, which is also a unit of text.
  case token
  /// The `Authorization` header.
  case authorization
  /// The `Cookie` header; a server sets one value with `Set-Cookie`.
  case cookie(isSet: Bool)
  /// What proves that somebody may use the address that it belongs to.
  case signature(SecretKind)
  /// A password, unless it is a folder: `Pwd` of a connection string, `PWD` of a shell.
  case shortPassword
  /// A phone number.
  case phone

  /// The kind that a name stands for; `folded` is in small letters without `_` and `-`, as `apikey` for `API_KEY`.
  init?(folded name: String) {
    switch name.utf8.last {
    case UInt8(ascii: "d"):
      guard Self.endings(["password", "passwd", "pwd", "passwort"], of: name) || name == "passcode" else { return nil }
      // The shell's working folders.
      if name == "oldpwd" || name == "initpwd" { return nil }
      self = name == "pwd" ? .shortPassword : .password
    case UInt8(ascii: "e"):
      if name == "cookie" || name == "setcookie" {
        self = .cookie(isSet: name == "setcookie")
        return
      }
      if name == "xamzsignature" {
        self = .signature(.awsSecret)
        return
      }
      if Self.phones.contains(name) {
        self = .phone
        return
      }
      guard Self.endings(["passphrase", "passcode"], of: name) else { return nil }
      self = .password
    case UInt8(ascii: "t"):
      if Self.endings(["passwort", "kennwort"], of: name) {
        self = .password
      } else if name.hasSuffix("secret") {
        self = .secret(name.hasPrefix("aws") ? .awsSecret : .secret)
      } else {
        return nil
      }
    case UInt8(ascii: "g"):
      guard name == "sig" else { return nil }
      self = .signature(.azureKey)
    case UInt8(ascii: "l"), UInt8(ascii: "p"), UInt8(ascii: "r"), UInt8(ascii: "x"), UInt8(ascii: "o"):
      guard Self.phones.contains(name) else { return nil }
      self = .phone
    case UInt8(ascii: "y"): guard let key = Self.key(name) else { return nil }; self = key
    case UInt8(ascii: "n"):
      if name == "msisdn" {
        self = .phone
        return
      }
      guard let token = Self.token(name) else { return nil }
      self = token
    default: return nil
    }
  }

  private static func endings(_ endings: [String], of name: String) -> Bool { endings.contains { name.hasSuffix($0) } }

  private static func key(_ name: String) -> SecretName? {
    guard name.hasSuffix("key") else { return nil }
    let owner = name.dropLast(3)
    if owner.hasSuffix("secretaccess") || owner.hasSuffix("awssecret") { return .secret(.awsSecret) }
    if owner == "account" || owner == "sharedaccess" { return .key(.azureKey) }
    if owner.hasSuffix("secret") || owner.hasSuffix("private") { return .secret(.secret) }
    let known = [
      "api", "access", "auth", "encryption", "signing", "master", "service", "servicerole", "license", "subscription",
    ]
    return known.contains { owner.hasSuffix($0) } ? .key(.apiKey) : nil
  }

  private static func token(_ name: String) -> SecretName? {
    if name == "authorization" || name == "proxyauthorization" { return .authorization }
    guard name.hasSuffix("token") else { return nil }
    let owner = name.dropLast(5)
    if [
      "access", "auth", "refresh", "bot", "api", "id", "gateway", "bearer", "user", "app", "csrf", "webhook", "github",
      "gitlab", "slack", "discord", "telegram", "npm", "hf", "deploy", "secret", "security", "oauth", "verify",
      "personal",
    ].contains(where: owner.hasSuffix) {
      return .key(.token)
    }
    // Counts and cursors.
    let units = [
      "page", "next", "per", "max", "min", "input", "output", "cache", "continuation", "sync", "total", "stop",
      "eos", "bos", "pad", "last", "first", "cancellation",
    ]
    return units.contains(where: owner.hasSuffix) ? nil : .token
  }

  /// Names of what holds a phone number.
  private static let phones: Set<String> = [
    "phone", "telephone", "cellphone", "mobilephone", "homephone", "workphone", "userphone", "contactphone", "mobile",
    "phonenumber", "mobilenumber", "telephonenumber", "contactnumber", "whatsappnumber", "phoneno", "mobileno",
    "tel", "telno", "fax", "whatsapp",
  ]

  /// Words that make the name of a phone number of the word `number` behind them, as in "Phone number: …".
  static let ownersOfNumbers: Set<String> = ["phone", "mobile", "telephone", "contact", "whatsapp", "cell", "fax"]

  /// Words that make a key of the word `key` behind them, as in "API key: …".
  static let ownersOfKeys: Set<String> = [
    "api", "access", "secret", "auth", "private", "encryption", "signing", "master", "license",
  ]

  /// Words that stand where a value could, in small letters without `_` and `-`.
  static let noValues: Set<String> = [
    "none", "null", "nil", "undefined", "true", "false", "yes", "no", "string", "str", "text", "int", "bool", "boolean",
    "number", "any", "object", "required", "optional", "missing", "invalid", "valid", "expired", "empty", "unset",
    "set",
    "not", "wrong", "incorrect", "ok", "changed", "rotated", "hidden", "redacted", "masked", "removed", "secret",
    "password", "token", "key", "value", "example", "here", "protected", "unknown", "na", "n/a", "tbd", "todo", "the",
    "a",
    "see", "is", "was", "stored", "encrypted", "hashed", "default", "enabled", "disabled", "found", "revoked", "reset",
    "updated", "rejected", "accepted", "failed", "mismatch", "env", "pending", "done", "active", "inactive",
    "refreshed",
    "bearer", "basic", "and", "or", "for", "from", "in", "to", "on", "off", "your", "my", "this", "authentication",
    "varchar", "leaked", "exposed", "unchanged", "present", "absent", "unavailable", "denied", "refused", "blocked",
  ]

  /// The same directly behind the separator, where a word is rather a value.
  static let noValuesAtAll: Set<String> = [
    "none", "null", "nil", "undefined", "true", "false", "yes", "no", "string", "str", "int", "bool", "required",
    "optional", "redacted", "masked", "hidden", "removed", "on", "off", "missing",
  ]

  /// What a name in code begins with.
  static let variables: Set<String> = [
    "self", "this", "process", "os", "config", "cfg", "req", "request", "env", "settings", "args", "options", "opts",
    "params", "props", "user", "ctx", "context", "body", "data", "input", "form", "import", "secrets", "vars", "inputs",
  ]
}
