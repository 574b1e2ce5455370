/// What the owner of a workspace may decide; every value has a default, so that no configuration file is needed.
package struct SiteConfiguration: Sendable, Hashable {
  /// A source named by its path.
  package struct NamedSource: Sendable, Hashable {
    /// A path or a pattern with `*` and `**`, relative to the workspace.
    package var path: String
    /// The format to read it with, or nil to find out.
    package var format: String?
    /// The zone of its clock times without one, or nil.
    package var timezone: String?
    /// Whether the past versions that the workspace's git repository has of it are read too.
    package var hasHistory = false
    /// How several versions of it belong together, or nil to find out.
    package var series: SourceVersion.Reading?

    /// Makes a named source.
    package init(path: String, format: String? = nil, timezone: String? = nil) {
      self.path = path
      self.format = format
      self.timezone = timezone
    }
  }

  /// What the configuration says about one agent.
  package struct AgentSettings: Sendable, Hashable {
    /// The id under which the agent is published.
    package var id: String
    /// The name to show, or nil.
    package var name: String?
    /// Other ids and names that mean this agent.
    package var aliases: [String]
    /// The department, or nil.
    package var department: String?

    /// Makes settings of an agent.
    package init(id: String, name: String? = nil, aliases: [String] = [], department: String? = nil) {
      self.id = id
      self.name = name
      self.aliases = aliases
      self.department = department
    }
  }

  /// The site's title.
  package var title = "Fleet costs"
  /// The zone in which days are counted: an IANA name or an offset.
  package var timezone = "UTC"
  /// The first day of a week: 1 Monday to 7 Sunday.
  package var weekStart = 1
  /// Where the site will be reached, without a trailing slash, or nil.
  package var baseURL: String?
  /// Sources beside the well-known ones, or settings for them.
  package var sources: [NamedSource] = []
  /// Patterns of paths that are not read.
  package var exclude: [String] = []
  /// Patterns of the paths of Markdown files that are shown as documents, beside those of well-known names.
  package var documents: [String] = []
  /// Agents, sorted by id.
  package var agents: [AgentSettings] = []
  /// Prices, sorted by model; rows of one model in the order of the configuration.
  package var prices: [PriceRow] = []
  /// The folder of templates that stand in the place of the command's own, relative to the workspace or absolute, or nil.
  package var templates: String?
  /// The path of a price file in LiteLLM's form, relative to the workspace or absolute, or nil.
  package var priceFile: String?
  /// Which cost is shown of a call that has both.
  package var cost = CostChoice.auto
  /// The age, in seconds, from which on pages say in the browser that their data is stale.
  package var staleAfter = 86_400
  /// For whom the site is. Nil: search engines may keep it, and pages of other sites may not read it.
  package var visibility: Visibility?

  /// For whom the site is. It is a wish to robots, caches and browsers, not access control.
  package enum Visibility: String, Sendable, Hashable, CaseIterable {
    /// For everybody: pages of other sites may read and embed its data too.
    case `public`
    /// For few: neither search engines nor caches shared by several readers are to keep it.
    case `private`
  }

  /// What is masked in all that leaves: on the site, in tables and in diagnostics.
  package var privacy = Privacy.public
  /// What is not masked: whole texts, or `@domain` for the e-mail addresses of a domain; in the order of the configuration.
  package var unredacted: [String] = []

  /// How much is masked.
  package enum Privacy: String, Sendable, Hashable, CaseIterable {
    /// Secrets, e-mail addresses and phone numbers.
    case `public`
    /// Secrets alone.
    case `internal`
    /// Nothing.
    case off
  }

  /// Which of a record's two costs is shown.
  package enum CostChoice: String, Sendable, Hashable, CaseIterable {
    /// What its source records; where that is nothing the record is unpriced.
    case recorded
    /// Tokens times price; where no price is known the record is unpriced.
    case priced
    /// What its source records; where that is nothing, or $0 for a price that the source did not know, the priced one.
    case auto
  }

  /// What may be spent, in the order of the configuration.
  package var budgets: [BudgetSettings] = []
  /// How long an active task may go without a change before it counts as stuck, in seconds, above 0.
  package var stuckAfter = 24 * 3600
  /// Cache times of documents in seconds by document name, sorted by name.
  package var cache: [CacheTime] = []
  /// Whether sources of lower rank are additional spending and not another view of the same ("disjoint").
  package var disjointSources: [String] = []

  /// The cache time of a document.
  package struct CacheTime: Sendable, Hashable {
    /// The document's name, such as `agents`.
    package var document: String
    /// Seconds, 0 to 86,400.
    package var seconds: Int

    /// Makes a cache time.
    package init(document: String, seconds: Int) {
      self.document = document
      self.seconds = seconds
    }
  }

  /// The configuration of a workspace without a configuration file.
  package init() {}
}
