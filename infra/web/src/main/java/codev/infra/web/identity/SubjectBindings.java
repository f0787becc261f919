package codev.infra.web.identity;

import codev.infra.projections.ReadModel;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.function.Function;

/** Which subjects are bound to which user names, as far as this service knows. */
public final class SubjectBindings {
  private final ReadModel<BoundSubject> bindings;
  private final StaleIfErrorCache<Subject, Optional<String>> usernames;
  private final StaleIfErrorCache<String, Optional<Subject>> subjects;

  public SubjectBindings(ReadModel<BoundSubject> bindings) {
    this.bindings = bindings;
    this.usernames = cache(subject -> usernameOf(subject, bindings), bindings);
    this.subjects = cache(name -> bindings.find(name).map(BoundSubject::subject), bindings);
  }

  private static <K, V> StaleIfErrorCache<K, V> cache(
      Function<K, V> view, ReadModel<BoundSubject> bindings) {
    return StaleIfErrorCache.ofChanges(view, bindings::lastChange, Ticker.systemTicker());
  }

  /**
   * @param claimed by the token: nearly always the name that is sought, and a document is found by
   *     its id sooner than by a field
   */
  Optional<String> usernameOf(Subject subject, String claimed) {
    return subjectOf(claimed).filter(subject::equals).isPresent()
        ? Optional.of(claimed)
        : usernames.of(subject);
  }

  Optional<Subject> subjectOf(String username) {
    return subjects.of(username);
  }

  /** At the end of the log: what a binding is decided on. */
  public Optional<String> currentUsernameOf(Subject subject) {
    return usernameOf(subject, bindings.current());
  }

  /** Asks the view again: this has just changed. */
  public void forget(Subject subject, String username) {
    usernames.forget(subject);
    subjects.forget(username);
  }

  private static Optional<String> usernameOf(Subject subject, ReadModel<BoundSubject> bindings) {
    return bindings.where("key", subject.key()).stream().map(BoundSubject::username).findFirst();
  }
}
