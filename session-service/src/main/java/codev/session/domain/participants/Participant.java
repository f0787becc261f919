package codev.session.domain.participants;

import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a member or of the facilitator in a session.
 *
 * @param attendance what the facilitator marked; null when nothing yet
 * @param since when that was marked: of somebody late, when they came; null when it was put right
 *     after the end
 * @param active half-days in which they did something in the session
 * @param left whether they left the group while the session was open: they take part in nothing any
 *     more, and what was recorded of them so far stays
 */
public record Participant(
    Username member,
    @Nullable AttendanceStatus attendance,
    @Nullable Instant since,
    List<Signature> signatures,
    List<HalfDay> active,
    boolean left) {
  public Participant {
    signatures = List.copyOf(signatures);
    active = List.copyOf(active);
  }

  /** A participant's signature of their attendance in a half-day. */
  public record Signature(HalfDay halfDay, Instant at) {}

  public static Participant of(Username member) {
    return new Participant(member, null, null, List.of(), List.of(), false);
  }

  /** Who is not marked counts as present, unless they have left the group. */
  public boolean isThere() {
    return !left && (attendance == null || attendance.isThere());
  }

  /** Likewise for a part of the session at least. */
  public boolean hasCome() {
    return attendance == null || attendance.hasCome();
  }

  public boolean hasSigned(HalfDay halfDay) {
    return signatures.stream().anyMatch(s -> s.halfDay() == halfDay);
  }

  /** A signature that the session itself bears out: they did something, or were marked there. */
  public boolean isCorroborated(HalfDay halfDay) {
    return active.contains(halfDay) || (attendance != null && attendance.hasCome());
  }

  public Participant marked(AttendanceStatus status, @Nullable Instant at) {
    return new Participant(member, status, at, signatures, active, left);
  }

  public Participant signed(HalfDay halfDay, Instant at) {
    return new Participant(
        member,
        attendance,
        since,
        ImmutableLists.add(signatures, new Signature(halfDay, at)),
        active,
        left);
  }

  public Participant actedIn(HalfDay halfDay) {
    return left || active.contains(halfDay)
        ? this
        : new Participant(
            member, attendance, since, signatures, ImmutableLists.add(active, halfDay), left);
  }

  public Participant withLeft(boolean left) {
    return new Participant(member, attendance, since, signatures, active, left);
  }
}
