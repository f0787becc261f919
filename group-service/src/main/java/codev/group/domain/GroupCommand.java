package codev.group.domain;

import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Language;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All commands of this service. Time and ids come with the request. */
public sealed interface GroupCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  record DeclareProgramme(ProgrammeId programme, ProgrammeSettings frame, Username by, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  record DescribeTraining(
      ProgrammeId programme, TrainingDescription training, Username by, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

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
      implements GroupCommand {
    @Override
    public String stream() {
      return programme.stream();
    }

    SessionTemplate template(int version) {
      return new SessionTemplate(key, version, steps, items);
    }
  }

  /** Registers a person, or updates their profile. */
  record RegisterPerson(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return person.stream();
    }
  }

  /**
   * Changes a person's notification preferences.
   *
   * @param language {@code null}: as before
   * @param reminders {@code null}: as before
   */
  record ChoosePreferences(
      Username person, @Nullable Language language, @Nullable Boolean reminders, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return person.stream();
    }
  }

  /** Erases a person's name and contact data. */
  record ErasePerson(Username person, Username by, Instant at) implements GroupCommand {
    @Override
    public String stream() {
      return person.stream();
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
      implements GroupCommand {
    @Override
    public String stream() {
      return facilitator.poolStream();
    }
  }

  /** Of a group. */
  sealed interface OfGroup extends GroupCommand {
    GroupId group();

    @Override
    default String stream() {
      return group().stream();
    }
  }

  /**
   * @param standing of the facilitator in the pool
   */
  record FormGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      FacilitatorWorkload standing,
      List<MemberCandidate> candidates,
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
   */
  record AddMember(
      GroupId group,
      Username member,
      List<MemberCandidate> candidates,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements OfGroup {}

  record RemoveMember(GroupId group, Username member, EncryptedText reason, Username by, Instant at)
      implements OfGroup {}

  /**
   * @param session the only one that they lead; {@code null}: for good
   * @param standing of the new facilitator in the pool
   */
  record ReplaceFacilitator(
      GroupId group,
      Username facilitator,
      @Nullable SessionId session,
      FacilitatorWorkload standing,
      EncryptedText reason,
      Username by,
      Instant at)
      implements OfGroup {}

  record AcceptCharter(GroupId group, int version, Username by, Instant at) implements OfGroup {}

  /**
   * @param template as the programme has it now
   * @param frame of the group's programme
   * @param asManager whether the caller is a programme manager
   */
  record PlanSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      ProgrammeSettings frame,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * Plans the sessions of a whole cycle at once.
   *
   * @param sessions an id for each, in order of time
   * @param template as the programme has it now
   */
  record PlanCycle(
      GroupId group,
      List<SessionId> sessions,
      SessionSeries cycle,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      ProgrammeSettings frame,
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
          frame,
          asManager,
          by,
          at);
    }
  }

  record MoveSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable String reason,
      ProgrammeSettings frame,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  record CancelSession(
      GroupId group,
      SessionId session,
      String reason,
      ProgrammeSettings frame,
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

  /** A session has been opened. */
  record NoteSessionOpened(
      GroupId group, SessionId session, List<HalfDay> halfDays, Username by, Instant at)
      implements OfGroup {}

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
   */
  record NoteSessionHeld(
      GroupId group,
      SessionId session,
      @Nullable Username client,
      @Nullable List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      Instant at)
      implements OfGroup {}
}
