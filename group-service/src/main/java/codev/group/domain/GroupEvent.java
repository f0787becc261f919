package codev.group.domain;

import codev.group.domain.MembershipRules.Subordination;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** All that can have happened here. Stored for ever: add a record, never rename one. */
public sealed interface GroupEvent {
  Instant at();

  /** To a programme. */
  sealed interface OfProgramme extends GroupEvent {
    ProgrammeId programme();
  }

  /** To somebody's entry in the directory. */
  sealed interface OfPerson extends GroupEvent {
    Username person();

    PersonId id();

    Profile profile();
  }

  /** To a group. */
  sealed interface OfGroup extends GroupEvent {
    GroupId group();
  }

  @Revision("2") // since programmes have holidays
  record ProgrammeDeclared(
      ProgrammeId programme, Frame frame, List<Warning> warnings, Username by, Instant at)
      implements OfProgramme {
    public ProgrammeDeclared {
      warnings = List.copyOf(warnings);
    }
  }

  record PersonRegistered(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  record ProfileChanged(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  /** Where somebody is written to, or how they want to be, is not what it was. */
  record ContactChanged(Username person, Contact contact, Instant at) implements GroupEvent {}

  record GroupFormed(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      Username by,
      Instant at)
      implements OfGroup {
    public GroupFormed {
      members = List.copyOf(members);
    }
  }

  /**
   * The directory has changed since: who answers to whom inside the group now.
   *
   * @param subordinations against the rule, though nobody was moved; empty once all is right again
   */
  record MembersReviewed(GroupId group, List<Subordination> subordinations, Instant at)
      implements OfGroup {
    public MembersReviewed {
      subordinations = List.copyOf(subordinations);
    }
  }

  record CharterAccepted(GroupId group, Username member, int version, Instant at)
      implements OfGroup {}

  /**
   * Says all that a session needs to know of its group.
   *
   * @param number the how-manieth session of the group, from 1, in the order of planning
   */
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
      Template template,
      @Nullable String place,
      @Nullable String videoLink,
      List<Warning> warnings,
      Username by,
      Instant at)
      implements OfGroup {
    public SessionPlanned {
      members = List.copyOf(members);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param startsAt from now on
   * @param advice of every session for which it has changed, the moved one among them
   */
  record SessionMoved(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable String reason,
      List<Advice> advice,
      Username by,
      Instant at)
      implements OfGroup {
    public SessionMoved {
      advice = List.copyOf(advice);
    }
  }

  /**
   * @param advice of every other session for which it has changed
   */
  record SessionCancelled(
      GroupId group, SessionId session, String reason, List<Advice> advice, Username by, Instant at)
      implements OfGroup {
    public SessionCancelled {
      advice = List.copyOf(advice);
    }
  }

  /** As it stood when the topic was chosen; whose turn it was is told when the session is over. */
  record ClientNoted(GroupId group, SessionId session, Username client, Instant at)
      implements OfGroup {}

  /**
   * @param clients whose turn it was, in order
   */
  record SessionHeld(
      GroupId group,
      SessionId session,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<Attendee> attendance,
      Instant at)
      implements OfGroup {
    public SessionHeld {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
    }
  }
}
