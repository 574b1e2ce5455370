import Markdown

/// Which column of a report's table is what, told by the words of its header.
struct ReportColumns {
  /// What a column holds.
  enum Role: Hashable, CaseIterable {
    case agent, session, kind, model, provider, day, tokens, cost, input, output, cacheRead, cacheWrite, cache
  }

  private var indices: [Role: Int] = [:]

  /// Reads a header row; of several columns of one role the first counts.
  init(_ header: [TableCell]) {
    var name: Int?
    for (index, cell) in header.enumerated() {
      if Self.key(cell) == "name" { name = name ?? index }
      guard let role = Self.role(cell), indices[role] == nil else { continue }
      indices[role] = index
    }
    // In "Type | Name" the name is the agent's; beside an agent column it is something else.
    if indices[.agent] == nil { indices[.agent] = name }
  }

  /// The index of the column of a role, or nil.
  subscript(role: Role) -> Int? { indices[role] }

  /// Whether a column holds tokens or costs.
  var hasFigures: Bool {
    let figures: [Role] = [.tokens, .cost, .input, .output, .cacheRead, .cacheWrite]
    return figures.contains { indices[$0] != nil }
  }

  private static func key(_ cell: TableCell) -> String {
    SignText.trimmed(SignText.words(SignText.withoutNotes(cell.plainText)))
  }

  private static func role(_ cell: TableCell) -> Role? {
    let text = cell.plainText
    // Shares, and columns counted in thousands or in another currency, are no plain figures.
    if text.unicodeScalars.contains(where: { ["%", "％", "¥", "￥", "€", "£"].contains($0) }) { return nil }
    if let open = text.unicodeScalars.firstIndex(of: "(") {
      let note = SignText.trimmed(SignText.words(String(text.unicodeScalars[open...])))
      if otherScales.contains(note) { return nil }
    }
    return roles[key(cell)]
  }

  private static let otherScales: Set<String> = [
    "k", "m", "b", "thousands", "millions", "billions", "cny", "rmb", "eur", "gbp", "hkd", "元", "万", "亿",
  ]

  private static let roles: [String: Role] = {
    let words: [(Role, String)] = [
      (.agent, "agent,agents,agent name,agent id,bot,subagent,sub agent,代理,智能体,агент,агенти,агенты,agente"),
      (.session, "session,sessions,session id,cycle,checkpoint,会话,сесія,сессия,session name"),
      (.kind, "type,kind,类型,тип"),
      (.model, "model,models,model name,模型,модель,modèle,modelo"),
      (.provider, "provider,提供商,провайдер,fournisseur"),
      (.day, "date,day,日期,дата,jour"),
      (
        .tokens,
        "tokens,token,total tokens,total,tokens used,token usage,token count,总计,总量,用量,токени,токены,всього"
      ),
      (.cost, "cost,costs,price,total cost,usd,cost usd,spend,spending,费用,成本,ціна,цена,вартість,стоимость,coût,coste"),
      (.input, "input,inputs,input tokens,tokens in,in,prompt,prompt tokens,输入,вхід,entrée"),
      (.output, "output,outputs,output tokens,tokens out,out,completion,completion tokens,输出,вихід,sortie"),
      (.cacheRead, "cache read,cache reads,cached,cached input,cache hit,cache hits,缓存读取"),
      (.cacheWrite, "cache write,cache writes,cache creation,缓存写入"),
      (.cache, "cache,cache tokens,缓存"),
    ]
    var table: [String: Role] = [:]
    for (role, list) in words {
      for word in list.split(separator: ",") { table[String(word)] = role }
    }
    return table
  }()
}
