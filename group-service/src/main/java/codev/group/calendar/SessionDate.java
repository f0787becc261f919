package codev.group.calendar;

import codev.group.domain.value.MethodWarning;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The date of a session and the last decision about it, the place or the template.
 *
 * @param warnings about the date
 * @param acceptedWarnings with which it was accepted; empty once it has another date
 * @param revision how often the date, the place or the template was changed, or the date given up
 * @param changedAt when that was last decided
 * @param reason why, if a reason was given: in the read model as it was recorded, encrypted or, in
 *     the past, in clear; in an answer decrypted
 * @param reasonGiven by whom, if so
 * @param datedAt revision at which the date was decided, if only others were changed since
 * @param dateKept the last decision to keep it, though the method advises against it
 */
record SessionDate(
    Instant startsAt,
    List<MethodWarning> warnings,
    List<MethodWarning> acceptedWarnings,
    int revision,
    Instant changedAt,
    @Nullable String reason,
    @Nullable ReasonAuthor reasonGiven,
    @Nullable Integer datedAt,
    @Nullable KeptDate dateKept) {
  SessionDate {
    acceptedWarnings =
        Objects.requireNonNullElse(acceptedWarnings, List.<MethodWarning>of()); // kept before
  }

  /** The revision at which the date was decided. */
  int dateRevision() {
    return datedAt == null ? revision : datedAt;
  }

  /** With what the method advises against in it now. */
  SessionDate with(List<MethodWarning> others) {
    return new SessionDate(
        startsAt,
        others,
        acceptedWarnings,
        revision,
        changedAt,
        reason,
        reasonGiven,
        datedAt,
        dateKept);
  }

  /** With the reason as a viewer reads it. */
  SessionDate because(@Nullable String readable) {
    return because(readable, reasonGiven);
  }

  private SessionDate because(@Nullable String why, @Nullable ReasonAuthor given) {
    return new SessionDate(
        startsAt, warnings, acceptedWarnings, revision, changedAt, why, given, datedAt, dateKept);
  }

  SessionDate accepting(List<MethodWarning> additional, KeptDate decision) {
    var all = Stream.concat(acceptedWarnings.stream(), additional.stream()).toList();
    return new SessionDate(
        startsAt, warnings, all, revision, changedAt, reason, reasonGiven, datedAt, decision);
  }

  /** With the reason why it was accepted, as a viewer reads it. */
  SessionDate keptBecause(UnaryOperator<@Nullable String> reading) {
    return dateKept == null
        ? this
        : accepting(List.of(), dateKept.because(reading.apply(dateKept.reason())));
  }

  /** After a decision about the date; what was accepted of another date is asked again. */
  SessionDate decided(Instant newStart, Instant at) {
    boolean stays = newStart.equals(startsAt);
    List<MethodWarning> accepted = stays ? acceptedWarnings : List.of();
    var kept = stays ? dateKept : null;
    return new SessionDate(newStart, warnings, accepted, revision + 1, at, null, null, null, kept);
  }

  /** After a decision about the date by a person, with a reason or without. */
  SessionDate decided(Instant newStart, ReasonAuthor given, @Nullable String why) {
    return decided(newStart, given.at()).because(why, why == null ? null : given);
  }

  /** After a decision about the place or the template: the date stays. */
  SessionDate withNewRevision(Instant at) {
    return new SessionDate(
        startsAt,
        warnings,
        acceptedWarnings,
        revision + 1,
        at,
        reason,
        reasonGiven,
        dateRevision(),
        dateKept);
  }
}
