package codev.infra.web.identity;

/**
 * An account at an identity provider: what never changes of the person who signs in with it.
 *
 * @param issuer the provider, as it is recorded
 * @param id the account there ({@code sub})
 */
public record Subject(String issuer, String id) {
  /** Both in one text, by which a view finds it. */
  String key() {
    return issuer + "#" + id;
  }
}
