/// What the owner of a workspace may decide; every value has a default, so that no configuration file is needed.
package struct SiteConfiguration: Sendable, Hashable {
  /// A price per million tokens in US dollars.
  package struct Price: Sendable, Hashable {
    /// The model's name exactly as the sources write it.
    package var model: String
    /// Picodollars for one token of each kind; nil where no price is given.
    package var input, output, cacheRead, cacheWrite: Int64?

    /// Makes a price.
    package init(model: String, input: Int64?, output: Int64?, cacheRead: Int64?, cacheWrite: Int64?) {
      self.model = model
      self.input = input
      self.output = output
      self.cacheRead = cacheRead
      self.cacheWrite = cacheWrite
    }
  }

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
  /// Agents, sorted by id.
  package var agents: [AgentSettings] = []
  /// Prices, sorted by model.
  package var prices: [Price] = []
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
