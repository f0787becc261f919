package codev.group.domain;

import codev.group.domain.MembershipRules.Subordination;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Contact;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All events of this service. Stored for ever: add a record, never rename one. An earlier revision
 * is upcast where it is read: the constructor of the record, or of the value in it that has grown,
 * takes an absent component for its default.
 */
public sealed interface GroupEvent {
  Instant at();

  /** To a programme. */
  sealed interface OfProgramme extends GroupEvent {
    ProgrammeId programme();
  }

  /** Events of a person's entry in the directory. */
  sealed interface OfPerson extends GroupEvent {
    Username person();

    PersonId id();

    Profile profile();
  }

  /** Events of a facilitator's entry in the pool. */
  sealed interface OfFacilitator extends GroupEvent {
    Username facilitator();
  }

  /** To a group. */
  sealed interface OfGroup extends GroupEvent {
    GroupId group();
  }

  /** To one session of a group. */
  sealed interface OfSession extends OfGroup {
    SessionId session();
  }

  @Revision("2") // since programmes have holidays
  record ProgrammeDeclared(
      ProgrammeId programme,
      ProgrammeSettings frame,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements OfProgramme {
    public ProgrammeDeclared {
      warnings = List.copyOf(warnings);
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

  record PersonRegistered(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  record ProfileChanged(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements OfPerson {}

  /** A person's contact data or notification preferences have changed. */
  record ContactChanged(Username person, Contact contact, Instant at) implements GroupEvent {}

  /**
   * Their texts were erased with their key, and their name and contact data are no longer shown or
   * published. What they did stays, under their username.
   */
  record PersonErased(Username person, Username by, Instant at) implements GroupEvent {}

  /** A facilitator was added to the pool, or their entry was replaced. */
  record FacilitatorEnlisted(
      Username facilitator,
      FacilitatorQualification qualification,
      int capacity,
      Username by,
      Instant at)
      implements OfFacilitator {}

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
      implements OfGroup {
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
      implements OfGroup {
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
      implements OfGroup {}

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
      implements OfGroup {
    public MemberLeft {
      warnings = List.copyOf(warnings);
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
      implements OfGroup {
    public FacilitatorReplaced {
      warnings = List.copyOf(warnings);
    }
  }

  record CharterAccepted(GroupId group, Username member, int version, Instant at)
      implements OfGroup {}

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
   * @param advice of every session for which it has changed, the moved one among them
   */
  record SessionMoved(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable String reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements OfSession {
    public SessionMoved {
      advice = List.copyOf(advice);
    }
  }

  /**
   * @param advice of every other session for which it has changed
   */
  record SessionCancelled(
      GroupId group,
      SessionId session,
      String reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements OfSession {
    public SessionCancelled {
      advice = List.copyOf(advice);
    }
  }

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
   */
  record SessionHeld(
      GroupId group,
      SessionId session,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      Instant at)
      implements OfSession {
    public SessionHeld {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
    }
  }
}
