package codev.learning.domain.event;

import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of what one session leaves behind. */
public sealed interface SessionOutcomeEvent extends LearningServiceEvent {
  SessionId session();

  GroupId group();

  ProgrammeId programme();

  @Override
  default String stream() {
    return session().stream();
  }

  /** As session-service or group-service published it. */
  sealed interface PublishedSessionEvent extends SessionOutcomeEvent {}

  /** A client's turn counts; recorded at the end of the session, or when the group decides it. */
  record ClientChosen(
      SessionId session, GroupId group, ProgrammeId programme, Username client, Instant at)
      implements PublishedSessionEvent {}

  /**
   * @param items encrypted JSON list of the keys answered; absent in messages without them
   * @param answers sealed JSON object of item to number
   */
  @Revision("3") // since the items are encrypted
  record EvaluationReceived(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username by,
      ParticipantRole role,
      @Nullable EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements PublishedSessionEvent {}

  /**
   * A session is planned, or gets another date or another length.
   *
   * @param minutes from its start to its end, with the break
   */
  record SessionPlanned(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Instant startsAt,
      int minutes,
      Instant at)
      implements PublishedSessionEvent {}

  /** A planned session is cancelled, or postponed until it gets another date. */
  record SessionUnplanned(SessionId session, GroupId group, ProgrammeId programme, Instant at)
      implements SessionOutcomeEvent {}

  record SessionHeld(
      SessionId session, GroupId group, ProgrammeId programme, SessionStatistics course, Instant at)
      implements SessionOutcomeEvent {}

  /** The facilitator marked a person's presence, before the end or after it. */
  record PresenceMarked(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username person,
      SessionStatistics.AttendanceStatus status,
      Instant at)
      implements PublishedSessionEvent {}

  /**
   * Who was there, or who signed, was put right after the end.
   *
   * @param course all of it, as it is known now
   */
  record CourseCorrected(
      SessionId session, GroupId group, ProgrammeId programme, SessionStatistics course, Instant at)
      implements SessionOutcomeEvent, CorrectionEvent {}
}
