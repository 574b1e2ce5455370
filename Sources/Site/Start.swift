package import Hosting
package import Model
package import Reports
import JSON

package struct SiteBuilder {
  package init(configuration: SiteConfiguration, zone: ZoneRules) throws {}
  package func resources(from documents: DocumentSet) throws -> [Resource] {
    documents.documents.map { Resource(path: "api/\($0.name).json", cachePolicy: CachePolicies().policy(forDocument: $0.name), bytes: JSONWriter.bytes(of: $0.value.json)) }
  }
  package func buildResource(_ document: Document) -> Resource {
    Resource(path: "api/build.json", cachePolicy: CachePolicies().policy(forDocument: "build"), bytes: JSONWriter.bytes(of: document.value.json), isVolatile: true)
  }
}
