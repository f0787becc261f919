package codev.group.identity;

import codev.group.domain.event.SubjectEvent.AccountBindingEvent;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the accounts that have come with a user name; without one, nobody has since it was
 * released.
 *
 * @param bound the one that is the person
 * @param refused the others, since it was bound
 */
public record IdentityView(Username person, Account bound, List<Account> refused) {

  /**
   * An account at the identity provider.
   *
   * @param at when it first came
   */
  public record Account(String issuer, String subject, Instant at) {
    boolean is(Account other) {
      return issuer.equals(other.issuer) && subject.equals(other.subject);
    }
  }

  static final Projection<AccountBindingEvent, IdentityView> PROJECTION =
      Projection.of("identities", AccountBindingEvent.class, IdentityView.class)
          .by(e -> e.person().value())
          .fold(IdentityView::after);

  private static @Nullable IdentityView after(
      @Nullable IdentityView before, AccountBindingEvent event) {
    return switch (event) {
      case SubjectBound e -> of(e);
      case SubjectAssigned e -> of(e.binding());
      case SubjectRefused e ->
          before == null ? null : before.with(new Account(e.issuer(), e.subject(), e.at()));
      case SubjectReleased _ -> null;
    };
  }

  private static IdentityView of(SubjectBound e) {
    return new IdentityView(e.person(), new Account(e.issuer(), e.subject(), e.at()), List.of());
  }

  /** Without refused accounts that have been linked to another person since. */
  IdentityView without(List<Account> linked) {
    return new IdentityView(
        person,
        bound,
        refused.stream().filter(account -> linked.stream().noneMatch(account::is)).toList());
  }

  private IdentityView with(Account next) {
    return new IdentityView(
        person, bound, Stream.concat(refused.stream(), Stream.of(next)).toList());
  }

  public boolean isContested() {
    return !refused.isEmpty();
  }
}
