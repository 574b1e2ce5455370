/// The kinds of secrets and personal data that are taken out of texts; the raw value is what stands in their place,
/// in brackets.
package enum SecretKind: String, Sendable, Hashable, CaseIterable {
  case anthropicKey = "anthropic-key"
  case openAIKey = "openai-key"
  case openRouterKey = "openrouter-key"
  case googleKey = "google-key"
  case awsAccessKey = "aws-access-key"
  case awsSecret = "aws-secret"
  case azureKey = "azure-key"
  case gitHubToken = "github-token"
  case gitLabToken = "gitlab-token"
  case slackToken = "slack-token"
  case stripeKey = "stripe-key"
  case huggingFaceToken = "huggingface-token"
  case npmToken = "npm-token"
  case pyPIToken = "pypi-token"
  case sendGridKey = "sendgrid-key"
  case twilioKey = "twilio-key"
  case telegramToken = "telegram-token"
  case discordToken = "discord-token"
  case perplexityKey = "perplexity-key"
  case groqKey = "groq-key"
  case xAIKey = "xai-key"
  case replicateToken = "replicate-token"
  case supabaseToken = "supabase-token"
  case vercelToken = "vercel-token"
  case netlifyToken = "netlify-token"
  case digitalOceanToken = "digitalocean-token"
  case linearKey = "linear-key"
  case notionToken = "notion-token"
  case shopifyToken = "shopify-token"
  case dockerToken = "docker-token"
  case databricksToken = "databricks-token"
  case vaultToken = "vault-token"
  /// A key of one of the many smaller services that mark theirs with a prefix, or a value named as an API key.
  case apiKey = "api-key"
  /// Credentials after `Bearer`.
  case bearerToken = "bearer-token"
  /// Credentials of an `Authorization` header in another scheme.
  case credentials = "credentials"
  /// A JSON Web Token (RFC 7519).
  case jsonWebToken = "jwt"
  /// A private key in text form (RFC 7468, OpenSSH, PGP).
  case privateKey = "private-key"
  case password = "password"
  /// A value named as a secret.
  case secret = "secret"
  /// A value named as a token.
  case token = "token"
  /// The values of a `Cookie` or `Set-Cookie` header.
  case cookie
  /// An address that whoever knows it may post to.
  case webhook
  case emailAddress = "e-mail"
  case phoneNumber = "phone"

  /// Whether it is personal rather than secret, so that a site for insiders may show it.
  package var isPersonal: Bool { self == .emailAddress || self == .phoneNumber }

  /// What stands in the place of such a secret.
  package var label: String { "[\(rawValue)]" }
}
