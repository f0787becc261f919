package codev.group.domain;

import codev.group.domain.authority.ApprovalAction.FacilitatorReplacement;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.command.GroupSessionCommand.PlanSession;
import codev.group.domain.command.MembershipCommand.FormGroup;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalFailed;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.event.CharterEvent.CharterAcceptanceWithdrawn;
import codev.group.domain.event.CharterEvent.CharterAccepted;
import codev.group.domain.event.CharterEvent.CharterDeclined;
import codev.group.domain.event.CharterEvent.CharterReminded;
import codev.group.domain.event.CharterEvent.CharterWorded;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupSessionEvent.ClientNoted;
import codev.group.domain.event.GroupSessionEvent.PresenceNoted;
import codev.group.domain.event.GroupSessionEvent.SessionAnswerWithdrawn;
import codev.group.domain.event.GroupSessionEvent.SessionCancelled;
import codev.group.domain.event.GroupSessionEvent.SessionDateAccepted;
import codev.group.domain.event.GroupSessionEvent.SessionHandedOver;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.GroupSessionEvent.SessionInvitationAnswered;
import codev.group.domain.event.GroupSessionEvent.SessionMoved;
import codev.group.domain.event.GroupSessionEvent.SessionOpened;
import codev.group.domain.event.GroupSessionEvent.SessionPlaceChanged;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.event.GroupSessionEvent.SessionPostponed;
import codev.group.domain.event.GroupSessionEvent.SessionTemplateChanged;
import codev.group.domain.event.GroupSessionEvent.SignatureNoted;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureAnnounced;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureCalledOff;
import codev.group.domain.event.IdentityRetentionEvent.IdentityPeriodEnded;
import codev.group.domain.event.MembershipEvent.FacilitatorReplaced;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.MembershipEvent.MemberJoined;
import codev.group.domain.event.MembershipEvent.MemberLeft;
import codev.group.domain.event.MembershipEvent.MembersReviewed;
import codev.group.domain.event.PersonEvent.AbsenceDeclared;
import codev.group.domain.event.PersonEvent.AbsenceWithdrawn;
import codev.group.domain.event.PersonEvent.CalendarFeedRenewed;
import codev.group.domain.event.PersonEvent.CalendarFeedWithdrawn;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.event.PersonEvent.EmailAddressChanged;
import codev.group.domain.event.PersonEvent.ExternalIdChanged;
import codev.group.domain.event.PersonEvent.ListColumnsChosen;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.event.PersonEvent.PersonLeft;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.event.PersonEvent.PersonReturned;
import codev.group.domain.event.PersonEvent.ProfileChanged;
import codev.group.domain.event.ProgrammeEvent.ParticipantAdded;
import codev.group.domain.event.ProgrammeEvent.ParticipantRemoved;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.ProgrammeEvent.TemplateDefined;
import codev.group.domain.event.ProgrammeEvent.TrainingDescribed;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsHeldBack;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsReleased;
import codev.group.domain.event.ProgrammeEvent.WelcomeTrialRequested;
import codev.group.domain.event.ProgrammeEvent.WelcomeWorded;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.event.RetentionEvent.RetentionCarriedOut;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.group.domain.event.TurnDecisionEvent.TurnCounted;
import codev.group.domain.event.TurnDecisionEvent.TurnSkipped;
import codev.group.domain.event.TurnDecisionEvent.TurnsSwapped;
import codev.group.domain.person.Absence;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Contact;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Language;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.programme.Aim;
import codev.group.domain.programme.Competency;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.Step;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionDateWarnings;
import codev.group.domain.value.SessionId;
import codev.group.programme.SessionTemplates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mona manages the programme, Anne facilitates, Alice, Bob and Carla are peers; Zoe manages Alice.
 */
public final class People {
  public static final Instant TODAY = Instant.parse("2026-11-24T09:00:00Z");
  public static final ProgrammeId PROGRAMME = new ProgrammeId(uuid(1));
  public static final GroupId GROUP = new GroupId(uuid(2));
  public static final SessionId FIRST = new SessionId(uuid(3));
  public static final SessionId SECOND = new SessionId(uuid(4));
  public static final Username MONA = new Username("mona");
  public static final Username ANNE = new Username("facilitator");
  public static final Username ALICE = new Username("alice");
  public static final Username BOB = new Username("bob");
  public static final Username CARLA = new Username("carla");
  public static final Username PAUL = new Username("paul");
  public static final Username DAVID = new Username("david");
  public static final Username ZOE = new Username("zoe");
  public static final PersonId ALICES_ID = new PersonId(uuid(5));
  public static final SessionTemplate.Key OURS = new SessionTemplate.Key("HEURE_LUMIERE");
  public static final RotationDecisionId SWAP = new RotationDecisionId(uuid(6));
  public static final RotationDecisionId SKIP = new RotationDecisionId(uuid(7));
  public static final RotationDecisionId COUNT = new RotationDecisionId(uuid(10));
  public static final GrantId GRANT = new GrantId(uuid(8));
  public static final ApprovalId APPROVAL = new ApprovalId(uuid(9));
  public static final Absence IN_FEBRUARY =
      new Absence(LocalDate.parse("2027-02-15"), LocalDate.parse("2027-02-26"));
  public static final Instant APPROVAL_ENDS = TODAY.plus(Duration.ofDays(14));
  public static final Instant JANUARY_11 = Instant.parse("2027-01-11T08:00:00Z");

  private People() {}

  public static UUID uuid(int n) {
    return new UUID(0x0199c1de00007000L, 0x8000000000000000L + n);
  }

  public static ProgrammeSettings settings() {
    return settings("2027-01-11", "2027-09-30", 4, 5);
  }

  public static ProgrammeSettings settings(
      String startsOn, String endsOn, int cadenceWeeks, int threshold) {
    return new ProgrammeSettings(
        "Managers de proximité 2027",
        List.of(Aim.GROUP_PERFORMANCE, Aim.MANAGERIAL_PRACTICE),
        LocalDate.parse(startsOn),
        LocalDate.parse(endsOn),
        cadenceWeeks,
        SessionTemplate.Key.STANDARD_180,
        threshold,
        List.of(new Competency("listening", "Écouter", "Listening")),
        List.of(),
        null);
  }

  public static ProgrammeSettings settingsWith(LocalDate... holidays) {
    var f = settings();
    return new ProgrammeSettings(
        f.name(),
        f.aims(),
        f.startsOn(),
        f.endsOn(),
        f.cadenceWeeks(),
        f.template(),
        f.privacyThreshold(),
        f.competencies(),
        List.of(holidays),
        f.unit());
  }

  public static ProgrammeSettings settingsLaidOutWith(SessionTemplate.Key template) {
    var f = settings();
    return new ProgrammeSettings(
        f.name(),
        f.aims(),
        f.startsOn(),
        f.endsOn(),
        f.cadenceWeeks(),
        template,
        f.privacyThreshold(),
        f.competencies(),
        f.holidays(),
        f.unit());
  }

  public static SessionMoved shifted(String startsAt, SessionDateWarnings... advice) {
    return new SessionMoved(
        GROUP, FIRST, Instant.parse(startsAt), words("Salle prise"), List.of(advice), MONA, TODAY);
  }

  /** By the template of an hour. */
  public static SessionTemplateChanged inAnHour() {
    var hour = SessionTemplates.NONE.get(SessionTemplate.Key.FLASH_60);
    return new SessionTemplateChanged(GROUP, FIRST, PROGRAMME, hour, MONA, TODAY);
  }

  public static SessionPlaceChanged elsewhere(@Nullable String place) {
    return new SessionPlaceChanged(GROUP, FIRST, place, null, MONA, TODAY);
  }

  public static SessionCancelled cancelled(SessionDateWarnings... advice) {
    return new SessionCancelled(
        GROUP, FIRST, words("Grève des trains"), List.of(advice), MONA, TODAY);
  }

  public static ProgrammeDeclared declaredIn(String unit) {
    var f = settings();
    var settings =
        new ProgrammeSettings(
            f.name(),
            f.aims(),
            f.startsOn(),
            f.endsOn(),
            f.cadenceWeeks(),
            f.template(),
            f.privacyThreshold(),
            f.competencies(),
            f.holidays(),
            unit);
    return new ProgrammeDeclared(PROGRAMME, settings, List.of(), MONA, TODAY);
  }

  public static GrantGiven granted() {
    return new GrantGiven(
        GRANT,
        PAUL,
        GrantRole.SPONSOR,
        GrantScope.of(PROGRAMME),
        Instant.parse("2027-01-01T00:00:00Z"),
        Instant.parse("2027-10-01T00:00:00Z"),
        new EncryptedText("Direction des sites"),
        MONA,
        TODAY);
  }

  public static GrantRevoked revoked() {
    return new GrantRevoked(
        GRANT,
        PAUL,
        GrantRole.SPONSOR,
        GrantScope.of(PROGRAMME),
        new EncryptedText("A changé de poste"),
        MONA,
        TODAY);
  }

  public static final String PROVIDER = "https://provider.example";

  public static SubjectBound bound(String subject) {
    return new SubjectBound(PAUL, PROVIDER, subject, TODAY);
  }

  public static SessionsEnded sessionsEnded(Instant issuedBefore) {
    return new SessionsEnded(PAUL, issuedBefore, MONA, TODAY);
  }

  public static SubjectAssigned assigned(String subject) {
    return new SubjectAssigned(PAUL, PROVIDER, subject, MONA, TODAY);
  }

  public static SubjectRefused refusedSubject(String subject) {
    return new SubjectRefused(PAUL, PROVIDER, subject, TODAY);
  }

  public static SubjectReleased released(String subject) {
    return new SubjectReleased(
        PAUL, PROVIDER, subject, new EncryptedText("Compte recréé"), MONA, TODAY);
  }

  public static final FacilitatorReplacement SELF_APPOINTMENT =
      new FacilitatorReplacement(GROUP.value(), PROGRAMME, "Groupe Lumière", MONA, FIRST.value());

  public static ApprovalRequested requested() {
    return new ApprovalRequested(
        APPROVAL, SELF_APPOINTMENT, MONA, words("Congé d’Anne"), APPROVAL_ENDS, TODAY);
  }

  public static ApprovalGranted approved() {
    return new ApprovalGranted(APPROVAL, SELF_APPOINTMENT, MONA, words("D’accord"), PAUL, TODAY);
  }

  public static ApprovalRefused disapproved() {
    return new ApprovalRefused(APPROVAL, SELF_APPOINTMENT, MONA, words("Prenez Paul"), PAUL, TODAY);
  }

  public static ApprovalExpired expired() {
    return new ApprovalExpired(APPROVAL, SELF_APPOINTMENT, MONA, APPROVAL_ENDS);
  }

  public static ApprovalWithdrawn withdrawn() {
    return new ApprovalWithdrawn(APPROVAL, SELF_APPOINTMENT, MONA, MONA, TODAY);
  }

  public static ApprovalCarriedOut carriedOut() {
    return new ApprovalCarriedOut(APPROVAL, SELF_APPOINTMENT, MONA, TODAY);
  }

  public static ApprovalFailed impossible() {
    return new ApprovalFailed(APPROVAL, SELF_APPOINTMENT, MONA, "group.facilitator.already", TODAY);
  }

  public static RetentionPeriod period(int months) {
    return new RetentionPeriod(months, LegalBasis.LEGITIMATE_INTEREST);
  }

  public static RetentionSet retentionSet(int months) {
    return new RetentionSet(PROGRAMME, RetentionClass.WORDS, period(months), MONA, TODAY);
  }

  /** For a period of 36 months. */
  public static RetentionAnnounced retentionAnnounced() {
    var end = LocalDate.parse("2030-10-01");
    return new RetentionAnnounced(PROGRAMME, RetentionClass.WORDS, end, end, TODAY);
  }

  public static RetentionCarriedOut retentionCarriedOut() {
    return new RetentionCarriedOut(PROGRAMME, RetentionClass.WORDS, TODAY);
  }

  /** Likewise. */
  public static IdentityErasureAnnounced identityErasureAnnounced() {
    var end = LocalDate.parse("2030-10-01");
    return new IdentityErasureAnnounced(ALICE, PROGRAMME, end, end, TODAY);
  }

  public static IdentityErasureCalledOff identityErasureCalledOff() {
    return new IdentityErasureCalledOff(ALICE, TODAY);
  }

  public static IdentityPeriodEnded identityPeriodEnded() {
    return new IdentityPeriodEnded(ALICE, MONA, TODAY);
  }

  public static ProgrammeDeclared declared(MethodWarning... warnings) {
    return new ProgrammeDeclared(PROGRAMME, settings(), List.of(warnings), MONA, TODAY);
  }

  /** One hour in words of the programme's own, without every kind, with a question more. */
  public static SessionTemplate ours() {
    return ours(SessionTemplates.NONE.get(SessionTemplate.Key.FLASH_60).steps());
  }

  public static SessionTemplate ours(List<SessionTemplate.PlannedStep> steps) {
    var worded = new ArrayList<>(steps);
    for (int i = 0; i < worded.size(); i++)
      if (worded.get(i).key() == Step.CONSULTATION) worded.set(i, sharing());
    return new SessionTemplate(OURS, 1, worded, List.of(question("COURAGE")));
  }

  public static SessionTemplate.PlannedStep sharing() {
    return new SessionTemplate.PlannedStep(
        Step.CONSULTATION,
        20,
        "Partage d’expériences",
        "Sharing experience",
        "Chacun raconte ce qu’il a vécu.",
        "Everybody tells what they have lived through.",
        List.of(ContributionKind.EXPERIENCE, ContributionKind.QUESTION));
  }

  public static SessionTemplate.Item question(String key) {
    return new SessionTemplate.Item(
        key, "J’ai osé.", "I dared.", 1, 5, SessionTemplate.Audience.EVERYBODY);
  }

  public static TemplateDefined defined(SessionTemplate template) {
    return new TemplateDefined(PROGRAMME, template, SessionTemplate.Key.FLASH_60, MONA, TODAY);
  }

  public static TrainingDescription training() {
    return new TrainingDescription(
        "Société coopérative Horizons & Pairs",
        "84 69 12345 69",
        "Hélène Lefèvre-N’Guyen, directrice",
        "Villeurbanne",
        "Manufacture générale d’Île-de-France",
        "Apprendre entre pairs",
        TrainingDescription.Nature.TRAINING);
  }

  public static WelcomeWorded welcomeWorded(String why) {
    return new WelcomeWorded(PROGRAMME, why, MONA, TODAY);
  }

  public static WelcomeEmailsHeldBack welcomeEmailsHeldBack() {
    return new WelcomeEmailsHeldBack(PROGRAMME, MONA, TODAY);
  }

  public static WelcomeEmailsReleased welcomeEmailsReleased() {
    return new WelcomeEmailsReleased(PROGRAMME, MONA, TODAY);
  }

  public static WelcomeTrialRequested welcomeTried() {
    return new WelcomeTrialRequested(PROGRAMME, GROUP, MONA, TODAY);
  }

  public static TrainingDescribed described() {
    return new TrainingDescribed(PROGRAMME, training(), MONA, TODAY);
  }

  public static Profile profile(String unit) {
    return new Profile(
        "Alice Martin", "alice@example.org", unit, "Lyon", "Contrôle de gestion", ZOE);
  }

  public static PersonRegistered registered() {
    return new PersonRegistered(ALICE, ALICES_ID, profile("Finance"), MONA, TODAY);
  }

  public static ProfileChanged moved() {
    return new ProfileChanged(ALICE, ALICES_ID, profile("Achats"), MONA, TODAY);
  }

  public static ContactChanged contact(@Nullable Language language, boolean reminders) {
    var contact = new Contact("Alice Martin", "alice@example.org", language, reminders, List.of());
    return new ContactChanged(ALICE, contact, TODAY);
  }

  public static EmailAddressChanged addressChanged(Username by) {
    return new EmailAddressChanged(ALICE, "alice@example.org", by, TODAY);
  }

  public static PersonLeft hasLeft() {
    return new PersonLeft(ALICE, MONA, TODAY);
  }

  public static PersonReturned hasReturned() {
    return new PersonReturned(ALICE, MONA, TODAY);
  }

  public static ExternalIdChanged knownElsewhere() {
    return new ExternalIdChanged(ALICE, "00u1a2b3", MONA, TODAY);
  }

  public static AbsenceDeclared absent() {
    return new AbsenceDeclared(ALICE, IN_FEBRUARY, MONA, TODAY);
  }

  public static AbsenceWithdrawn absentNoMore() {
    return new AbsenceWithdrawn(ALICE, IN_FEBRUARY, MONA, TODAY);
  }

  public static ListColumnsChosen columnsChosen() {
    return new ListColumnsChosen(MONA, Map.of("Matricule", "username"), TODAY);
  }

  public static ParticipantAdded participant(Username person) {
    return new ParticipantAdded(PROGRAMME, person, MONA, TODAY);
  }

  public static ParticipantRemoved participantRemoved(Username person) {
    return new ParticipantRemoved(PROGRAMME, person, MONA, TODAY);
  }

  public static CalendarFeedRenewed feed(String digest) {
    return new CalendarFeedRenewed(ALICE, digest, TODAY);
  }

  public static CalendarFeedWithdrawn feedWithdrawn() {
    return new CalendarFeedWithdrawn(ALICE, TODAY);
  }

  public static FacilitatorRemoved removedFromThePool() {
    return new FacilitatorRemoved(PAUL, MONA, TODAY);
  }

  public static PersonErased erased() {
    return new PersonErased(ALICE, ALICE, TODAY);
  }

  public static MemberCandidate peer(Username person, Username... managers) {
    return new MemberCandidate(person, true, List.of(managers));
  }

  public static final FacilitatorWorkload FREE = new FacilitatorWorkload(true, true, 2, 3);

  public static FormGroup form(MemberCandidate... candidates) {
    return new FormGroup(
        GROUP,
        PROGRAMME,
        "Groupe Lumière",
        ANNE,
        FREE,
        false,
        Arrays.asList(candidates),
        false,
        MONA,
        TODAY);
  }

  public static GroupFormed formed(MethodWarning... warnings) {
    return new GroupFormed(
        GROUP,
        PROGRAMME,
        "Groupe Lumière",
        ANNE,
        List.of(ALICE, BOB, CARLA),
        1,
        List.of(warnings),
        MONA,
        TODAY);
  }

  public static MembersReviewed reviewed(Subordination... subordinations) {
    return new MembersReviewed(GROUP, List.of(subordinations), TODAY);
  }

  public static MemberJoined joined(Username member) {
    return new MemberJoined(GROUP, PROGRAMME, member, 1, words("Remplace Farid"), MONA, TODAY);
  }

  public static MemberLeft left(Username member, MethodWarning... warnings) {
    return new MemberLeft(
        GROUP, PROGRAMME, member, words("Mutation"), List.of(warnings), MONA, TODAY);
  }

  public static FacilitatorReplaced replaced(
      Username facilitator, @Nullable SessionId session, MethodWarning... warnings) {
    return new FacilitatorReplaced(
        GROUP, PROGRAMME, facilitator, session, words("Congé"), List.of(warnings), MONA, TODAY);
  }

  public static FacilitatorEnlisted enlisted() {
    return new FacilitatorEnlisted(
        PAUL,
        new FacilitatorQualification("Animateur certifié", LocalDate.parse("2024-09-01")),
        3,
        MONA,
        TODAY);
  }

  /** Stand for what is sealed. */
  public static EncryptedText words(String text) {
    return new EncryptedText(text);
  }

  public static CharterReminded reminded(Username... members) {
    return new CharterReminded(GROUP, 1, List.of(members), MONA, TODAY);
  }

  public static CharterAcceptanceWithdrawn acceptanceWithdrawn(Username member) {
    return new CharterAcceptanceWithdrawn(GROUP, member, 1, TODAY);
  }

  public static CharterDeclined charterDeclined(Username member) {
    return new CharterDeclined(GROUP, member, 1, TODAY);
  }

  public static CharterAccepted accepted(Username member) {
    return new CharterAccepted(GROUP, member, 1, null, TODAY);
  }

  public static CharterWorded worded() {
    return new CharterWorded(GROUP, 2, List.of("Les téléphones restent éteints"), ANNE, TODAY);
  }

  public static SessionDateAccepted keptDate(MethodWarning... warnings) {
    return new SessionDateAccepted(
        GROUP, FIRST, List.of(warnings), words("Seule date possible"), ANNE, TODAY);
  }

  public static SessionDateAccepted keptDateWithoutReason(MethodWarning... warnings) {
    return new SessionDateAccepted(GROUP, FIRST, List.of(warnings), null, ANNE, TODAY);
  }

  public static PlanSession plan(SessionId session, String startsAt, Username by) {
    return plan(session, startsAt, by, by.equals(MONA), null);
  }

  public static PlanSession plan(
      SessionId session,
      String startsAt,
      Username by,
      boolean asManager,
      SessionTemplate.@Nullable Key template) {
    return new PlanSession(
        GROUP,
        session,
        Instant.parse(startsAt),
        SessionTemplates.NONE.get(template == null ? SessionTemplate.Key.STANDARD_180 : template),
        "Salle Ampère",
        null,
        RoomBookings.NONE,
        settings(),
        asManager,
        by,
        TODAY);
  }

  public static SessionPlanned planned(
      SessionId session, int number, Instant startsAt, MethodWarning... warnings) {
    return planned(session, number, startsAt, SessionTemplate.Key.STANDARD_180, MONA, warnings);
  }

  public static SessionPlanned planned(
      SessionId session,
      int number,
      Instant startsAt,
      SessionTemplate.Key template,
      Username by,
      MethodWarning... warnings) {
    return planned(session, number, startsAt, SessionTemplates.NONE.get(template), by, warnings);
  }

  public static SessionPlanned planned(
      SessionId session,
      int number,
      Instant startsAt,
      SessionTemplate template,
      Username by,
      MethodWarning... warnings) {
    return new SessionPlanned(
        GROUP,
        session,
        PROGRAMME,
        "Groupe Lumière",
        number,
        ANNE,
        List.of(ALICE, BOB, CARLA),
        1,
        startsAt,
        template,
        "Salle Ampère",
        null,
        List.of(warnings),
        by,
        TODAY);
  }

  public static TurnsSwapped swapped(Username member, Username with) {
    return new TurnsSwapped(GROUP, SWAP, member, with, words("En congé"), ANNE, TODAY);
  }

  public static TurnSkipped skipped(Username member) {
    return new TurnSkipped(GROUP, SKIP, member, words("Pas prête"), ANNE, TODAY);
  }

  public static TurnCounted counted(Username member) {
    return new TurnCounted(
        GROUP,
        PROGRAMME,
        COUNT,
        FIRST,
        member,
        JANUARY_11,
        words("Sujet traité après la séance"),
        ANNE,
        TODAY);
  }

  public static SessionOpened begun(Instant at) {
    return begun(at, HalfDay.MORNING);
  }

  public static SessionOpened begun(Instant at, HalfDay... halfDays) {
    return new SessionOpened(GROUP, FIRST, List.of(halfDays), ANNE, at);
  }

  public static PresenceNoted marked(Username member, AttendanceRecord.Status status, Instant at) {
    return new PresenceNoted(GROUP, FIRST, member, status, at);
  }

  public static SessionPostponed postponed(Instant at) {
    return new SessionPostponed(GROUP, FIRST, ANNE, at);
  }

  public static SessionHandedOver handedOver(Username to) {
    return new SessionHandedOver(GROUP, FIRST, to, ANNE, TODAY);
  }

  public static SessionAnswerWithdrawn answerWithdrawn(Username person) {
    return new SessionAnswerWithdrawn(GROUP, FIRST, person, TODAY);
  }

  public static SessionInvitationAnswered answered(Username person, InvitationAnswer answer) {
    return new SessionInvitationAnswered(GROUP, FIRST, person, answer, TODAY);
  }

  public static SignatureNoted signed(Username person, HalfDay halfDay, Instant at) {
    return new SignatureNoted(GROUP, FIRST, person, halfDay, at);
  }

  public static ClientNoted noted(Username client) {
    return new ClientNoted(GROUP, FIRST, client, TODAY);
  }

  public static SessionHeld held(Username... clients) {
    return new SessionHeld(
        GROUP,
        FIRST,
        List.of(clients),
        JANUARY_11,
        JANUARY_11.plusSeconds(3 * 3600),
        attendance(),
        ANNE,
        TODAY);
  }

  /** As it was kept before it named who led it. */
  public static SessionHeld heldByWhomUnknown(Username... clients) {
    var held = held(clients);
    return new SessionHeld(
        held.group(),
        held.session(),
        held.clients(),
        held.openedAt(),
        held.closedAt(),
        held.attendance(),
        null,
        held.at());
  }

  public static List<AttendanceRecord> attendance() {
    return List.of(
        new AttendanceRecord(ALICE, AttendanceRecord.Status.PRESENT, true),
        new AttendanceRecord(BOB, AttendanceRecord.Status.LATE, true),
        new AttendanceRecord(CARLA, AttendanceRecord.Status.ABSENT, false));
  }
}
