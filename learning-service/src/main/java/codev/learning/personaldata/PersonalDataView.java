package codev.learning.personaldata;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.ActionReviewed;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.PresenceMarked;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.Review;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is held on one person beside their actions and their journal; answers sealed.
 *
 * @param erasedAt when their words were erased
 */
record PersonalDataView(
    String username,
    @Nullable String unit,
    @Nullable String site,
    @Nullable Contact contact,
    List<Membership> memberships,
    List<Sheet> sheets,
    List<Reviewed> reviews,
    List<Seat> sessions,
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
  record Sheet(
      UUID programmeId,
      @Nullable UUID sessionId,
      @Nullable String survey,
      Survey.@Nullable Moment moment,
      EncryptedText answers,
      Instant at) {}

  /** What they told the group about an action. */
  record Reviewed(
      UUID actionId,
      UUID sessionId,
      Review outcome,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Instant at) {}

  /**
   * What a session's course says of them.
   *
   * @param status absent where they were client and the session has not ended yet
   */
  record Seat(
      UUID sessionId,
      boolean client,
      SessionStatistics.@Nullable Status status,
      boolean signed,
      int contributions,
      Instant at) {}

  private static PersonalDataView empty(String username) {
    return new PersonalDataView(
        username, null, null, null, List.of(), List.of(), List.of(), List.of(), null);
  }

  private PersonalDataView worksAt(@Nullable String newUnit, @Nullable String newSite) {
    return new PersonalDataView(
        username, newUnit, newSite, contact, memberships, sheets, reviews, sessions, erasedAt);
  }

  private PersonalDataView reachedAt(Contact newContact) {
    return new PersonalDataView(
        username, unit, site, newContact, memberships, sheets, reviews, sessions, erasedAt);
  }

  private PersonalDataView joined(Membership membership) {
    return new PersonalDataView(
        username,
        unit,
        site,
        contact,
        with(memberships, membership),
        sheets,
        reviews,
        sessions,
        erasedAt);
  }

  private PersonalDataView left(UUID group, Instant at) {
    return new PersonalDataView(
        username,
        unit,
        site,
        contact,
        memberships.stream().map(membership -> membership.left(group, at)).toList(),
        sheets,
        reviews,
        sessions,
        erasedAt);
  }

  private PersonalDataView answered(Sheet sheet) {
    return new PersonalDataView(
        username,
        unit,
        site,
        contact,
        memberships,
        with(sheets, sheet),
        reviews,
        sessions,
        erasedAt);
  }

  private PersonalDataView reviewed(Reviewed review) {
    return new PersonalDataView(
        username,
        unit,
        site,
        contact,
        memberships,
        sheets,
        with(reviews, review),
        sessions,
        erasedAt);
  }

  private PersonalDataView sat(Seat seat) {
    return new PersonalDataView(
        username,
        unit,
        site,
        contact,
        memberships,
        sheets,
        reviews,
        with(sessions, seat),
        erasedAt);
  }

  /** What the end of a session said of them is said anew, as of the day of the session. */
  private PersonalDataView corrected(UUID session, Seat seat) {
    var all =
        sessions.stream()
            .map(
                one ->
                    one.sessionId().equals(session) && one.status() != null
                        ? new Seat(
                            session,
                            seat.client(),
                            seat.status(),
                            seat.signed(),
                            seat.contributions(),
                            one.at())
                        : one)
            .toList();
    return new PersonalDataView(
        username, unit, site, contact, memberships, sheets, reviews, all, erasedAt);
  }

  private PersonalDataView erased(Instant at) {
    return new PersonalDataView(
        username, null, null, null, memberships, sheets, reviews, sessions, at);
  }

  private static <T> List<T> with(List<T> before, T next) {
    return Stream.concat(before.stream(), Stream.of(next)).toList();
  }

  /** One document for each person. */
  static final class Dossiers implements Projection<LearningEvent, PersonalDataView> {
    @Override
    public String view() {
      return "dossier";
    }

    /** 3: when groups were left; whoever is erased has no contact. */
    @Override
    public int version() {
      return 3;
    }

    @Override
    public Class<LearningEvent> folds() {
      return LearningEvent.class;
    }

    @Override
    public Class<PersonalDataView> shape() {
      return PersonalDataView.class;
    }

    @Override
    public Stream<String> touches(LearningEvent event) {
      return switch (event) {
        case LearningEvent.PersonEvent e -> Stream.of(e.person().value());
        case EvaluationReceived e -> Stream.of(e.by().value());
        case ActionReviewed e -> Stream.of(e.owner().value());
        case ClientChosen e -> Stream.of(e.client().value());
        case SessionHeld e -> expected(e.course());
        case CourseCorrected e -> expected(e.course());
        case PresenceMarked _ -> Stream.empty();
        case ActionEvent _, LearningKept _ -> Stream.empty();
        case ProgrammeNoted _,
            ProgrammeDated _,
            ItemNoted _,
            InstrumentLoaded _,
            TargetsSet _,
            GroupNoted _,
            OutcomesShown _ ->
            Stream.empty();
      };
    }

    @Override
    public @Nullable PersonalDataView fold(
        String id, @Nullable PersonalDataView before, RecordedEvent<LearningEvent> recorded) {
      var dossier = before == null ? empty(id) : before;
      return switch (recorded.event()) {
        case ContactNoted e -> dossier.reachedAt(e.contact());
        case PersonNoted e -> dossier.worksAt(e.unit(), e.site());
        case GroupJoined e ->
            dossier.joined(new Membership(e.group().value(), e.programme().value(), e.at(), null));
        case GroupLeft e -> dossier.left(e.group().value(), e.at());
        case SurveyAnswered e ->
            dossier.answered(
                new Sheet(
                    e.programme().value(),
                    null,
                    e.survey().name(),
                    e.moment(),
                    e.answers(),
                    e.at()));
        case InstrumentAnswered e ->
            dossier.answered(
                new Sheet(
                    e.programme().value(), null, e.instrument(), e.moment(), e.answers(), e.at()));
        case PersonErased e -> dossier.erased(e.at());
        case EvaluationReceived e ->
            dossier.answered(
                new Sheet(
                    e.programme().value(), e.session().value(), null, null, e.answers(), e.at()));
        case ActionReviewed e ->
            dossier.reviewed(
                new Reviewed(
                    e.action().value(),
                    e.session().value(),
                    e.outcome(),
                    e.effect(),
                    e.learnt(),
                    e.at()));
        case ClientChosen e ->
            dossier.sat(new Seat(e.session().value(), true, null, false, 0, e.at()));
        case SessionHeld e -> dossier.sat(seat(id, e.session(), e.course(), e.at()));
        case CourseCorrected e ->
            dossier.corrected(e.session().value(), seat(id, e.session(), e.course(), e.at()));
        case PresenceMarked _ -> before;
        case ActionEvent _, LearningKept _ -> before;
        case ProgrammeNoted _,
            ProgrammeDated _,
            ItemNoted _,
            InstrumentLoaded _,
            TargetsSet _,
            GroupNoted _,
            OutcomesShown _ ->
            before;
      };
    }

    private static Stream<String> expected(SessionStatistics course) {
      return course.attendance().stream().map(seat -> seat.username().value());
    }

    private static Seat seat(
        String username, SessionId session, SessionStatistics course, Instant at) {
      var person = new Username(username);
      var presence =
          course.attendance().stream()
              .filter(seat -> seat.username().equals(person))
              .findFirst()
              .orElseThrow();
      return new Seat(
          session.value(),
          person.equals(course.client()),
          presence.status(),
          presence.signed(),
          course.contributions().getOrDefault(person, 0),
          at);
    }
  }
}
