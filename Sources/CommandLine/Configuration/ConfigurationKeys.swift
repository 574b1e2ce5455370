import Hosting
import Ingest
import Model
import Reports

/// The keys that `fleetledger.json` may have, for reading, for the nearest name and for the schema's test.
package enum ConfigurationKeys {
  /// Keys of the configuration itself.
  package static let root = [
    "$schema", "title", "timezone", "weekStart", "baseURL", "sources", "exclude", "documents", "disjointSources",
    "agents", "prices",
    "priceFile", "cost", "budgets", "stuckAfter", "cache", "templates", "staleAfter",
    "visibility", "privacy", "unredacted",
  ]
  /// Keys of a source.
  package static let source = ["path", "format", "timezone", "history", "series"]
  /// Keys of an agent.
  package static let agent = ["name", "aliases", "department"]
  /// Keys of rates, in US dollars for a million tokens.
  package static let rates = ["input", "output", "cacheRead", "cacheWrite", "cacheWrite1h"]
  /// Keys of a price: rates, the days for which they hold, and those of long prompts.
  package static let price = rates + ["validFrom", "validTo", "above"]
  /// Keys of the price of long prompts.
  package static let band = rates + ["promptTokens"]
  /// Keys of a budget.
  package static let budget = ["name", "usd", "period", "agent", "model", "user"]
  /// The times for which a budget may hold.
  package static let budgetPeriods = BudgetSettings.Period.allCases.map(\.rawValue)
  /// Where the history of a source may be read from.
  package static let histories = ["git"]
  /// How the versions of a source may belong together.
  package static let series = SourceVersion.Reading.allCases.map(\.rawValue)
  /// Names of formats.
  package static let formats = SourceFormat.allCases.map(\.rawValue)
  /// Names of documents whose cache time can be set.
  package static let documents = CachePolicies.defaults.map(\.document)
}
