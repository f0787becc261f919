package codev.learning.personaldata;

import codev.infra.projections.Projection;
import codev.learning.domain.event.*;
import codev.learning.domain.event.ActionEvent.ActionReviewed;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of what is held on one person beside their actions and their journal; answers
 * encrypted.
 *
 * @param erasedAt when their texts were erased
 */
public record PersonalDataView(
    String username,
    @Nullable String unit,
    @Nullable String site,
    @Nullable Contact contact,
    @JsonUnwrapped Participation participation,
    @Nullable Instant erasedAt) {

  /**
   * @param until when they left
   */
  record Membership(UUID groupId, UUID programmeId, Instant since, @Nullable Instant until) {
    private Membership left(UUID group, Instant at) {
      return until == null && groupId.equals(group)
          ? new Membership(groupId, programmeId, since, at)
          : this;
    }
  }

  /**
   * A questionnaire filled in.
   *
   * @param sessionId the session that it evaluates; nothing for a survey
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  record GivenAnswers(
      UUID programmeId,
      @Nullable UUID sessionId,
      @Nullable String survey,
      SurveyKind.@Nullable Moment moment,
      EncryptedText answers,
      Instant at) {
    private static GivenAnswers of(SurveyAnswered e) {
      var survey = e.survey().name();
      return new GivenAnswers(e.programme().value(), null, survey, e.moment(), e.answers(), e.at());
    }

    private static GivenAnswers of(InstrumentAnswered e) {
      var survey = e.instrument();
      return new GivenAnswers(e.programme().value(), null, survey, e.moment(), e.answers(), e.at());
    }

    private static GivenAnswers of(EvaluationReceived e) {
      var session = e.session().value();
      return new GivenAnswers(e.programme().value(), session, null, null, e.answers(), e.at());
    }
  }

  /** The person's review of an action. */
  record ReviewedAction(
      UUID actionId,
      UUID sessionId,
      ActionReviewOutcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at) {
    private static ReviewedAction of(ActionReviewed e) {
      var action = e.action().value();
      var session = e.session().value();
      return new ReviewedAction(action, session, e.outcome(), e.effect(), e.learnt(), e.at());
    }
  }

  /**
   * The person's data in a session's statistics.
   *
   * @param status absent where they were client and the session has not ended yet
   */
  record SessionAttendance(
      UUID sessionId,
      boolean client,
      SessionStatistics.@Nullable AttendanceStatus status,
      boolean signed,
      int contributions,
      Instant at) {
    /** Replaces the data from the end of the session, dated to the day of the session. */
    private SessionAttendance corrected(SessionAttendance next) {
      return sessionId.equals(next.sessionId) && status != null
          ? new SessionAttendance(
              sessionId, next.client, next.status, next.signed, next.contributions, at)
          : this;
    }
  }

  /** What they did and answered in programmes; stored beside the other fields. */
  record Participation(
      List<Membership> memberships,
      List<GivenAnswers> sheets,
      List<ReviewedAction> reviews,
      List<SessionAttendance> sessions) {
    private static final Participation NONE =
        new Participation(List.of(), List.of(), List.of(), List.of());

    private Participation joined(Membership next) {
      return new Participation(with(memberships, next), sheets, reviews, sessions);
    }

    private Participation left(UUID group, Instant at) {
      var all = memberships.stream().map(membership -> membership.left(group, at)).toList();
      return new Participation(all, sheets, reviews, sessions);
    }

    private Participation answered(GivenAnswers next) {
      return new Participation(memberships, with(sheets, next), reviews, sessions);
    }

    private Participation reviewed(ReviewedAction next) {
      return new Participation(memberships, sheets, with(reviews, next), sessions);
    }

    private Participation attended(SessionAttendance next) {
      return new Participation(memberships, sheets, reviews, with(sessions, next));
    }

    private Participation corrected(SessionAttendance next) {
      var all = sessions.stream().map(seat -> seat.corrected(next)).toList();
      return new Participation(memberships, sheets, reviews, all);
    }

    private static <T> List<T> with(List<T> before, T next) {
      return Stream.concat(before.stream(), Stream.of(next)).toList();
    }
  }

  static PersonalDataView empty(String username) {
    return new PersonalDataView(username, null, null, null, Participation.NONE, null);
  }

  private PersonalDataView with(Participation next) {
    return new PersonalDataView(username, unit, site, contact, next, erasedAt);
  }

  /**
   * One document for each person; version 3: when groups were left; an erased person has no
   * contact; version 4: the effects of actions are encrypted.
   */
  static final Projection<LearningServiceEvent, PersonalDataView> PROJECTION =
      Projection.of("dossier", LearningServiceEvent.class, PersonalDataView.class)
          .version(4)
          .byEach(PersonalDataView::concerned)
          .foldRecorded((id, before, recorded) -> after(id, before, recorded.event()));

  public static Stream<String> concerned(LearningServiceEvent event) {
    return switch (event) {
      case PersonEvent e -> Stream.of(e.person().value());
      case EvaluationReceived e -> Stream.of(e.by().value());
      case ActionReviewed e -> Stream.of(e.owner().value());
      case ClientChosen e -> Stream.of(e.client().value());
      case SessionHeld e -> expected(e.course());
      case CourseCorrected e -> expected(e.course());
      case PresenceMarked _, ActionEvent _, JournalEvent _ -> Stream.empty();
      case SessionPlanned _, SessionUnplanned _ -> Stream.empty();
      case ProgrammeEvent _, GroupNoted _, OutcomesShown _ -> Stream.empty();
    };
  }

  private static @Nullable PersonalDataView after(
      String id, @Nullable PersonalDataView before, LearningServiceEvent event) {
    var personalData = before == null ? empty(id) : before;
    var held = personalData.participation;
    return switch (event) {
      case ContactNoted e ->
          new PersonalDataView(
              id, personalData.unit, personalData.site, e.contact(), held, personalData.erasedAt);
      case PersonNoted e ->
          new PersonalDataView(
              id, e.unit(), e.site(), personalData.contact, held, personalData.erasedAt);
      case ErasureEvent _ -> personalData;
      case PersonErased e -> new PersonalDataView(id, null, null, null, held, e.at());
      case GroupJoined e ->
          personalData.with(
              held.joined(new Membership(e.group().value(), e.programme().value(), e.at(), null)));
      case GroupLeft e -> personalData.with(held.left(e.group().value(), e.at()));
      case SurveyAnswered e -> personalData.with(held.answered(GivenAnswers.of(e)));
      case InstrumentAnswered e -> personalData.with(held.answered(GivenAnswers.of(e)));
      case EvaluationReceived e -> personalData.with(held.answered(GivenAnswers.of(e)));
      case ActionReviewed e -> personalData.with(held.reviewed(ReviewedAction.of(e)));
      case ClientChosen e ->
          personalData.with(
              held.attended(
                  new SessionAttendance(e.session().value(), true, null, false, 0, e.at())));
      case SessionHeld e ->
          personalData.with(held.attended(attendance(id, e.session(), e.course(), e.at())));
      case CourseCorrected e ->
          personalData.with(held.corrected(attendance(id, e.session(), e.course(), e.at())));
      case PresenceMarked _, ActionEvent _, JournalEvent _ -> before;
      case SessionPlanned _, SessionUnplanned _ -> before;
      case ProgrammeEvent _, GroupNoted _, OutcomesShown _ -> before;
    };
  }

  private static Stream<String> expected(SessionStatistics statistics) {
    return statistics.attendance().stream().map(one -> one.username().value());
  }

  private static SessionAttendance attendance(
      String username, SessionId session, SessionStatistics statistics, Instant at) {
    var person = new Username(username);
    var presence =
        statistics.attendance().stream()
            .filter(one -> one.username().equals(person))
            .findFirst()
            .orElseThrow();
    return new SessionAttendance(
        session.value(),
        person.equals(statistics.client()),
        presence.status(),
        presence.signed(),
        statistics.contributions().getOrDefault(person, 0),
        at);
  }
}
