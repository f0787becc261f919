package codev.session.room;

import static codev.session.domain.People.*;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Topic;
import codev.session.domain.reference.Competency;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import codev.session.reference.KnownGroupView;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseMapper;
import codev.session.view.SessionView;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A session in full swing, looked at in one of its moments: everything that can have been said by
 * then has been said.
 */
public enum SessionMoment {
  SCHEDULED(proposed(), noted(1, BOB)),
  PREPARATION(
      opened(earlierAction(), reviewed()),
      new EarlierActionReviewed(
          SESSION,
          ORIGIN,
          reviewed().id(),
          CARLA,
          EarlierAction.Outcome.PARTLY,
          effect(4),
          words("J'ai osé"),
          CARLA,
          NOON),
      new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LATE, words("train"), ANNE, NOON),
      new TopicProposed(SESSION, wholeTopic(), BOB, NOON),
      new TopicVoted(SESSION, TOPIC, 3, CARLA, NOON),
      new VotesShown(SESSION, null, ANNE, NOON)),
  TOPIC_CHOSEN(chosen()),
  TOO_FEW(new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.ABSENT, null, ANNE, NOON)),
  PRESENTATION(
      new AttendanceMarked(SESSION, ORIGIN, BOB, AttendanceStatus.LATE, null, ANNE, after(29)),
      step(Step.PRESENTATION, 30),
      made(30, ContributionKind.STATEMENT, ALICE),
      made(31, ContributionKind.HEADLINE, ALICE)),
  CLARIFICATION(
      step(Step.CLARIFICATION, 35),
      made(32, ContributionKind.FACT, BOB),
      made(33, ContributionKind.FEELING, CARLA),
      answered(34, 32)),
  PROBLEM_DEFINITION(
      step(Step.PROBLEM_DEFINITION, 60),
      made(35, ContributionKind.REFORMULATION, BOB),
      redefined(1),
      accepted(1, CARLA),
      new ContractReserved(SESSION, 1, words("Trop large"), BOB, NOON)),
  PAUSED(new SessionPaused(SESSION, null, null, ANNE, after(70))),
  CONSULTATION(
      new SessionResumed(SESSION, null, ANNE, after(75)),
      accepted(1, BOB),
      step(Step.CONSULTATION, 75),
      made(36, ContributionKind.IDEA, BOB),
      made(41, ContributionKind.QUESTION, CARLA),
      new ContributionCorrected(
          SESSION, new ContributionId(uuid(41)), words("mieux dit 41"), null, CARLA, NOON),
      made(42, ContributionKind.TASK, CARLA),
      new ContributionWithdrawn(SESSION, new ContributionId(uuid(42)), null, CARLA, NOON),
      made(37, ContributionKind.OFFER_OF_HELP, CARLA),
      new HandRaised(SESSION, null, BOB, NOON),
      new FloorGiven(SESSION, BOB, null, ANNE, NOON),
      new HandRaised(SESSION, null, CARLA, NOON),
      new HandRaised(SESSION, null, ALICE, NOON),
      made(40, ContributionKind.LEAD, BOB),
      new WordsTakenDown(SESSION, BOB, uuid(40).toString(), ANNE, NOON),
      made(38, ContributionKind.REFRAME, ALICE),
      made(39, ContributionKind.SOLUTION, CARLA),
      new EntryHidden(SESSION, uuid(39).toString(), words("blessant"), ANNE, NOON)),
  SYNTHESIS(
      step(Step.SYNTHESIS, 120),
      new IdeasKept(
          SESSION,
          List.of(
              new ContributionId(uuid(37)),
              new ContributionId(uuid(36)),
              new ContributionId(uuid(39))),
          ALICE,
          NOON),
      new SynthesisWritten(SESSION, words("Décider à la fin de chaque réunion"), ALICE, NOON),
      new ActionPlanned(SESSION, ORIGIN, action(50, LocalDate.of(2027, 1, 25)), ALICE, NOON)),
  LEARNING(
      step(Step.LEARNING, 140),
      new LearningStated(
          SESSION,
          ORIGIN,
          new Learning(
              new LearningId(uuid(60)),
              Learning.About.SELF,
              words("Je coupe la parole"),
              words("Mes entretiens"),
              List.of("listening")),
          BOB,
          NOON),
      new RegulationRemarked(
          SESSION, new RemarkId(uuid(70)), words("Plus de silences"), CARLA, NOON)),
  EVALUATED(
      new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, ALICE, NOON),
      new SessionEvaluated(
          SESSION,
          ORIGIN,
          new Evaluation(items("H1"), words("{}"), null, null),
          ParticipantRole.CLIENT,
          ALICE,
          NOON)),
  CLOSED(
      new SessionClosed(
          SESSION,
          ORIGIN,
          new Statistics(List.of(ALICE), NOON, List.of(), List.of(), true, false, Map.of()),
          null,
          ANNE,
          after(170)));

  /** How those of {@code People} are called. */
  private static final DisplayNames NAMES =
      new DisplayNames(
          Map.of(
              ANNE, "Anne Durand", ALICE, "Alice Martin", BOB, "Bob Petit", CARLA, "Carla Roux"));

  private final List<SessionEvent> events;

  SessionMoment(SessionEvent... events) {
    this.events = List.of(events);
  }

  /** The session as somebody sees it at this moment. */
  public SessionResponse seenBy(CurrentUser user) {
    return seen(happened(), user);
  }

  /** The same, with texts that this decrypts. */
  SessionResponse seenBy(CurrentUser user, TextEncryption encryption) {
    return seen(happened(), user, encryption);
  }

  /** The same, once everybody has had their words erased. */
  public SessionResponse erasedFor(CurrentUser user) {
    return seen(happened(), user, new ErasedTextEncryption());
  }

  private List<SessionEvent> happened() {
    var happened = new ArrayList<SessionEvent>(List.of(scheduled()));
    for (var moment : values()) if (moment.compareTo(this) <= 0) happened.addAll(moment.events);
    return happened;
  }

  /** Another session, of which this has happened. */
  public static SessionResponse seen(List<SessionEvent> happened, CurrentUser user) {
    return seen(happened, user, new LabelledTextEncryption());
  }

  private static SessionResponse seen(
      List<SessionEvent> happened, CurrentUser user, TextEncryption encryption) {
    @Nullable SessionView view = null;
    for (int i = 0; i < happened.size(); i++)
      view = SessionView.after(view, happened.get(i), i, i + 1);
    return new SessionResponseMapper(
            encryption,
            _ -> {},
            _ -> NAMES,
            _ -> List.of(new Competency("listening", "Écouter", "Listening")),
            SessionMoment::everywhere,
            _ -> KnownGroupView.UNKNOWN,
            sentences(),
            InstantSource.fixed(after(175)))
        .map(Objects.requireNonNull(view), user, Locale.FRENCH);
  }

  /** Each in their roles at the identity provider. */
  private static ProgrammeAuthorities everywhere(CurrentUser user) {
    var organisation = new OrganisationHoldersProperties(Set.of(user.username()));
    var held = organisation.held(user, Stream::empty, Instant.EPOCH);
    return ProgrammeAuthorities.of(user, held, _ -> Set.of());
  }

  private static MessageSource sentences() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/session");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  /** Decrypts what {@code People#words} has encrypted. */
  private static final class LabelledTextEncryption extends PlainTextEncryption {
    private static final String LABEL = "sealed:";

    @Override
    public String encrypt(String author, String context, String words) {
      return LABEL + words;
    }

    @Override
    public Optional<String> decrypt(String encrypted) {
      return Optional.of(encrypted.substring(LABEL.length()));
    }
  }

  /** Decrypts nothing any more. */
  private static final class ErasedTextEncryption extends PlainTextEncryption {
    @Override
    public Optional<String> decrypt(String encrypted) {
      return Optional.empty();
    }
  }

  private static EarlierAction reviewed() {
    return new EarlierAction(new ActionId(uuid(21)), CARLA, words("Demander de l'aide"), null);
  }

  private static Topic wholeTopic() {
    return new Topic(
        new TopicId(uuid(11)),
        Topic.Kind.PROJECT,
        words("Fusionner deux équipes"),
        words("Deux équipes, un chef"),
        words("Depuis janvier"),
        words("Un séminaire"),
        words("La confiance"),
        null,
        5,
        null,
        2,
        false);
  }

  private static NoteTaken noted(int id, Username by) {
    return new NoteTaken(SESSION, new NoteId(uuid(80 + id)), words("Note de " + by), by, NOON);
  }

  private static ContributionMade answered(int id, int question) {
    var answer =
        new Contribution(
            new ContributionId(uuid(id)),
            ContributionKind.ANSWER,
            words("texte " + id),
            new ContributionId(uuid(question)));
    return new ContributionMade(SESSION, Step.CLARIFICATION, answer, ALICE, NOON);
  }
}
