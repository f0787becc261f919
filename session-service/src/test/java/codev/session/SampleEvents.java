package codev.session;

import static codev.session.domain.People.*;

import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.reference.Competency;
import codev.session.domain.reference.GrantRole;
import codev.session.domain.reference.KnownGrantEvent.GrantNoted;
import codev.session.domain.reference.KnownGrantEvent.RevocationNoted;
import codev.session.domain.reference.KnownGroupEvent.*;
import codev.session.domain.reference.KnownPersonEvent.NameForgotten;
import codev.session.domain.reference.KnownPersonEvent.PersonHeard;
import codev.session.domain.reference.KnownPersonEvent.PersonNamed;
import codev.session.domain.reference.KnownProgrammeEvent.CompetenciesNoted;
import codev.session.domain.reference.KnownProgrammeEvent.ProgrammeNamed;
import codev.session.domain.reference.KnownProgrammeEvent.UnitNoted;
import codev.session.domain.reference.KnownSubjectEvent.SessionsEndNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectReleaseNoted;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of each type. */
public final class SampleEvents {
  private static final CommandId MOVE = new CommandId(uuid(80));
  private static final Instant MORNING = Instant.parse("2027-01-11T08:00:00Z");

  private SampleEvents() {}

  /** One example of each stored event. */
  public static List<Object> all() {
    return List.of(
        scheduled(ours()),
        new SessionMoved(SESSION, after(60), ANNE, NOON),
        new SessionPlaceChanged(SESSION, "Salle Volta", null, ANNE, NOON),
        new SessionTemplateChanged(SESSION, standard().shortened(), ANNE, NOON),
        new SessionCancelled(SESSION, ANNE, NOON),
        new SessionOpened(
            SESSION,
            ORIGIN,
            List.of(earlierAction()),
            List.of(new PreviousClient(BOB, MORNING)),
            AFTERNOON,
            ANNE,
            NOON),
        new MemberSeated(SESSION, new Username("david"), ANNE, NOON),
        new MemberUnseated(SESSION, CARLA, ANNE, NOON),
        new SeatChangedMeanwhile(SESSION, new Username("david"), true, ANNE, NOON),
        new FacilitatorChangedMeanwhile(SESSION, new Username("paul"), ANNE, NOON),
        new FacilitatorAssigned(SESSION, new Username("paul"), ANNE, NOON),
        new SessionHeldAnyway(SESSION, words("Bob est venu de loin"), ANNE, NOON),
        new SessionPostponed(SESSION, ORIGIN, words("Grève des trains"), ANNE, NOON),
        new SessionShortened(
            SESSION, ORIGIN, standard().shortened(), words("Ils sont deux"), ANNE, NOON),
        new ChairHandedOver(
            SESSION, ORIGIN, new Username("paul"), words("Anne est malade"), ANNE, NOON),
        new AttendanceMarked(
            SESSION, ORIGIN, BOB, AttendanceStatus.LATE, words("Train"), ANNE, NOON),
        new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, BOB, NOON),
        proposed(),
        new TopicCorrected(SESSION, topic(TOPIC), MOVE, ALICE, NOON),
        new TopicVoted(SESSION, TOPIC, 3, BOB, NOON),
        new VotesShown(SESSION, MOVE, ANNE, NOON),
        new VotesHidden(SESSION, MOVE, ANNE, NOON),
        chosen(),
        new EarlierActionReviewed(
            SESSION,
            ORIGIN,
            EARLIER,
            BOB,
            EarlierAction.Outcome.PARTLY,
            effect(3),
            words("Oser"),
            BOB,
            NOON),
        new EarlierActionsSkipped(SESSION, words("Bob est absent"), ANNE, NOON),
        new EarlierActionChanged(SESSION, earlierAction(), BOB, NOON),
        new EarlierActionWithdrawn(SESSION, EARLIER, BOB, NOON),
        new GatePassed(
            SESSION,
            Step.PREPARATION,
            List.of(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key()),
            List.of(BOB, CARLA),
            words("Accord attendu ce matin"),
            ANNE,
            NOON),
        new StepOpened(SESSION, 1, Step.PRESENTATION, MOVE, ANNE, NOON),
        new StepReopened(
            SESSION, 1, Step.PRESENTATION, words("Il manque un fait"), MOVE, ANNE, NOON),
        new SessionPaused(SESSION, words("Café"), MOVE, ANNE, NOON),
        new BreakBegun(SESSION, 10, words("Café"), MOVE, ANNE, NOON),
        new SessionResumed(SESSION, MOVE, ANNE, NOON),
        new StepExtended(SESSION, 10, words("Utile"), MOVE, ANNE, NOON),
        new FloorGiven(SESSION, BOB, MOVE, ANNE, NOON),
        new FloorTakenBack(SESSION, MOVE, ANNE, NOON),
        new HandRaised(SESSION, MOVE, BOB, NOON),
        new ContributionClassified(
            SESSION, new ContributionId(uuid(30)), ContributionKind.LEAD, ANNE, NOON),
        new HandLowered(SESSION, BOB, MOVE, ANNE, NOON),
        made(30, ContributionKind.IDEA, BOB),
        new ContributionCorrected(
            SESSION, new ContributionId(uuid(30)), words("Mieux dit"), MOVE, BOB, NOON),
        new ContributionWithdrawn(SESSION, new ContributionId(uuid(30)), MOVE, BOB, NOON),
        new ContributionRestored(SESSION, new ContributionId(uuid(30)), MOVE, BOB, NOON),
        new EntryWithdrawn(
            SESSION, ORIGIN, EntryKind.TOPIC, uuid(10).toString(), MOVE, ALICE, NOON),
        new EntryRestored(SESSION, ORIGIN, EntryKind.TOPIC, uuid(10).toString(), MOVE, ALICE, NOON),
        new FileAttached(
            SESSION,
            uuid(30).toString(),
            new Attachment(words("plan.png"), Attachment.Type.PNG, 1_200, "9f86d081884c7d65"),
            BOB,
            NOON),
        new FileRemoved(SESSION, uuid(30).toString(), BOB, NOON),
        new NoteTaken(SESSION, new NoteId(uuid(40)), words("À garder"), ALICE, NOON),
        new NoteCorrected(SESSION, new NoteId(uuid(40)), words("À revoir"), MOVE, ALICE, NOON),
        new ContributionMarked(SESSION, new ContributionId(uuid(30)), true, ALICE, NOON),
        new ReformulationRated(SESSION, new ContributionId(uuid(31)), 4, ALICE, NOON),
        redefined(1),
        accepted(1, BOB),
        new ContractReserved(SESSION, 1, words("Trop large"), CARLA, NOON),
        new IdeasKept(SESSION, List.of(new ContributionId(uuid(30))), ALICE, NOON),
        new SynthesisWritten(SESSION, words("Je retiens"), ALICE, NOON),
        new ActionPlanned(SESSION, ORIGIN, action(50, LocalDate.of(2027, 2, 1)), ALICE, NOON),
        new ActionCorrected(
            SESSION, ORIGIN, action(50, LocalDate.of(2027, 2, 1)), MOVE, ALICE, NOON),
        new NoActionDecided(SESSION, words("Laisser reposer"), ANNE, NOON),
        new LearningStated(SESSION, ORIGIN, learning(), BOB, NOON),
        new LearningCorrected(SESSION, ORIGIN, learning(), MOVE, BOB, NOON),
        new RegulationRemarked(SESSION, new RemarkId(uuid(70)), words("Bon rythme"), BOB, NOON),
        new RemarkCorrected(SESSION, new RemarkId(uuid(70)), words("Vif"), MOVE, BOB, NOON),
        new SessionEvaluated(
            SESSION,
            ORIGIN,
            new Evaluation(items("H1", "H9"), words("{}"), words("Écouter"), null),
            ParticipantRole.CONSULTANT,
            BOB,
            NOON),
        new EntryHidden(SESSION, uuid(30).toString(), words("Nom cité"), ANNE, NOON),
        new WordsTakenDown(SESSION, BOB, uuid(30).toString(), ANNE, NOON),
        new WordsDisowned(SESSION, uuid(30).toString(), BOB, NOON),
        new SessionClosed(SESSION, ORIGIN, course(), null, ANNE, NOON),
        new CharterAcceptanceHeard(GROUP, ALICE, 1, NOON),
        new CharterWithdrawalHeard(GROUP, ALICE, 1, NOON),
        new CharterVersionNoted(GROUP, 2, NOON),
        new CommitmentHeard(
            GROUP, EARLIER, BOB, words("Parler au directeur"), LocalDate.of(2027, 1, 4), NOON),
        new CommitmentChanged(
            GROUP, EARLIER, BOB, words("Parler au directeur"), LocalDate.of(2027, 1, 4), NOON),
        new CommitmentWithdrawn(GROUP, EARLIER, NOON),
        new CommitmentSettled(GROUP, EARLIER, NOON),
        new SessionHeard(GROUP, SESSION, NOON),
        new MembershipHeard(GROUP, ALICE, true, NOON),
        new FacilitatorHeard(GROUP, ANNE, NOON),
        new TurnCountHeard(GROUP, SESSION, ALICE, NOON, NOON),
        new PersonHeard(ANNE, NOON),
        new PersonNamed(ANNE, "Anne Durand", NOON),
        new NameForgotten(ANNE, NOON),
        new GrantNoted(
            uuid(70),
            ANNE,
            GrantRole.MANAGER,
            new ProgrammeId(uuid(71)),
            null,
            NOON,
            NOON.plusSeconds(3600),
            NOON),
        new RevocationNoted(uuid(70), ANNE, NOON),
        new SubjectNoted(ANNE, "https://provider.example", "7d3c", NOON),
        new SubjectReleaseNoted(ANNE, NOON),
        new SessionsEndNoted(ANNE, NOON, NOON),
        new UnitNoted(new ProgrammeId(uuid(71)), "Production", NOON),
        new ProgrammeNamed(new ProgrammeId(uuid(71)), "Horizons 2027", NOON),
        new CompetenciesNoted(
            new ProgrammeId(uuid(71)),
            List.of(new Competency("listening", "Écouter", "Listening")),
            NOON),
        new WordsOpened(SESSION, BOB, ReaderRelation.MEMBER, LocalDate.of(2027, 1, 11), NOON),
        new SignedIn(new UUID(0, 1), "alice", LocalDate.of(2027, 1, 11), MORNING),
        new SignedOut(new UUID(0, 4), "alice", LocalDate.of(2027, 1, 11), MORNING),
        new KeyCreated("alice", LocalDate.of(2027, 1, 11), MORNING),
        new KeyRotated(new UUID(0, 13), "alice", LocalDate.of(2027, 1, 11), MORNING),
        new KeyDestroyed("alice", LocalDate.of(2027, 1, 11), MORNING),
        new AccessRefused("PROGRAMME_MANAGER", "alice", LocalDate.of(2027, 1, 11), MORNING),
        new DataExported(
            new UUID(0, 2),
            ExportKind.EVIDENCE_ARCHIVE,
            new UUID(0, 3),
            "alice",
            LocalDate.of(2027, 1, 11),
            MORNING),
        new WebhookChanged(
            new UUID(0, 5),
            new UUID(0, 6),
            WebhookChanged.Change.REGISTERED,
            "hooks.example.org",
            "alice",
            LocalDate.of(2027, 1, 11),
            MORNING),
        new ServiceTokenChanged(
            new UUID(0, 7),
            new UUID(0, 8),
            ServiceTokenChanged.Change.CREATED,
            "entra-id",
            "alice",
            LocalDate.of(2027, 1, 11),
            MORNING));
  }

  /** What the samples of earlier shapes say today. */
  public static List<Object> ofOld() {
    return List.of(
        scheduled(),
        new SessionOpened(
            SESSION, null, List.of(earlierAction()), List.of(), AFTERNOON, ANNE, NOON),
        new ChairHandedOver(
            SESSION, null, new Username("paul"), words("Anne est malade"), ANNE, NOON),
        new AttendanceMarked(SESSION, null, BOB, AttendanceStatus.LATE, words("Train"), ANNE, NOON),
        new AttendanceSigned(SESSION, null, HalfDay.AFTERNOON, BOB, NOON),
        new TopicChosen(SESSION, ORIGIN, TOPIC, ALICE, 1, null, words("urgent"), ANNE, NOON),
        new GatePassed(
            SESSION,
            Step.PROBLEM_DEFINITION,
            List.of(RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL.key()),
            List.of(),
            words("La réserve demeure"),
            ANNE,
            NOON),
        step(Step.PRESENTATION),
        new StepReopened(
            SESSION, 1, Step.PRESENTATION, words("Il manque un fait"), null, ANNE, NOON),
        new SessionPaused(SESSION, words("Café"), null, ANNE, NOON),
        new BreakBegun(SESSION, 10, words("Café"), null, ANNE, NOON),
        new SessionResumed(SESSION, null, ANNE, NOON),
        new StepExtended(SESSION, 10, words("Utile"), null, ANNE, NOON),
        new VotesShown(SESSION, null, ANNE, NOON),
        new VotesHidden(SESSION, null, ANNE, NOON),
        new ContributionWithdrawn(SESSION, new ContributionId(uuid(30)), null, BOB, NOON),
        new ContributionRestored(SESSION, new ContributionId(uuid(30)), null, BOB, NOON));
  }

  /** Events that are published, as the golden samples have them. */
  public static List<SessionEvent> published() {
    var sealed = new EncryptedText("sealed");
    return List.of(
        new TopicChosen(
            SAMPLE,
            OF,
            TOPIC,
            ALICE,
            1,
            Ranking.Basis.MOST_POINTS,
            null,
            ANNE,
            Instant.parse("2027-01-11T08:25:00Z")),
        new ActionPlanned(
            SAMPLE,
            OF,
            new ActionPlan(
                new ActionId(uuid(4)),
                sealed,
                sealed,
                sealed,
                LocalDate.of(2027, 1, 25),
                sealed,
                sealed,
                sealed,
                sealed,
                sealed,
                null),
            ALICE,
            Instant.parse("2027-01-11T10:20:00Z")),
        new ActionCorrected(
            SAMPLE,
            OF,
            new ActionPlan(
                new ActionId(uuid(4)),
                sealed,
                null,
                null,
                LocalDate.of(2027, 2, 1),
                null,
                null,
                null,
                null,
                sealed,
                null),
            null,
            ALICE,
            Instant.parse("2027-01-11T10:21:00Z")),
        new EntryWithdrawn(
            SAMPLE,
            OF,
            EntryKind.ACTION,
            uuid(4).toString(),
            null,
            ALICE,
            Instant.parse("2027-01-11T10:22:00Z")),
        new EntryRestored(
            SAMPLE,
            OF,
            EntryKind.ACTION,
            uuid(4).toString(),
            null,
            ALICE,
            Instant.parse("2027-01-11T10:23:00Z")),
        new EarlierActionReviewed(
            SAMPLE,
            OF,
            new ActionId(uuid(5)),
            BOB,
            EarlierAction.Outcome.PARTLY,
            sealed,
            sealed,
            BOB,
            Instant.parse("2027-01-11T08:10:00Z")),
        new LearningStated(
            SAMPLE,
            OF,
            new Learning(
                new LearningId(uuid(6)), Learning.About.SELF, sealed, sealed, List.of("listening")),
            BOB,
            Instant.parse("2027-01-11T10:45:00Z")),
        new LearningCorrected(
            SAMPLE,
            OF,
            new Learning(
                new LearningId(uuid(6)), Learning.About.GROUP, sealed, null, List.of("listening")),
            null,
            BOB,
            Instant.parse("2027-01-11T10:46:00Z")),
        new EntryWithdrawn(
            SAMPLE,
            OF,
            EntryKind.LEARNING,
            uuid(6).toString(),
            null,
            BOB,
            Instant.parse("2027-01-11T10:47:00Z")),
        new EntryRestored(
            SAMPLE,
            OF,
            EntryKind.LEARNING,
            uuid(6).toString(),
            null,
            BOB,
            Instant.parse("2027-01-11T10:48:00Z")),
        new SessionEvaluated(
            SAMPLE,
            OF,
            new Evaluation(
                new EncryptedText("sealed JSON list of the keys answered"),
                new EncryptedText("sealed JSON object of item to number"),
                null,
                null),
            ParticipantRole.CONSULTANT,
            BOB,
            Instant.parse("2027-01-11T10:55:00Z")),
        new SessionClosed(SAMPLE, OF, course(), null, ANNE, Instant.parse("2027-01-11T11:00:00Z")),
        new SessionOpened(
            SAMPLE,
            OF,
            List.of(),
            List.of(),
            List.of(new AttendanceSlot(HalfDay.MORNING, MORNING)),
            ANNE,
            MORNING),
        new SessionPostponed(SAMPLE, OF, sealed, ANNE, MORNING.plusSeconds(600)),
        new SessionShortened(
            SAMPLE, OF, standard().shortened(), sealed, ANNE, MORNING.plusSeconds(600)),
        new ChairHandedOver(
            SAMPLE, OF, new Username("paul"), sealed, ANNE, MORNING.plusSeconds(300)),
        new AttendanceMarked(
            SAMPLE, OF, BOB, AttendanceStatus.LATE, sealed, ANNE, MORNING.plusSeconds(900)),
        new AttendanceSigned(SAMPLE, OF, HalfDay.MORNING, BOB, MORNING.plusSeconds(1200)));
  }

  private static final SessionId SAMPLE = new SessionId(uuid(3));
  private static final GroupAndProgramme OF =
      new GroupAndProgramme(new GroupId(uuid(2)), new ProgrammeId(uuid(1)));

  private static Learning learning() {
    return new Learning(
        new LearningId(uuid(60)),
        Learning.About.SELF,
        words("Je coupe la parole"),
        words("Mes entretiens"),
        List.of("listening"));
  }

  private static Statistics course() {
    return new Statistics(
        List.of(ALICE),
        MORNING,
        List.of(
            new Statistics.Presence(ALICE, AttendanceStatus.PRESENT, true),
            new Statistics.Presence(BOB, AttendanceStatus.LATE, true),
            new Statistics.Presence(CARLA, AttendanceStatus.ABSENT, false)),
        List.of(
            new Statistics.StepDuration(Step.PREPARATION, 30, 28),
            new Statistics.StepDuration(Step.PRESENTATION, 5, 7)),
        true,
        true,
        contributions());
  }

  private static Map<Username, Integer> contributions() {
    var counted = new LinkedHashMap<Username, Integer>();
    counted.put(ALICE, 12);
    counted.put(BOB, 9);
    return counted;
  }
}
