package codev.group.domain;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Absence;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Contact;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All events of this service. Stored for ever: add a record; one that is renamed keeps its stored
 * name. An earlier revision is upcast where it is read: the constructor of the record, or of the
 * value in it that has grown, takes an absent component for its default.
 */
public sealed interface GroupServiceEvent {
  Instant at();

  /** Events of a programme. */
  sealed interface OfProgramme extends GroupServiceEvent {
    ProgrammeId programme();
  }

  /** Events of a person: their entry in the directory, their contact, their erasure. */
  sealed interface PersonFact extends GroupServiceEvent {
    Username person();
  }

  /** Events of a person's entry in the directory. */
  sealed interface OfPerson extends PersonFact {
    PersonId id();

    Profile profile();
  }

  /** Events about days on which a person is absent. */
  sealed interface AbsenceFact extends PersonFact {
    Absence absence();

    Username by();
  }

  /** Events by which a person's user name is bound to an account at the identity provider. */
  sealed interface SubjectFact extends GroupServiceEvent {
    Username person();
  }

  /** Events that say what the pool of facilitators has of a person. */
  sealed interface PoolFact extends GroupServiceEvent {}

  /** Events of a facilitator's entry in the pool. */
  sealed interface OfFacilitator extends PoolFact {
    Username facilitator();
  }

  /** Events by which a person holds a grant, or no longer does. */
  sealed interface GrantFact extends GroupServiceEvent {
    GrantId grant();
  }

  /** Events of a grant of authority. */
  sealed interface OfGrant extends GrantFact {
    Username person();

    GrantRole role();

    GrantScope scope();
  }

  /** Events of a request for a second person's approval. */
  sealed interface OfApproval extends GroupServiceEvent {
    ApprovalId approval();

    ApprovalAction action();

    Username asker();
  }

  /** Events that say on which day data leaves. */
  sealed interface RetentionFact extends GroupServiceEvent {}

  /** Events of how long data is kept. */
  sealed interface OfRetention extends RetentionFact {
    /** Null: of the organisation, for its programmes without a period of their own. */
    @Nullable ProgrammeId programme();

    default String stream() {
      return ProgrammeId.retentionStream(programme());
    }
  }

  /** Events that say whether a person's identity is still kept. */
  sealed interface IdentityFact extends GroupServiceEvent {
    Username person();
  }

  /** Events of how long a person's identity is kept. */
  sealed interface OfIdentity extends IdentityFact {
    default String stream() {
      return person().identityStream();
    }
  }

  /** Events of a group. */
  sealed interface OfGroup extends GroupServiceEvent {
    GroupId group();

    /** The members after it, in the order in which they came. */
    default List<Username> membersAfter(List<Username> before) {
      return before;
    }

    /** Who leads the group after it; a substitute leads one session alone. */
    default Username facilitatorAfter(Username before) {
      return before;
    }
  }

  /** Events of who is in a group, and who leads it. */
  sealed interface OfMembership extends OfGroup {}

  /** Events by which people get a place in a programme, or lose one that is in no group. */
  sealed interface PlaceFact extends GroupServiceEvent {
    ProgrammeId programme();
  }

  /** Events of a group's charter. */
  sealed interface OfCharter extends OfGroup {}

  /** Events of one session of a group. */
  sealed interface OfSession extends OfGroup {
    SessionId session();
  }

  @Revision("3") // 2: since programmes have holidays; 3: since they may belong to a unit
  record ProgrammeDeclared(
      ProgrammeId programme,
      ProgrammeSettings frame,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfProgramme, GrantFact, RetentionFact {
    public ProgrammeDeclared {
      warnings = List.copyOf(warnings);
    }

    /** The grant that it gives to its author. */
    @Override
    public GrantId grant() {
      return GrantId.ofDeclaration(programme);
    }
  }

  /**
   * A template of the programme's own, or a new version of it; those before stay.
   *
   * @param basedOn the one it was made from
   */
  record TemplateDefined(
      ProgrammeId programme,
      SessionTemplate template,
      SessionTemplate.@Nullable Key basedOn,
      Username by,
      Instant at)
      implements OfProgramme {}

  /** The description of the training for the programme's evidence documents was replaced. */
  record TrainingDescribed(
      ProgrammeId programme, TrainingDescription training, Username by, Instant at)
      implements OfProgramme {}

  /**
   * What a manager says first in the e-mail that welcomes members to the programme's groups.
   *
   * @param why empty: nothing of their own
   */
  record WelcomeWorded(ProgrammeId programme, String why, Username by, Instant at)
      implements OfProgramme {}

  /** No welcome e-mail of the programme is sent until a manager releases them. */
  record WelcomeEmailsHeldBack(ProgrammeId programme, Username by, Instant at)
      implements OfProgramme {}

  record WelcomeEmailsReleased(ProgrammeId programme, Username by, Instant at)
      implements OfProgramme {}

  /** A manager is sent the e-mail that welcomes members to a group, to read it. */
  record WelcomeTrialRequested(ProgrammeId programme, GroupId group, Username by, Instant at)
      implements OfProgramme {}

  /** Groups of the programme may be composed with the person. */
  record ParticipantAdded(ProgrammeId programme, Username person, Username by, Instant at)
      implements OfProgramme, PlaceFact {}

  /** The person is in no group that will be composed; the group that they are in keeps them. */
  record ParticipantRemoved(ProgrammeId programme, Username person, Username by, Instant at)
      implements OfProgramme, PlaceFact {}

  record PersonRegistered(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  record ProfileChanged(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  /**
   * The person has signed in for the first time: from then on they are this account, whatever the
   * provider calls it.
   *
   * @param issuer the provider
   * @param subject the account there
   */
  record SubjectBound(Username person, String issuer, String subject, Instant at)
      implements SubjectFact {}

  /** Another account has come with the person's user name, and was refused. */
  record SubjectRefused(Username person, String issuer, String subject, Instant at)
      implements SubjectFact {}

  /** An administrator has linked an account to the person: it had come with another's user name. */
  record SubjectAssigned(Username person, String issuer, String subject, Username by, Instant at)
      implements SubjectFact {
    public SubjectBound binding() {
      return new SubjectBound(person, issuer, subject, at);
    }
  }

  /** An administrator has released the user name: the next account that comes with it is bound. */
  record SubjectReleased(
      Username person, String issuer, String subject, EncryptedText reason, Username by, Instant at)
      implements SubjectFact {}

  /**
   * All sessions of the person were ended, by themselves or by an administrator, or since their
   * account has lost something at the identity provider.
   *
   * @param issuedBefore access tokens that were issued before are refused; by the clock of the
   *     machine or of the provider, which is not always that of the other moments
   * @param by of the provider: a name that no person can have
   */
  record SessionsEnded(Username person, Instant issuedBefore, Username by, Instant at)
      implements GroupServiceEvent {}

  /** A person's contact data or notification preferences have changed. */
  record ContactChanged(Username person, Contact contact, Instant at) implements PersonFact {}

  /**
   * The e-mail address of a person who had one is another in the directory, or none.
   *
   * @param former the one before, which is written to unless they changed it themselves; null once
   *     the person is erased
   */
  record EmailAddressChanged(Username person, @Nullable String former, Username by, Instant at)
      implements PersonFact {}

  /**
   * A person's calendar program may read their sessions at a new address; an earlier one is closed.
   *
   * @param digest SHA-256 of the secret in the address, in hexadecimal digits
   */
  record CalendarFeedRenewed(Username person, String digest, Instant at) implements PersonFact {}

  /** The address of a person's calendar feed is closed. */
  record CalendarFeedWithdrawn(Username person, Instant at) implements PersonFact {}

  /**
   * Their texts were erased with their key, and their name and contact data are no longer shown or
   * published. What they did stays, under their username.
   */
  record PersonErased(Username person, Username by, Instant at)
      implements PersonFact, IdentityFact, PoolFact {}

  /** The person is no longer part of the organisation: no group takes them. */
  record PersonLeft(Username person, Username by, Instant at) implements PersonFact {}

  /** The person is part of the organisation again, or had been marked as left by mistake. */
  record PersonReturned(Username person, Username by, Instant at) implements PersonFact {}

  /**
   * The system that provisions the directory knows the person by another id than before.
   *
   * @param externalId null: by none
   */
  record ExternalIdChanged(Username person, @Nullable String externalId, Username by, Instant at)
      implements PersonFact {}

  /** Calendars that are proposed avoid these days. */
  record AbsenceDeclared(Username person, Absence absence, Username by, Instant at)
      implements AbsenceFact {}

  record AbsenceWithdrawn(Username person, Absence absence, Username by, Instant at)
      implements AbsenceFact {}

  /**
   * A manager has chosen what headings of lists of people mean.
   *
   * @param columns by heading; blank: the column is not used
   */
  record ListColumnsChosen(Username person, Map<String, String> columns, Instant at)
      implements PersonFact {
    public ListColumnsChosen {
      columns = Map.copyOf(columns);
    }
  }

  /** A facilitator was removed from the pool; the groups that they hold stay theirs. */
  record FacilitatorRemoved(Username facilitator, Username by, Instant at)
      implements OfFacilitator {}

  /** A facilitator was added to the pool, or their entry was replaced. */
  record FacilitatorEnlisted(
      Username facilitator,
      FacilitatorQualification qualification,
      int capacity,
      Username by,
      Instant at)
      implements OfFacilitator {}

  /**
   * @param from when it begins to hold; null: at once
   * @param until the first instant at which it no longer holds; null: until it is revoked
   * @param reason why, if a reason was given
   */
  record GrantGiven(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfGrant {}

  /**
   * Carries all of the grant: the one of a declaration may never have been recorded as given.
   *
   * @param reason null: it ended because the person left the organisation
   */
  record GrantRevoked(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfGrant {}

  /**
   * @param reason why it is asked, if a reason was given
   * @param until the first instant at which it can no longer be decided
   */
  record ApprovalRequested(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Instant until,
      Instant at)
      implements OfApproval {}

  /** A second person has agreed: the action is to be carried out. */
  record ApprovalGranted(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfApproval {}

  record ApprovalRefused(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfApproval {}

  /** Nobody has decided in time. */
  record ApprovalExpired(ApprovalId approval, ApprovalAction action, Username asker, Instant at)
      implements OfApproval {}

  /**
   * It is no longer wanted, whether it was granted or not.
   *
   * @param by who has cancelled it
   */
  record ApprovalWithdrawn(
      ApprovalId approval, ApprovalAction action, Username asker, Username by, Instant at)
      implements OfApproval {}

  record ApprovalCarriedOut(ApprovalId approval, ApprovalAction action, Username asker, Instant at)
      implements OfApproval {}

  /**
   * It was granted, but had become impossible.
   *
   * @param rule key of the refusal
   */
  record ApprovalFailed(
      ApprovalId approval, ApprovalAction action, Username asker, String rule, Instant at)
      implements OfApproval {}

  /** A second person has approved it; it replaces an earlier period of this class. */
  record RetentionSet(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      Username by,
      Instant at)
      implements OfRetention {}

  /**
   * The managers of the programme and its people are told when data will leave.
   *
   * @param end the first day after the period that is set
   * @param leavesOn that day, or later where that would be too soon after the announcement
   */
  record RetentionAnnounced(
      ProgrammeId programme,
      RetentionClass dataClass,
      LocalDate end,
      LocalDate leavesOn,
      Instant at)
      implements OfRetention {}

  /** The data has left: its key is destroyed, and nothing more is written in this class. */
  record RetentionCarriedOut(ProgrammeId programme, RetentionClass dataClass, Instant at)
      implements OfRetention {}

  /**
   * The person is told when their identity will leave.
   *
   * @param programme that keeps it last
   * @param end the first day on which nothing keeps it any more
   * @param leavesOn that day, or later where that would be too soon after the announcement
   */
  record IdentityErasureAnnounced(
      Username person, ProgrammeId programme, LocalDate end, LocalDate leavesOn, Instant at)
      implements OfIdentity {}

  /** Something keeps the person's identity again, such as another programme: it stays. */
  record IdentityErasureCalledOff(Username person, Instant at) implements OfIdentity {}

  /**
   * Nothing keeps the person's identity any more: learning-service erases the person.
   *
   * @param by who has set the period that is over
   */
  record IdentityPeriodEnded(Username person, Username by, Instant at) implements OfIdentity {}

  /**
   * @param warnings what the facilitator's place in the pool advised against
   */
  @Revision("2") // since it keeps the warnings
  record GroupFormed(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfMembership, PlaceFact {
    public GroupFormed {
      members = List.copyOf(members);
      warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.<MethodWarning>of()));
    }
  }

  /**
   * The directory has changed since: who answers to whom inside the group now.
   *
   * @param subordinations against the rule, though nobody was moved; empty once all is right again
   */
  record MembersReviewed(GroupId group, List<Subordination> subordinations, Instant at)
      implements OfMembership {
    public MembersReviewed {
      subordinations = List.copyOf(subordinations);
    }
  }

  /**
   * A member joined the group after it had been formed.
   *
   * @param charterVersion that they are asked to accept
   * @param reason why, if a reason was given
   */
  record MemberJoined(
      GroupId group,
      ProgrammeId programme,
      Username member,
      int charterVersion,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfMembership, PlaceFact {
    @Override
    public List<Username> membersAfter(List<Username> before) {
      return Stream.concat(before.stream(), Stream.of(member)).toList();
    }
  }

  /**
   * A member left the group: their texts and their history remain theirs.
   *
   * @param warnings what is against the method's advice since then
   */
  record MemberLeft(
      GroupId group,
      ProgrammeId programme,
      Username member,
      EncryptedText reason,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfMembership {
    public MemberLeft {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<Username> membersAfter(List<Username> before) {
      return before.stream().filter(other -> !other.equals(member)).toList();
    }
  }

  /**
   * @param session the only one that they lead; {@code null}: all that have not been opened
   * @param warnings what the method, or their place in the pool, advised against in it
   */
  record FacilitatorReplaced(
      GroupId group,
      ProgrammeId programme,
      Username facilitator,
      @Nullable SessionId session,
      EncryptedText reason,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfMembership, PlaceFact {
    public FacilitatorReplaced {
      warnings = List.copyOf(warnings);
    }

    @Override
    public Username facilitatorAfter(Username before) {
      return session == null ? facilitator : before;
    }
  }

  /**
   * @param recordedBy the facilitator, to whom the member said so; null: the member did it
   */
  record CharterAccepted(
      GroupId group, Username member, int version, @Nullable Username recordedBy, Instant at)
      implements OfCharter {}

  /** A member has not accepted this version any more. */
  record CharterAcceptanceWithdrawn(GroupId group, Username member, int version, Instant at)
      implements OfCharter {}

  /**
   * A member who was asked to accept this version does not want their place in the group. They keep
   * it until a manager removes them, and can still accept.
   */
  record CharterDeclined(GroupId group, Username member, int version, Instant at)
      implements OfCharter {}

  /**
   * A manager has the members reminded who have not accepted this version.
   *
   * @param members at the time; none of them was reminded of it in this way before
   */
  record CharterReminded(
      GroupId group, int version, List<Username> members, Username by, Instant at)
      implements OfCharter {
    public CharterReminded {
      members = List.copyOf(members);
    }
  }

  /**
   * The charter has another wording, which each member is asked to accept anew.
   *
   * @param promises empty: those of the method again
   */
  record CharterWorded(GroupId group, int version, List<String> promises, Username by, Instant at)
      implements OfCharter {
    public CharterWorded {
      promises = List.copyOf(promises);
    }
  }

  /**
   * A session stays where it is.
   *
   * @param warnings what the method advises against in its date
   * @param reason why, if a reason was given; none in revision 1
   */
  @Revision("2") // since it may have a reason
  record SessionDateAccepted(
      GroupId group,
      SessionId session,
      List<MethodWarning> warnings,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfSession {
    public SessionDateAccepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Holds all that a session needs to know of its group.
   *
   * @param number the session's ordinal in the group, from 1, in the order of planning
   */
  @Revision("2") // since a template may have wording, kinds and items
  record SessionPlanned(
      GroupId group,
      SessionId session,
      ProgrammeId programme,
      String groupName,
      int number,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      Instant startsAt,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfSession {
    public SessionPlanned {
      members = List.copyOf(members);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param startsAt from now on
   * @param reason why, if a reason was given; in clear in revision 1
   * @param advice of every session for which it has changed, the moved one among them
   */
  @Revision("2") // since the reason is encrypted
  record SessionMoved(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable EncryptedText reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements OfSession {
    public SessionMoved {
      advice = List.copyOf(advice);
    }
  }

  /** A session is held elsewhere, on the same date. */
  record SessionPlaceChanged(
      GroupId group,
      SessionId session,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at)
      implements OfSession {}

  /** A session is held by another template, on the same date. */
  record SessionTemplateChanged(
      GroupId group,
      SessionId session,
      ProgrammeId programme,
      SessionTemplate template,
      Username by,
      Instant at)
      implements OfSession {}

  /**
   * @param reason in clear in revision 1
   * @param advice of every other session for which it has changed
   */
  @Revision("2") // since the reason is encrypted
  record SessionCancelled(
      GroupId group,
      SessionId session,
      EncryptedText reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements OfSession {
    public SessionCancelled {
      advice = List.copyOf(advice);
    }
  }

  /** The last answer of a person counts, until the session has another date. */
  record SessionInvitationAnswered(
      GroupId group, SessionId session, Username person, InvitationAnswer answer, Instant at)
      implements OfSession {}

  /** The person has not answered any more. */
  record SessionAnswerWithdrawn(GroupId group, SessionId session, Username person, Instant at)
      implements OfSession {}

  /** A decision that deviates from the rotation. */
  sealed interface TurnDecision extends OfGroup {
    RotationDecisionId decision();

    EncryptedText reason();

    Username by();
  }

  /** Two members take each other's place in the order of turns. */
  record TurnsSwapped(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      Username with,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecision {}

  /** A member lets their turn pass; it stays owed to them. */
  record TurnSkipped(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecision {}

  /**
   * A client's turn counts, though the session was closed before their consultation.
   *
   * @param openedAt when the session was opened
   */
  record TurnCounted(
      GroupId group,
      ProgrammeId programme,
      RotationDecisionId decision,
      SessionId session,
      Username member,
      Instant openedAt,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecision {}

  /**
   * The session has started: its date can no longer be changed.
   *
   * @param halfDays that attendance is signed for; empty where unknown
   */
  @Revision("2") // since half-days are included
  record SessionOpened(
      GroupId group, SessionId session, List<HalfDay> halfDays, Username by, Instant at)
      implements OfSession {
    public SessionOpened {
      halfDays = List.copyOf(Objects.requireNonNullElse(halfDays, List.<HalfDay>of()));
    }
  }

  /** Too few were present: the session is held another day, which is not known yet. */
  record SessionPostponed(GroupId group, SessionId session, Username by, Instant at)
      implements OfSession {}

  /** Its facilitator handed it over in the session itself, before it was opened or since. */
  record SessionHandedOver(GroupId group, SessionId session, Username to, Username by, Instant at)
      implements OfSession {}

  /** A member or the facilitator has signed for their presence. */
  record SignatureNoted(
      GroupId group, SessionId session, Username person, HalfDay halfDay, Instant at)
      implements OfSession {}

  /** The facilitator marked a person's presence: the last mark counts, also after the end. */
  record PresenceNoted(
      GroupId group, SessionId session, Username member, AttendanceRecord.Status status, Instant at)
      implements OfSession {}

  /**
   * The client as known when the topic was chosen; the final one comes when the session is over.
   */
  record ClientNoted(GroupId group, SessionId session, Username client, Instant at)
      implements OfSession {}

  /**
   * @param clients whose turn it was, in order
   * @param facilitator who led it at the end; {@code null} where unknown
   */
  @Revision("2") // since it names its facilitator
  record SessionHeld(
      GroupId group,
      SessionId session,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      @Nullable Username facilitator,
      Instant at)
      implements OfSession {
    public SessionHeld {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
    }
  }
}
