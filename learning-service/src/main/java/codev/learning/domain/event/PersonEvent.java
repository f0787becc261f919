package codev.learning.domain.event;

import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of one person, as far as figures need to know them: groups, surveys, erasure. */
public sealed interface PersonEvent extends LearningServiceEvent {
  Username person();

  @Override
  default String stream() {
    return person().person();
  }

  /** As group-service published it. */
  sealed interface PublishedPersonEvent extends PersonEvent {}

  /** A person is in a group of a programme, or no longer is. */
  sealed interface MembershipEvent extends PublishedPersonEvent, GroupFact {
    ProgrammeId programme();
  }

  /** A person has answered a questionnaire. */
  sealed interface SurveyEvent extends PersonEvent {
    ProgrammeId programme();
  }

  /** What becomes of a request that a person be erased. */
  sealed interface ErasureEvent extends PersonEvent {
    UUID request();
  }

  record PersonNoted(Username person, @Nullable String unit, @Nullable String site, Instant at)
      implements PublishedPersonEvent {}

  /** A person's contact data or notification preferences. */
  record ContactNoted(Username person, Contact contact, Instant at)
      implements PublishedPersonEvent {}

  record GroupJoined(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements MembershipEvent {}

  /** What they have given stays; nothing more is asked of them there. */
  record GroupLeft(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements MembershipEvent {}

  /**
   * @param group where the person belongs in the programme
   * @param items encrypted JSON list of the keys answered, "not applicable" is no answer; nothing
   *     in what was noted without them
   * @param answers sealed JSON object of item to number
   */
  @Revision("3") // since the items are encrypted
  record SurveyAnswered(
      Username person,
      SurveyKind survey,
      SurveyKind.Moment moment,
      GroupId group,
      ProgrammeId programme,
      @Nullable EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SurveyEvent {}

  /**
   * Like {@link SurveyAnswered}, of a questionnaire that the programme has loaded.
   *
   * @param instrument its key
   * @param version the one that was answered
   * @param items encrypted JSON list of the keys answered, "not applicable" is no answer
   * @param answers sealed JSON object of item to number
   */
  @Revision("2") // since the items are encrypted
  record InstrumentAnswered(
      Username person,
      String instrument,
      int version,
      SurveyKind.Moment moment,
      GroupId group,
      ProgrammeId programme,
      EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SurveyEvent {}

  /**
   * It was asked that a person be erased; a second person decides, in group-service.
   *
   * @param request identifies it there too
   * @param programmes in which the person is or was; their managers may approve it
   * @param reason why, if a reason was given
   */
  record ErasureRequested(
      Username person,
      UUID request,
      Set<ProgrammeId> programmes,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements ErasureEvent {
    public ErasureRequested {
      programmes = Set.copyOf(programmes);
    }
  }

  /**
   * The second person has approved it.
   *
   * @param due when it is carried out, unless it is cancelled before
   */
  record ErasureApproved(Username person, UUID request, Instant due, Instant at)
      implements ErasureEvent, PublishedPersonEvent {}

  /** The second person has refused it, or has not decided in time. */
  record ErasureDeclined(Username person, UUID request, Instant at)
      implements ErasureEvent, PublishedPersonEvent {}

  record ErasureCancelled(Username person, UUID request, Username by, Instant at)
      implements ErasureEvent {}

  /** From then on their key is gone, and with it every word of theirs, wherever it is kept. */
  record PersonErased(Username person, Username by, Instant at) implements PersonEvent {}
}
