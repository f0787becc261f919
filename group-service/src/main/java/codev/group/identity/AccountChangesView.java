package codev.group.identity;

import codev.group.domain.event.SubjectEvent.AccountBindingEvent;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read model of what administrators have changed lately about which account is a person. */
public record AccountChangesView(Username person, List<Change> changes) {
  /** Older ones go when the next one comes: longer than any of them is announced. */
  private static final Duration RETENTION = Duration.ofDays(31);

  /** What was done with the account of a person. */
  public enum Kind {
    RELEASED,
    ASSIGNED
  }

  /** One of them. */
  public record Change(Kind kind, Username by, Instant at) {}

  /** One document for each person with changes. */
  static final Projection<AccountBindingEvent, AccountChangesView> PROJECTION =
      Projection.of("account-changes", AccountBindingEvent.class, AccountChangesView.class)
          .by(e -> e.person().value())
          .fold(AccountChangesView::after);

  private static @Nullable AccountChangesView after(
      @Nullable AccountChangesView before, AccountBindingEvent event) {
    return switch (event) {
      case SubjectReleased e -> with(before, e.person(), new Change(Kind.RELEASED, e.by(), e.at()));
      case SubjectAssigned e -> with(before, e.person(), new Change(Kind.ASSIGNED, e.by(), e.at()));
      case SubjectBound _, SubjectRefused _ -> before;
    };
  }

  private static AccountChangesView with(
      @Nullable AccountChangesView before, Username person, Change next) {
    var earlier = before == null ? List.<Change>of() : before.changes();
    return new AccountChangesView(
        person,
        Stream.concat(
                earlier.stream().filter(change -> change.at().isAfter(next.at().minus(RETENTION))),
                Stream.of(next))
            .toList());
  }
}
