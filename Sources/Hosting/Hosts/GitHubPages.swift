/// Writes `.nojekyll`, which keeps GitHub Pages from leaving out files; nothing else can be set there.
enum GitHubPages {
  static func files(_ plan: HeaderPlan) -> HostFiles {
    var files = HostFiles(.gitHubPages)
    files.add(".nojekyll", to: .output, "")
    files.lacks(
      "no header can be set: every file is kept ten minutes, none of the security headers is sent, and /api/agents "
        + "does not lead to /api/agents.json", in: ".nojekyll")
    return files
  }
}
