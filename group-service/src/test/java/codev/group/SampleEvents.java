package codev.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.absent;
import static codev.group.domain.People.absentNoMore;
import static codev.group.domain.People.acceptanceWithdrawn;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.addressChanged;
import static codev.group.domain.People.answerWithdrawn;
import static codev.group.domain.People.answered;
import static codev.group.domain.People.approved;
import static codev.group.domain.People.assigned;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.bound;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.carriedOut;
import static codev.group.domain.People.charterDeclined;
import static codev.group.domain.People.columnsChosen;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.counted;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.declaredIn;
import static codev.group.domain.People.defined;
import static codev.group.domain.People.described;
import static codev.group.domain.People.disapproved;
import static codev.group.domain.People.elsewhere;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.erased;
import static codev.group.domain.People.expired;
import static codev.group.domain.People.feed;
import static codev.group.domain.People.feedWithdrawn;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.granted;
import static codev.group.domain.People.handedOver;
import static codev.group.domain.People.hasLeft;
import static codev.group.domain.People.hasReturned;
import static codev.group.domain.People.held;
import static codev.group.domain.People.heldByWhomUnknown;
import static codev.group.domain.People.identityErasureAnnounced;
import static codev.group.domain.People.identityErasureCalledOff;
import static codev.group.domain.People.identityPeriodEnded;
import static codev.group.domain.People.impossible;
import static codev.group.domain.People.inAnHour;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.keptDate;
import static codev.group.domain.People.keptDateWithoutReason;
import static codev.group.domain.People.knownElsewhere;
import static codev.group.domain.People.left;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.participant;
import static codev.group.domain.People.participantRemoved;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.refusedSubject;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.released;
import static codev.group.domain.People.reminded;
import static codev.group.domain.People.removedFromThePool;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.requested;
import static codev.group.domain.People.retentionAnnounced;
import static codev.group.domain.People.retentionCarriedOut;
import static codev.group.domain.People.retentionSet;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.People.revoked;
import static codev.group.domain.People.sessionsEnded;
import static codev.group.domain.People.shifted;
import static codev.group.domain.People.signed;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;
import static codev.group.domain.People.welcomeEmailsHeldBack;
import static codev.group.domain.People.welcomeEmailsReleased;
import static codev.group.domain.People.welcomeTried;
import static codev.group.domain.People.welcomeWorded;
import static codev.group.domain.People.withdrawn;
import static codev.group.domain.People.worded;

import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Language;
import codev.group.domain.person.Subordination;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionDateWarnings;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One event of each type. */
public final class SampleEvents {
  /** Of the text "secret". */
  private static final String DIGEST =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  private SampleEvents() {}

  public static List<GroupServiceEvent> all() {
    return List.of(
        declaredIn("Production"),
        bound("7d3c"),
        assigned("7d3c"),
        refusedSubject("91fa"),
        released("7d3c"),
        sessionsEnded(TODAY),
        granted(),
        revoked(),
        requested(),
        approved(),
        disapproved(),
        expired(),
        withdrawn(),
        carriedOut(),
        impossible(),
        retentionSet(36),
        retentionAnnounced(),
        retentionCarriedOut(),
        identityErasureAnnounced(),
        identityErasureCalledOff(),
        identityPeriodEnded(),
        defined(ours()),
        described(),
        welcomeWorded("Parce que l’usine change."),
        welcomeEmailsHeldBack(),
        welcomeEmailsReleased(),
        welcomeTried(),
        participant(ALICE),
        participantRemoved(ALICE),
        registered(),
        moved(),
        hasLeft(),
        hasReturned(),
        knownElsewhere(),
        absent(),
        absentNoMore(),
        columnsChosen(),
        feed(DIGEST),
        feedWithdrawn(),
        contact(Language.EN, false),
        addressChanged(MONA),
        formed(MethodWarning.FACILITATOR_OVER_CAPACITY),
        erased(),
        reviewed(new Subordination(ALICE, BOB)),
        joined(DAVID),
        enlisted(),
        removedFromThePool(),
        replaced(PAUL, FIRST, MethodWarning.FACILITATOR_NOT_QUALIFIED),
        left(CARLA, MethodWarning.FEWER_THAN_THREE_MEMBERS),
        accepted(ALICE),
        acceptanceWithdrawn(ALICE),
        charterDeclined(ALICE),
        reminded(ALICE, BOB),
        worded(),
        keptDate(MethodWarning.SESSION_ON_A_HOLIDAY),
        planned(FIRST, 1, JANUARY_11, ours(), MONA),
        shifted(
            "2027-01-18T08:00:00Z",
            new SessionDateWarnings(FIRST, List.of(MethodWarning.SESSION_ON_A_HOLIDAY))),
        elsewhere("Salle Volta"),
        inAnHour(),
        cancelled(new SessionDateWarnings(SECOND, List.of())),
        swapped(ALICE, BOB),
        skipped(CARLA),
        counted(ALICE),
        begun(JANUARY_11),
        postponed(JANUARY_11),
        handedOver(PAUL),
        answered(BOB, InvitationAnswer.TENTATIVE),
        answerWithdrawn(BOB),
        signed(BOB, HalfDay.MORNING, JANUARY_11),
        marked(BOB, AttendanceRecord.Status.LATE, JANUARY_11),
        noted(ALICE),
        held(ALICE));
  }

  /** Of a person's security record. */
  public static List<SecurityFact> security() {
    var day = LocalDate.of(2027, 1, 11);
    return List.of(
        new SignedIn(new UUID(0, 1), ALICE.value(), day, JANUARY_11),
        new SignedOut(new UUID(0, 4), ALICE.value(), day, JANUARY_11),
        new KeyCreated(ALICE.value(), day, JANUARY_11),
        new KeyRotated(new UUID(0, 13), ALICE.value(), day, JANUARY_11),
        new KeyDestroyed(ALICE.value(), day, JANUARY_11),
        new AccessRefused("PROGRAMME_MANAGER", ALICE.value(), day, JANUARY_11),
        new DataExported(
            new UUID(0, 2),
            ExportKind.EVIDENCE_ARCHIVE,
            new UUID(0, 3),
            ALICE.value(),
            day,
            JANUARY_11),
        new WebhookChanged(
            new UUID(0, 5),
            new UUID(0, 6),
            WebhookChanged.Change.REGISTERED,
            "hooks.example.org",
            ALICE.value(),
            day,
            JANUARY_11),
        new ServiceTokenChanged(
            new UUID(0, 7),
            new UUID(0, 8),
            ServiceTokenChanged.Change.CREATED,
            "entra-id",
            ALICE.value(),
            day,
            JANUARY_11));
  }

  /** What was kept in shapes of the past says no more than this. */
  public static List<GroupServiceEvent> older() {
    return List.of(
        declared(),
        planned(FIRST, 1, JANUARY_11),
        begun(JANUARY_11, new HalfDay[0]),
        heldByWhomUnknown(ALICE),
        keptDateWithoutReason(MethodWarning.SESSION_ON_A_HOLIDAY),
        formed());
  }
}
