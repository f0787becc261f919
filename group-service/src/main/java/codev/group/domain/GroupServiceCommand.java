package codev.group.domain;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.person.Absence;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Language;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All commands of this service. Time and ids come with the request. */
public sealed interface GroupServiceCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  /** Of a programme. */
  sealed interface OfProgramme extends GroupServiceCommand {
    ProgrammeId programme();

    @Override
    default String stream() {
      return programme().stream();
    }
  }

  /**
   * @param audited whether it would be audited by the very person who declares it, and manages it
   *     then
   */
  record DeclareProgramme(
      ProgrammeId programme, ProgrammeSettings settings, boolean audited, Username by, Instant at)
      implements OfProgramme {}

  record DescribeTraining(
      ProgrammeId programme, TrainingDescription training, Username by, Instant at)
      implements OfProgramme {}

  /**
   * @param why empty: nothing of the manager's own
   */
  record RewordWelcomeEmail(ProgrammeId programme, String why, Username by, Instant at)
      implements OfProgramme {}

  /**
   * @param held whether welcome e-mails of the programme are kept back, or else sent
   */
  record HoldWelcomeEmails(ProgrammeId programme, boolean held, Username by, Instant at)
      implements OfProgramme {}

  /** Repeated within a minute it changes nothing. */
  record RequestWelcomeTrial(ProgrammeId programme, GroupId group, Username by, Instant at)
      implements OfProgramme {}

  /** Those who are participants already stay so. */
  record AddParticipants(ProgrammeId programme, List<Username> people, Username by, Instant at)
      implements OfProgramme {
    public AddParticipants {
      people = List.copyOf(people);
    }
  }

  record RemoveParticipant(ProgrammeId programme, Username person, Username by, Instant at)
      implements OfProgramme {}

  /**
   * Defines a session template of a programme.
   *
   * @param version which it is meant to become; {@code null}: the next, unless nothing changes
   * @param basedOn the version that the caller started from
   */
  record DefineTemplate(
      ProgrammeId programme,
      SessionTemplate.Key key,
      @Nullable Integer version,
      SessionTemplate.@Nullable Key basedOn,
      List<SessionTemplate.PlannedStep> steps,
      List<SessionTemplate.Item> items,
      Username by,
      Instant at)
      implements OfProgramme {
    SessionTemplate template(int version) {
      return new SessionTemplate(key, version, steps, items);
    }
  }

  /** Of a person in the directory. */
  sealed interface OfPerson extends GroupServiceCommand {
    Username person();

    @Override
    default String stream() {
      return person().stream();
    }
  }

  /** Registers a person, or updates their profile. */
  record RegisterPerson(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  /**
   * Registers a person who has never been registered; everybody else's entry stays as it is.
   * Answers whether they were registered by it.
   */
  record IntroducePerson(Username person, Profile profile, Username by, Instant at)
      implements OfPerson {}

  /**
   * Changes a person's notification preferences.
   *
   * @param language {@code null}: as before
   * @param reminders all that they may do without, or none of it; {@code null}: as before
   * @param unwanted the kinds that they do without; {@code null}: as before
   */
  record ChoosePreferences(
      Username person,
      @Nullable Language language,
      @Nullable Boolean reminders,
      @Nullable List<EmailKind> unwanted,
      Instant at)
      implements OfPerson {}

  /**
   * Gives a person's calendar feed a new address, or its first.
   *
   * @param digest of the secret in the address
   */
  record RenewCalendarFeed(Username person, String digest, Instant at) implements OfPerson {}

  /** Closes a person's calendar feed. */
  record WithdrawCalendarFeed(Username person, Instant at) implements OfPerson {}

  /**
   * Binds a person's user name to the account with which they sign in, unless it is bound; answers
   * whether it is theirs.
   *
   * @param byAddress whether the address in the directory says whose account it is, not the name
   */
  record BindSubject(Username person, String issuer, String subject, boolean byAddress, Instant at)
      implements OfPerson {}

  /** Links an account that came with another person's user name to the person whose it is. */
  record AssignSubject(Username person, String issuer, String subject, Username by, Instant at)
      implements OfPerson {}

  /** Releases a person's user name from the account to which it is bound. */
  record ReleaseSubject(Username person, EncryptedText reason, Username by, Instant at)
      implements OfPerson {}

  /**
   * Ends a person's sessions: their access tokens from before are refused.
   *
   * @param issued the access token with which it is asked for; of no meaning unless the person asks
   */
  record EndSignInSessions(
      Username person, Instant issuedBefore, Instant issued, Username by, Instant at)
      implements OfPerson {}

  /** Erases a person's name and contact data. */
  record ErasePerson(Username person, Username by, Instant at) implements OfPerson {}

  /**
   * Marks a person as no longer part of the organisation, and ends their sessions.
   *
   * @param groups names of the running groups that keep them since they belong to or facilitate
   *     them, as far as {@code by} may see them; none where the organisation's identity provider
   *     says that they have left
   * @param otherGroups how many more there are
   * @param issuedBefore access tokens that were issued before are refused from then on
   */
  record LeaveOrganisation(
      Username person,
      List<String> groups,
      int otherGroups,
      Instant issuedBefore,
      Username by,
      Instant at)
      implements OfPerson {
    public LeaveOrganisation {
      groups = List.copyOf(groups);
    }
  }

  /** Takes back that a person has left. */
  record ReturnToOrganisation(Username person, Username by, Instant at) implements OfPerson {}

  /**
   * Remembers by which id the system that provisions the directory knows a person.
   *
   * @param externalId null: by none
   */
  record ChangeExternalId(Username person, @Nullable String externalId, Username by, Instant at)
      implements OfPerson {}

  /** Records days on which a person is absent. */
  record DeclareAbsence(Username person, Absence absence, Username by, Instant at)
      implements OfPerson {}

  /** Takes an absence back, whenever it would have been. */
  record WithdrawAbsence(Username person, Absence absence, Username by, Instant at)
      implements OfPerson {}

  /**
   * Remembers what headings of lists of people mean to a manager.
   *
   * @param columns by heading; they are added to those chosen before
   */
  record ChooseListColumns(Username person, Map<String, String> columns, Instant at)
      implements OfPerson {
    public ChooseListColumns {
      columns = Map.copyOf(columns);
    }
  }

  /** Removes a person from the pool of facilitators. */
  record RemoveFacilitator(Username facilitator, Username by, Instant at)
      implements GroupServiceCommand {
    @Override
    public String stream() {
      return facilitator.poolStream();
    }
  }

  /**
   * Adds a person to the pool of facilitators, or replaces their entry.
   *
   * @param capacity how many groups they take at most
   */
  record EnlistFacilitator(
      Username facilitator,
      FacilitatorQualification qualification,
      int capacity,
      Username by,
      Instant at)
      implements GroupServiceCommand {
    @Override
    public String stream() {
      return facilitator.poolStream();
    }
  }

  /**
   * @param from null: at once
   * @param until null: until it is revoked
   * @param reason encrypted
   */
  record GiveGrant(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GroupServiceCommand {
    @Override
    public String stream() {
      return grant.stream();
    }
  }

  /**
   * @param leavesUnmanaged whether a programme would have no other manager
   * @param reason encrypted; null: the person left the organisation
   */
  record RevokeGrant(
      GrantId grant,
      Username person,
      GrantRole role,
      GrantScope scope,
      boolean leavesUnmanaged,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GroupServiceCommand {
    @Override
    public String stream() {
      return grant.stream();
    }
  }

  /** Of a request for approval. */
  sealed interface OfApproval extends GroupServiceCommand {
    ApprovalId approval();

    @Override
    default String stream() {
      return approval().stream();
    }
  }

  /**
   * @param reason encrypted
   * @param until the first instant at which it can no longer be decided
   */
  record RequestApproval(
      ApprovalId approval,
      ApprovalAction action,
      Username asker,
      @Nullable EncryptedText reason,
      Instant until,
      Instant at)
      implements OfApproval {}

  /**
   * @param granted or else refused
   * @param reason encrypted
   */
  record DecideApproval(
      ApprovalId approval, boolean granted, @Nullable EncryptedText reason, Username by, Instant at)
      implements OfApproval {}

  /** Its time may be over. */
  record ExpireApproval(ApprovalId approval, Instant at) implements OfApproval {}

  /** What was asked for has been cancelled where it would be carried out. */
  record WithdrawApproval(ApprovalId approval, Username by, Instant at) implements OfApproval {}

  /**
   * What was granted has been carried out, or could not be.
   *
   * @param failure key of the refusal; null: it has been carried out
   */
  record CompleteApproval(ApprovalId approval, @Nullable String failure, Instant at)
      implements OfApproval {}

  /** Of how long data is kept. */
  sealed interface OfRetention extends GroupServiceCommand {
    /** Null: of the organisation, for its programmes without a period of their own. */
    @Nullable ProgrammeId programme();

    @Override
    default String stream() {
      return ProgrammeId.retentionStream(programme());
    }
  }

  /**
   * @param approved whether a second person has approved it
   */
  record SetRetention(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      boolean approved,
      Username by,
      Instant at)
      implements OfRetention {}

  /**
   * @param end the first day after the period that is set
   */
  record AnnounceRetention(
      ProgrammeId programme, RetentionClass dataClass, LocalDate end, LocalDate today, Instant at)
      implements OfRetention {}

  /** The data leaves, if that was announced for the same end of the period, and long enough ago. */
  record CarryOutRetention(
      ProgrammeId programme, RetentionClass dataClass, LocalDate end, LocalDate today, Instant at)
      implements OfRetention {}

  /** Of how long a person's identity is kept. */
  sealed interface OfIdentity extends GroupServiceCommand {
    Username person();

    @Override
    default String stream() {
      return person().identityStream();
    }
  }

  /**
   * @param programme that keeps it last
   * @param end the first day on which nothing keeps it any more
   */
  record AnnounceIdentityErasure(
      Username person, ProgrammeId programme, LocalDate end, LocalDate today, Instant at)
      implements OfIdentity {}

  /** Something keeps it again. */
  record CallOffIdentityErasure(Username person, Instant at) implements OfIdentity {}

  /**
   * It leaves, if that was announced for the same end, and long enough ago.
   *
   * @param by who has set the period that is over
   */
  record EndIdentityPeriod(Username person, LocalDate end, LocalDate today, Username by, Instant at)
      implements OfIdentity {}

  /** Of a group. */
  sealed interface OfGroup extends GroupServiceCommand {
    GroupId group();

    @Override
    default String stream() {
      return group().stream();
    }
  }

  /**
   * @param workload of the facilitator in the pool
   * @param sponsorsOrAudits whether the facilitator sponsors or audits the programme
   * @param approved whether a second person has approved it
   */
  record FormGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      FacilitatorWorkload workload,
      boolean sponsorsOrAudits,
      List<MemberCandidate> candidates,
      boolean approved,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * The directory has changed: checks whether a member is in a group with their manager.
   *
   * @param candidates the members, with their current entries in the directory
   */
  record ReviewMembers(GroupId group, List<MemberCandidate> candidates, Instant at)
      implements OfGroup {}

  /**
   * @param candidates the members and the newcomer, with their current entries in the directory
   * @param reason encrypted, like every reason below
   * @param approved whether a second person has approved it
   */
  record AddMember(
      GroupId group,
      Username member,
      List<MemberCandidate> candidates,
      @Nullable EncryptedText reason,
      boolean approved,
      Username by,
      Instant at)
      implements OfGroup {}

  record RemoveMember(GroupId group, Username member, EncryptedText reason, Username by, Instant at)
      implements OfGroup {}

  /**
   * @param session the only one that they lead; {@code null}: for good
   * @param workload of the new facilitator in the pool
   * @param sponsorsOrAudits whether they sponsor or audit the programme
   * @param approved whether a second person has approved it
   */
  record ReplaceFacilitator(
      GroupId group,
      Username facilitator,
      @Nullable SessionId session,
      FacilitatorWorkload workload,
      boolean sponsorsOrAudits,
      EncryptedText reason,
      boolean approved,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * @param member who accepts it
   * @param by the member, or the facilitator to whom the member said so
   */
  record AcceptCharter(GroupId group, int version, Username member, Username by, Instant at)
      implements OfGroup {}

  /** A member takes back that they have accepted the charter. */
  record WithdrawCharterAcceptance(GroupId group, int version, Username by, Instant at)
      implements OfGroup {}

  /** A member does not want their place in the group. */
  record DeclineCharter(GroupId group, int version, Username by, Instant at) implements OfGroup {}

  /**
   * Of the members who have not accepted it each is reminded in this way once a version.
   *
   * @param members who can be written to: the others are left for later
   */
  record RemindOfCharter(GroupId group, List<Username> members, Username by, Instant at)
      implements OfGroup {
    public RemindOfCharter {
      members = List.copyOf(members);
    }
  }

  /**
   * Gives the charter of a group another wording.
   *
   * @param version that it becomes
   * @param promises one line each; empty: those of the method again
   */
  record RewordCharter(GroupId group, int version, List<String> promises, Username by, Instant at)
      implements OfGroup {
    public RewordCharter {
      promises = List.copyOf(promises);
    }
  }

  /** Keeps a session where it is, although the method advises against its date. */
  record AcceptSessionDate(
      GroupId group,
      SessionId session,
      @Nullable EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * @param template as the programme has it now
   * @param rooms that other sessions take, at least the one of {@code place}
   * @param settings of the group's programme
   * @param asManager whether the caller is a programme manager
   */
  record PlanSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * Plans the sessions of a whole cycle at once.
   *
   * @param sessions an id for each, in order of time
   * @param template as the programme has it now
   * @param rooms as of a single session
   */
  record PlanSessionSeries(
      GroupId group,
      List<SessionId> sessions,
      SessionSeries series,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {
    PlanSession session(int index, Instant startsAt) {
      return new PlanSession(
          group,
          sessions.get(index),
          startsAt,
          template,
          place,
          videoLink,
          rooms,
          settings,
          asManager,
          by,
          at);
    }
  }

  /**
   * @param rooms that other sessions take, at least the one where this session is
   */
  record MoveSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable EncryptedText reason,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * Has a session held by another template, on the same date.
   *
   * @param rooms that other sessions take, at least the one in which it is held
   */
  record ChangeSessionTemplate(
      GroupId group,
      SessionId session,
      SessionTemplate template,
      RoomBookings rooms,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * Has a session held elsewhere, on the same date.
   *
   * @param rooms that other sessions take, at least the one of {@code where}
   */
  record ChangeSessionPlace(
      GroupId group,
      SessionId session,
      SessionPlace where,
      RoomBookings rooms,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  record CancelSession(
      GroupId group,
      SessionId session,
      EncryptedText reason,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * @param with whose turn the member takes, and the other way round
   */
  record SwapTurns(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      Username with,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  record SkipTurn(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  record CountTurn(
      GroupId group,
      RotationDecisionId decision,
      SessionId session,
      Username member,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * @param startsAt the date that is answered; {@code null}: whichever the session has
   * @param once whether an answer that was given before stays
   */
  record AnswerSessionInvitation(
      GroupId group,
      SessionId session,
      @Nullable Instant startsAt,
      InvitationAnswer answer,
      boolean once,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * @param startsAt the date that was answered
   */
  record WithdrawSessionAnswer(
      GroupId group, SessionId session, Instant startsAt, Username by, Instant at)
      implements OfGroup {}

  /** A session has been opened. */
  record NoteSessionOpened(
      GroupId group, SessionId session, List<HalfDay> halfDays, Username by, Instant at)
      implements OfGroup {}

  /** Its facilitator handed a session over in the session itself. */
  record NoteSessionHandedOver(
      GroupId group, SessionId session, Username to, Username by, Instant at) implements OfGroup {}

  /** A session that had been opened waits for another day. */
  record NoteSessionPostponed(GroupId group, SessionId session, Username by, Instant at)
      implements OfGroup {}

  /** A person has signed for a half-day of a session. */
  record NoteSignature(
      GroupId group, SessionId session, Username person, HalfDay halfDay, Instant at)
      implements OfGroup {}

  /** A person's presence was marked during a session, or corrected after its end. */
  record NotePresence(
      GroupId group, SessionId session, Username member, AttendanceRecord.Status status, Instant at)
      implements OfGroup {}

  /** A topic was chosen in a session: its author is client. */
  record NoteClient(GroupId group, SessionId session, Username client, Instant at)
      implements OfGroup {}

  /**
   * A session is over.
   *
   * @param client the last one; {@code null}: there was none
   * @param clients all whose turn it was, in order; {@code null}: not in the message
   * @param facilitator who led it at the end; {@code null}: not in the message
   */
  record NoteSessionHeld(
      GroupId group,
      SessionId session,
      @Nullable Username client,
      @Nullable List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      @Nullable Username facilitator,
      Instant at)
      implements OfGroup {}
}
