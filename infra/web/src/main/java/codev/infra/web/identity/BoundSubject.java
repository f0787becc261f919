package codev.infra.web.identity;

/**
 * Read model: the subject to which a user name is bound; one document for each user name.
 *
 * @param key of the subject
 */
public record BoundSubject(String username, String issuer, String id, String key) {
  public static BoundSubject of(String username, String issuer, String id) {
    return new BoundSubject(username, issuer, id, new Subject(issuer, id).key());
  }

  Subject subject() {
    return new Subject(issuer, id);
  }
}
