package codev.group.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked here. Time and ids come with the request. */
public sealed interface GroupCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  record DeclareProgramme(ProgrammeId programme, Frame frame, Username by, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  /** Registers somebody, or brings their profile up to date. */
  record RegisterPerson(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements GroupCommand {
    @Override
    public String stream() {
      return person.stream();
    }
  }

  /**
   * Somebody says how they want to be written to.
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

  /** Of a group. */
  sealed interface OfGroup extends GroupCommand {
    GroupId group();

    @Override
    default String stream() {
      return group().stream();
    }
  }

  record FormGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Candidate> candidates,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * The directory has changed: does anybody sit with their manager?
   *
   * @param candidates the members, and what the directory says of them now
   */
  record ReviewMembers(GroupId group, List<Candidate> candidates, Instant at) implements OfGroup {}

  record AcceptCharter(GroupId group, int version, Username by, Instant at) implements OfGroup {}

  /**
   * @param template {@code null}: the one of the programme
   * @param frame of the group's programme
   * @param asManager whether whoever asks is a programme manager
   */
  record PlanSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      Template.@Nullable Key template,
      @Nullable String place,
      @Nullable String videoLink,
      Frame frame,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /**
   * Plans the sessions of a whole cycle at once.
   *
   * @param sessions an id for each, in order of time
   * @param template {@code null}: the one of the programme
   */
  record PlanCycle(
      GroupId group,
      List<SessionId> sessions,
      Cycle cycle,
      Template.@Nullable Key template,
      @Nullable String place,
      @Nullable String videoLink,
      Frame frame,
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
      Frame frame,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  record CancelSession(
      GroupId group,
      SessionId session,
      String reason,
      Frame frame,
      boolean asManager,
      Username by,
      Instant at)
      implements OfGroup {}

  /** A topic was chosen in a session: its author is client. */
  record NoteClient(GroupId group, SessionId session, Username client, Instant at)
      implements OfGroup {}

  /** A session is over. */
  record NoteSessionHeld(
      GroupId group,
      SessionId session,
      @Nullable Username client,
      Instant openedAt,
      Instant closedAt,
      List<Attendee> attendance,
      Instant at)
      implements OfGroup {}
}
