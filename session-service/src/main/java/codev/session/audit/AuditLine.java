package codev.session.audit;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.ApiEventNames;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person did in a session, without words.
 *
 * @param version of the session after it, as its replay counts
 * @param position in the log
 * @param recordedAt when it was written to the log
 * @param hash its link of the audit chain
 * @param what the event's name in the API, e.g. {@code step-extended}
 * @param day at the place of the sessions
 * @param by null for the planning, whose author group-service does not publish
 * @param step that the session was in after it; null before it was opened, and where it is stored
 */
record AuditLine(
    int version,
    long position,
    Instant recordedAt,
    String hash,
    String what,
    Instant at,
    String day,
    @Nullable Username by,
    @Nullable Step step,
    Subject subject) {

  /**
   * What it was about, and why.
   *
   * @param person whom it concerned
   * @param people who had not accepted the charter, or the contract, where a gate was passed
   * @param minutes how long, where that was decided
   * @param attendance as it was marked
   * @param rules keys of the rules that were not met, where a gate was passed
   * @param basis how a choice of topic related to the votes
   * @param startsAt when the session is to begin, where that was decided
   * @param isReasoned whether a reason was written down, which participants can read
   */
  record Subject(
      @Nullable Username person,
      List<Username> people,
      @Nullable Integer minutes,
      @Nullable AttendanceStatus attendance,
      List<String> rules,
      Ranking.@Nullable Basis basis,
      @Nullable Instant startsAt,
      boolean isReasoned) {
    Subject {
      people = List.copyOf(people);
      rules = List.copyOf(rules);
    }

    static Subject of(@Nullable Username person, boolean isReasoned) {
      return new Subject(person, List.of(), null, null, List.of(), null, null, isReasoned);
    }

    static Subject lasting(int minutes, boolean isReasoned) {
      return new Subject(null, List.of(), minutes, null, List.of(), null, null, isReasoned);
    }

    static Subject starting(Instant startsAt) {
      return new Subject(null, List.of(), null, null, List.of(), null, startsAt, false);
    }
  }

  static AuditLine of(RecordedEvent<SessionEvent> recorded, String day) {
    var event = recorded.event();
    return new AuditLine(
        version(recorded),
        recorded.position(),
        recorded.at(),
        recorded.hash(),
        ApiEventNames.of(event),
        event.at(),
        day,
        event instanceof SessionScheduled ? null : event.by(),
        null,
        subject(event));
  }

  /** Of the session after an event. */
  static int version(RecordedEvent<SessionEvent> recorded) {
    return (int) recorded.sequence() + 1;
  }

  /** The same, with the step that the session was in. */
  AuditLine in(@Nullable Step after) {
    return new AuditLine(version, position, recordedAt, hash, what, at, day, by, after, subject);
  }

  Stream<Username> people() {
    return Stream.concat(
        Stream.concat(Stream.ofNullable(by), Stream.ofNullable(subject.person())),
        subject.people().stream());
  }

  private static Subject subject(SessionEvent event) {
    var person = event instanceof PersonEvent e ? e.person() : null;
    var isReasoned = event instanceof ReasonedEvent e && e.reason() != null;
    return switch (event) {
      case AttendanceMarked e ->
          new Subject(person, List.of(), null, e.status(), List.of(), null, null, isReasoned);
      case SessionScheduled e -> Subject.starting(e.startsAt());
      case SessionMoved e -> Subject.starting(e.startsAt());
      case TopicChosen e ->
          new Subject(person, List.of(), null, null, List.of(), e.basis(), null, isReasoned);
      case GatePassed e ->
          new Subject(null, e.people(), null, null, e.rules(), null, null, isReasoned);
      case StepExtended e -> Subject.lasting(e.minutes(), isReasoned);
      case BreakBegun e -> Subject.lasting(e.minutes(), isReasoned);
      case LifecycleEvent _,
          ParticipantEvent _,
          PreparationEvent _,
          StepEvent _,
          DiscussionEvent _,
          ContractEvent _,
          ResultEvent _ ->
          Subject.of(person, isReasoned);
    };
  }
}
