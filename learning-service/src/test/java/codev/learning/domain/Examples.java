package codev.learning.domain;

import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.authority.AuthorityEvent.GrantNoted;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import codev.learning.domain.authority.AuthorityEvent.SessionsEndNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectReleaseNoted;
import codev.learning.domain.authority.AuthorityEvent.UnitNoted;
import codev.learning.domain.authority.GrantRole;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.ActionEvent.ActionCorrected;
import codev.learning.domain.event.ActionEvent.ActionProgressed;
import codev.learning.domain.event.ActionEvent.ActionRestored;
import codev.learning.domain.event.ActionEvent.ActionReviewed;
import codev.learning.domain.event.ActionEvent.ActionWithdrawn;
import codev.learning.domain.event.ActionEvent.EffectTold;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.JournalEvent.LearningCorrected;
import codev.learning.domain.event.JournalEvent.LearningKept;
import codev.learning.domain.event.JournalEvent.LearningRestored;
import codev.learning.domain.event.JournalEvent.LearningWithdrawn;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.event.PersonEvent.ErasureApproved;
import codev.learning.domain.event.PersonEvent.ErasureCancelled;
import codev.learning.domain.event.PersonEvent.ErasureDeclined;
import codev.learning.domain.event.PersonEvent.ErasureRequested;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import codev.learning.domain.event.PersonEvent.InstrumentAnswered;
import codev.learning.domain.event.PersonEvent.PersonErased;
import codev.learning.domain.event.PersonEvent.PersonNoted;
import codev.learning.domain.event.PersonEvent.SurveyAnswered;
import codev.learning.domain.event.ProgrammeEvent.InstrumentLoaded;
import codev.learning.domain.event.ProgrammeEvent.ItemNoted;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeDated;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.event.ProgrammeEvent.TargetsSet;
import codev.learning.domain.event.SessionOutcomeEvent.ClientChosen;
import codev.learning.domain.event.SessionOutcomeEvent.CourseCorrected;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import codev.learning.domain.event.SessionOutcomeEvent.PresenceMarked;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.event.SessionOutcomeEvent.SessionPlanned;
import codev.learning.domain.event.SessionOutcomeEvent.SessionUnplanned;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.OutcomesViewingId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.Competency;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Alice's action, Bob's learning, their group and their programme: one example of each fact. */
public final class Examples {
  public static final ProgrammeId PROGRAMME = new ProgrammeId(id(1));
  public static final GroupId GROUP = new GroupId(id(2));
  public static final SessionId SESSION = new SessionId(id(3));
  public static final ActionId ACTION = new ActionId(id(4));
  public static final LearningId LEARNING = new LearningId(id(6));
  public static final SessionId NEXT_SESSION = new SessionId(id(7));
  public static final UUID ERASURE = id(9);
  public static final Username ALICE = new Username("alice");
  public static final Username BOB = new Username("bob");
  public static final Username CARLA = new Username("carla");
  public static final Username ANNE = new Username("facilitator");
  public static final Instant TEN_TWENTY = Instant.parse("2027-01-11T10:20:00Z");
  public static final Instant NEXT_MONTH = Instant.parse("2027-02-08T08:10:00Z");

  private Examples() {}

  public static UUID id(int last) {
    return UUID.fromString("0199c1de-0000-7000-8000-%012d".formatted(last));
  }

  /** The effect of an action, as a stored text. */
  public static EncryptedText effect(int effect) {
    return new EncryptedText(Integer.toString(effect));
  }

  /** How sure a client is of an action, as a stored text. */
  public static EncryptedText confidence(int confidence) {
    return new EncryptedText(Integer.toString(confidence));
  }

  /** Which items were answered, as a stored text. */
  public static EncryptedText items(String... keys) {
    return items(List.of(keys));
  }

  public static EncryptedText items(List<String> keys) {
    return new EncryptedText(JsonMapper.shared().writeValueAsString(keys));
  }

  public static EncryptedText sealed(String what) {
    return new EncryptedText("sealed " + what);
  }

  public static ActionPlan plan() {
    return new ActionPlan(
        sealed("what"),
        sealed("objective"),
        sealed("first step"),
        LocalDate.parse("2027-01-25"),
        sealed("resources"),
        sealed("support"),
        sealed("indicator"),
        sealed("vigilance"),
        confidence(7));
  }

  public static Learning learning() {
    return new Learning(
        LEARNING, Learning.About.SELF, sealed("learning"), sealed("my team"), List.of("listening"));
  }

  public static SessionStatistics course() {
    return new SessionStatistics(
        ALICE,
        Instant.parse("2027-01-11T08:00:00Z"),
        Instant.parse("2027-01-11T11:00:00Z"),
        List.of(
            new SessionStatistics.Presence(ALICE, SessionStatistics.AttendanceStatus.PRESENT, true),
            new SessionStatistics.Presence(BOB, SessionStatistics.AttendanceStatus.LATE, true),
            new SessionStatistics.Presence(
                CARLA, SessionStatistics.AttendanceStatus.ABSENT, false)),
        List.of(
            new SessionStatistics.StepDuration("PREPARATION", 30, 28),
            new SessionStatistics.StepDuration("PRESENTATION", 5, 7)),
        true,
        true,
        Map.of(BOB, 9));
  }

  public static ActionCommitted committed() {
    return new ActionCommitted(ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan(), TEN_TWENTY);
  }

  public static ActionPlan betterPlan() {
    return new ActionPlan(
        sealed("better"), null, null, null, null, null, null, null, confidence(8));
  }

  public static ActionCorrected actionCorrected() {
    return new ActionCorrected(ACTION, SESSION, GROUP, PROGRAMME, ALICE, betterPlan(), TEN_TWENTY);
  }

  public static ActionWithdrawn actionWithdrawn() {
    return new ActionWithdrawn(ACTION, SESSION, GROUP, PROGRAMME, ALICE, TEN_TWENTY);
  }

  public static ActionRestored actionRestored() {
    return new ActionRestored(ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan(), TEN_TWENTY);
  }

  public static ActionReviewed reviewed(ActionReviewOutcome outcome) {
    return new ActionReviewed(
        ACTION,
        NEXT_SESSION,
        GROUP,
        PROGRAMME,
        ALICE,
        outcome,
        effect(3),
        sealed("learnt"),
        NEXT_MONTH);
  }

  public static ActionProgressed progressed(ActionProgress status, @Nullable Integer effect) {
    return new ActionProgressed(
        ACTION,
        GROUP,
        PROGRAMME,
        ALICE,
        status,
        effect == null ? null : effect(effect),
        sealed("learnt"),
        NEXT_MONTH);
  }

  public static EffectTold effectTold() {
    return new EffectTold(
        ACTION, GROUP, PROGRAMME, ALICE, effect(4), sealed("learnt later"), NEXT_MONTH);
  }

  public static LearningKept kept() {
    return new LearningKept(BOB, SESSION, GROUP, PROGRAMME, learning(), TEN_TWENTY);
  }

  public static LearningCorrected learningCorrected() {
    var better =
        new Learning(LEARNING, Learning.About.GROUP, sealed("better"), null, List.of("asking"));
    return new LearningCorrected(BOB, SESSION, GROUP, PROGRAMME, better, TEN_TWENTY);
  }

  public static LearningWithdrawn learningWithdrawn() {
    return new LearningWithdrawn(BOB, SESSION, GROUP, PROGRAMME, LEARNING, TEN_TWENTY);
  }

  public static LearningRestored learningRestored() {
    return new LearningRestored(BOB, SESSION, GROUP, PROGRAMME, LEARNING, TEN_TWENTY);
  }

  public static ClientChosen clientChosen() {
    return new ClientChosen(SESSION, GROUP, PROGRAMME, ALICE, TEN_TWENTY);
  }

  public static EvaluationReceived evaluated(Username by, ParticipantRole role) {
    return new EvaluationReceived(
        SESSION,
        GROUP,
        PROGRAMME,
        by,
        role,
        items("H1", "H9", "COURAGE"),
        sealed("answers of " + by),
        TEN_TWENTY);
  }

  /** As it was published before its items were. */
  public static EvaluationReceived evaluatedOfOld() {
    return new EvaluationReceived(
        SESSION,
        GROUP,
        PROGRAMME,
        BOB,
        ParticipantRole.CONSULTANT,
        null,
        sealed("answers of bob"),
        TEN_TWENTY);
  }

  public static SessionHeld held() {
    return new SessionHeld(SESSION, GROUP, PROGRAMME, course(), TEN_TWENTY);
  }

  public static SessionPlanned planned() {
    return new SessionPlanned(
        SESSION, GROUP, PROGRAMME, Instant.parse("2027-02-08T08:00:00Z"), 180, TEN_TWENTY);
  }

  public static SessionUnplanned unplanned() {
    return new SessionUnplanned(SESSION, GROUP, PROGRAMME, Instant.parse("2027-02-01T08:00:00Z"));
  }

  public static PresenceMarked marked(Username person, SessionStatistics.AttendanceStatus status) {
    return new PresenceMarked(SESSION, GROUP, PROGRAMME, person, status, TEN_TWENTY);
  }

  /** Carla was there after all, and has signed. */
  public static CourseCorrected corrected() {
    var course =
        course()
            .with(
                new SessionStatistics.Presence(
                    CARLA, SessionStatistics.AttendanceStatus.PRESENT, true));
    return new CourseCorrected(SESSION, GROUP, PROGRAMME, course, NEXT_MONTH);
  }

  public static PersonNoted noted() {
    return new PersonNoted(ALICE, "Finance", "Lyon", TEN_TWENTY);
  }

  public static ContactNoted contact(@Nullable Language language, boolean reminders) {
    var contact = new Contact("Alice Martin", "alice@example.org", language, reminders, List.of());
    return new ContactNoted(ALICE, contact, TEN_TWENTY);
  }

  public static GroupJoined joined() {
    return new GroupJoined(ALICE, GROUP, PROGRAMME, TEN_TWENTY);
  }

  public static GroupLeft left() {
    return new GroupLeft(ALICE, GROUP, PROGRAMME, NEXT_MONTH);
  }

  public static SurveyAnswered surveyed() {
    return new SurveyAnswered(
        ALICE,
        SurveyKind.SKILLS,
        SurveyKind.Moment.START,
        GROUP,
        PROGRAMME,
        items("C1", "C12"),
        sealed("answers"),
        TEN_TWENTY);
  }

  /** As it was noted before its items were. */
  public static SurveyAnswered surveyedOfOld() {
    return new SurveyAnswered(
        ALICE,
        SurveyKind.SKILLS,
        SurveyKind.Moment.START,
        GROUP,
        PROGRAMME,
        null,
        sealed("answers"),
        TEN_TWENTY);
  }

  public static ProgrammeInstrument instrument() {
    return new ProgrammeInstrument(
        "TEAM_SPIRIT",
        new ProgrammeInstrument.Text("L’entraide", "Mutual help"),
        new ProgrammeInstrument.Text("0 : jamais, 6 : tous les jours", "0: never, 6: every day"),
        "Ours, free to use",
        List.of(SurveyKind.Moment.START, SurveyKind.Moment.END),
        List.of(
            question("T1", "Un collègue m’a aidé.", "A colleague has helped me.", 0, 6),
            new ProgrammeInstrument.Question(
                "T2",
                "L’aide reçue m’a servi.",
                "The help was useful.",
                1,
                5,
                true,
                InstrumentItem.Audience.CLIENT)));
  }

  public static ProgrammeInstrument.Question question(
      String key, String fr, String en, int from, int to) {
    return new ProgrammeInstrument.Question(
        key, fr, en, from, to, false, InstrumentItem.Audience.ALL);
  }

  public static InstrumentLoaded loaded() {
    return new InstrumentLoaded(PROGRAMME, instrument(), 1, new Username("manager"), TEN_TWENTY);
  }

  public static InstrumentAnswered instrumentAnswered() {
    return new InstrumentAnswered(
        ALICE,
        "TEAM_SPIRIT",
        1,
        SurveyKind.Moment.START,
        GROUP,
        PROGRAMME,
        items("T1"),
        sealed("answers"),
        TEN_TWENTY);
  }

  public static ErasureRequested erasureRequested() {
    return new ErasureRequested(
        ALICE,
        ERASURE,
        Set.of(PROGRAMME),
        new EncryptedText("sealed"),
        CARLA,
        Instant.parse("2027-02-01T08:10:00Z"));
  }

  public static ErasureApproved erasureApproved() {
    return new ErasureApproved(ALICE, ERASURE, NEXT_MONTH, Instant.parse("2027-02-01T09:00:00Z"));
  }

  public static ErasureCancelled erasureCancelled() {
    return new ErasureCancelled(ALICE, ERASURE, ALICE, Instant.parse("2027-02-02T09:00:00Z"));
  }

  public static ErasureDeclined erasureDeclined() {
    return new ErasureDeclined(ALICE, ERASURE, NEXT_MONTH);
  }

  public static PersonErased erased() {
    return new PersonErased(ALICE, ALICE, NEXT_MONTH);
  }

  public static ProgrammeNoted programme(int privacyThreshold) {
    return new ProgrammeNoted(
        PROGRAMME,
        "Managers de proximité 2027",
        List.of(Aim.GROUP_PERFORMANCE),
        privacyThreshold,
        List.of(new Competency("listening", "Écouter", "Listening")),
        TEN_TWENTY);
  }

  public static ProgrammeDated dated() {
    return new ProgrammeDated(
        PROGRAMME, LocalDate.parse("2027-01-11"), LocalDate.parse("2027-09-30"), TEN_TWENTY);
  }

  public static ItemNoted item() {
    return new ItemNoted(
        PROGRAMME, new OwnEvaluationItem("COURAGE", "J’ai osé.", "I dared.", 1, 5), TEN_TWENTY);
  }

  public static TargetsSet targets() {
    return new TargetsSet(
        PROGRAMME,
        Map.of("H1", 4.2, "cooperation.across", 0.5),
        new Username("manager"),
        TEN_TWENTY);
  }

  public static GroupNoted group() {
    return new GroupNoted(
        GROUP, PROGRAMME, "Groupe Lumière", ANNE, List.of(ALICE, BOB, CARLA), TEN_TWENTY);
  }

  /** One of each, as the golden samples have them. */
  public static List<AuthorityEvent> ofAuthority() {
    return List.of(
        new GrantNoted(
            id(8), ANNE, GrantRole.SPONSOR, PROGRAMME, null, TEN_TWENTY, NEXT_MONTH, TEN_TWENTY),
        new RevocationNoted(id(8), ANNE, NEXT_MONTH),
        new SubjectNoted(ANNE, "https://provider.example", "7d3c", TEN_TWENTY),
        new SubjectReleaseNoted(ANNE, NEXT_MONTH),
        new SessionsEndNoted(ANNE, NEXT_MONTH, NEXT_MONTH),
        new UnitNoted(PROGRAMME, "Production", TEN_TWENTY));
  }

  public static List<LearningServiceEvent> all() {
    return List.of(
        committed(),
        actionCorrected(),
        actionWithdrawn(),
        actionRestored(),
        reviewed(ActionReviewOutcome.PARTLY),
        progressed(ActionProgress.DONE, 4),
        effectTold(),
        kept(),
        learningCorrected(),
        learningWithdrawn(),
        learningRestored(),
        clientChosen(),
        evaluated(BOB, ParticipantRole.CONSULTANT),
        planned(),
        unplanned(),
        held(),
        marked(CARLA, SessionStatistics.AttendanceStatus.ABSENT),
        corrected(),
        noted(),
        contact(Language.EN, false),
        joined(),
        left(),
        surveyed(),
        instrumentAnswered(),
        erased(),
        erasureRequested(),
        erasureApproved(),
        erasureDeclined(),
        erasureCancelled(),
        programme(5),
        dated(),
        item(),
        loaded(),
        targets(),
        group(),
        shown());
  }

  public static OutcomesShown shown() {
    return new OutcomesShown(
        new OutcomesViewingId(id(7)),
        PROGRAMME,
        new Username("manager"),
        ViewerRole.MANAGER,
        new ViewedPart("Finance", null, null, LocalDate.parse("2027-01-01"), null, GROUP),
        OutputFormat.TABLE,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        42,
        NEXT_MONTH);
  }
}
