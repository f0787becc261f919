package codev.group.evidence;

import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.HalfDay;
import codev.group.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who signed for a session, and how long it lasted.
 *
 * @param openedAt absent until the session is over, like {@code closedAt}
 */
record SignedSession(
    @Nullable Instant openedAt, @Nullable Instant closedAt, List<Signature> signatures) {
  static final SignedSession EMPTY = new SignedSession(null, null, List.of());

  /** One of them. */
  record Signature(Username person, HalfDay halfDay, Instant at) {}

  SignedSession after(OfGroup event) {
    return switch (event) {
      case SignatureNoted e ->
          new SignedSession(
              openedAt,
              closedAt,
              Stream.concat(
                      signatures.stream(),
                      Stream.of(new Signature(e.person(), e.halfDay(), e.at())))
                  .toList());
      case SessionPostponed _ -> EMPTY; // what was signed was another day
      case SessionHeld e -> new SignedSession(e.openedAt(), e.closedAt(), signatures);
      default -> this;
    };
  }

  /** When somebody signed; empty if they did not. */
  Optional<Instant> signedAt(Username person, HalfDay halfDay) {
    return signatures.stream()
        .filter(s -> s.person().equals(person) && s.halfDay() == halfDay)
        .map(Signature::at)
        .findFirst();
  }
}
