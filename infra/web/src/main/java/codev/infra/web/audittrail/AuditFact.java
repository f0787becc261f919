package codev.infra.web.audittrail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor reads of one event: people, where, and marks, never words.
 *
 * @param variant of the event's sentence; null: the usual one
 * @param by user name of who did it; null: no person, or another service reported it
 * @param whom user names of whom it concerns
 * @param details message keys without arguments: how, and what the method advises against
 * @param isReasoned whether a reason was recorded
 * @param startsAt when a session is to begin, where that was decided
 */
public record AuditFact(
    Instant at,
    @Nullable String variant,
    @Nullable String by,
    List<String> whom,
    AuditScope place,
    List<String> details,
    boolean isReasoned,
    @Nullable Instant startsAt) {

  public AuditFact {
    whom = List.copyOf(whom);
    details = List.copyOf(details);
  }

  /** Where it was done, as far as the event says. */
  public record AuditScope(@Nullable UUID programme, @Nullable UUID group, @Nullable UUID session) {
    static final AuditScope NONE = new AuditScope(null, null, null);
  }

  /** Of no person, or of one whom another service knows. */
  public static AuditFact at(Instant at) {
    return new AuditFact(at, null, null, List.of(), AuditScope.NONE, List.of(), false, null);
  }

  /**
   * @param person a user name
   */
  public AuditFact by(Object person) {
    return new AuditFact(
        at, variant, person.toString(), whom, place, details, isReasoned, startsAt);
  }

  /**
   * @param people user names
   */
  public AuditFact about(Collection<?> people) {
    var usernames = people.stream().map(Object::toString).distinct().toList();
    return new AuditFact(at, variant, by, usernames, place, details, isReasoned, startsAt);
  }

  public AuditFact about(Object... people) {
    return about(Arrays.asList(people));
  }

  public AuditFact in(@Nullable UUID programme) {
    return in(programme, null, null);
  }

  public AuditFact in(@Nullable UUID programme, @Nullable UUID group) {
    return in(programme, group, null);
  }

  public AuditFact in(@Nullable UUID programme, @Nullable UUID group, @Nullable UUID session) {
    var scope = new AuditScope(programme, group, session);
    return new AuditFact(at, variant, by, whom, scope, details, isReasoned, startsAt);
  }

  public AuditFact with(Collection<String> keys) {
    return new AuditFact(at, variant, by, whom, place, List.copyOf(keys), isReasoned, startsAt);
  }

  public AuditFact with(String... keys) {
    return with(List.of(keys));
  }

  /**
   * @param reason null: none was given
   */
  public AuditFact because(@Nullable Object reason) {
    return new AuditFact(at, variant, by, whom, place, details, reason != null, startsAt);
  }

  /** Of a session, for which this beginning was decided. */
  public AuditFact starting(Instant decided) {
    return new AuditFact(at, variant, by, whom, place, details, isReasoned, decided);
  }

  /**
   * @param other variant of the event's sentence; null: the usual one
   */
  public AuditFact as(@Nullable String other) {
    return new AuditFact(at, other, by, whom, place, details, isReasoned, startsAt);
  }

  /** Everybody whom it names. */
  List<String> people() {
    return Stream.concat(Stream.ofNullable(by), whom.stream()).distinct().toList();
  }
}
