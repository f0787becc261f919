package codev.group.messaging;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfFacilitator;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.GroupEvent.PersonRegistered;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.ProfileChanged;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.GroupEvent.TemplateDefined;
import codev.group.domain.GroupEvent.TrainingDescribed;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.group.domain.programme.Aim;
import codev.group.domain.programme.Competency;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for each event of this service whether it is published, and under which message name. */
@Component
public class GroupMessageMapper implements MessageMapper<GroupEvent> {
  @Override
  public String topic() {
    return "codev.groups";
  }

  @Override
  public Class<GroupEvent> eventType() {
    return GroupEvent.class;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<GroupEvent> recorded) {
    return switch (recorded.event()) {
      case ProgrammeDeclared e ->
          published("group.programme-declared.v1", ProgrammeDeclaredV1.of(e));
      case PersonRegistered e -> published("group.person-registered.v1", PersonRegisteredV1.of(e));
      case ProfileChanged e -> published("group.person-registered.v1", PersonRegisteredV1.of(e));
      case ContactChanged e -> published("group.contact-changed.v1", ContactChangedV1.of(e));
      case GroupFormed e -> published("group.group-formed.v1", GroupFormedV1.of(e));
      case MemberJoined e -> published("group.member-joined.v1", MemberJoinedV1.of(e));
      case MemberLeft e -> published("group.member-left.v1", MemberLeftV1.of(e));
      case FacilitatorReplaced e ->
          published("group.facilitator-changed.v1", FacilitatorChangedV1.of(e));
      case CharterAccepted e -> published("group.charter-accepted.v1", CharterAcceptedV1.of(e));
      case SessionPlanned e -> published("group.session-planned.v2", SessionPlannedV2.of(e));
      case SessionMoved e -> published("group.session-moved.v1", SessionMovedV1.of(e));
      case SessionCancelled e -> published("group.session-cancelled.v1", SessionCancelledV1.of(e));
      case TemplateDefined _ -> Optional.empty(); // each session carries its own
      case TrainingDescribed _ -> Optional.empty(); // used only in documents of this service
      case SessionOpened _,
          SessionPostponed _,
          SignatureNoted _,
          PresenceNoted _,
          ClientNoted _,
          SessionHeld _,
          PersonErased _ ->
          Optional.empty(); // they came to us as messages
      case OfFacilitator _ -> Optional.empty(); // read in this service when groups are formed
      case TurnDecision _ -> Optional.empty(); // the group's own affair
      case MembersReviewed _ -> Optional.empty(); // for programme managers, in this service
    };
  }

  private static Optional<OutboundMessage> published(String type, Object body) {
    return Optional.of(new OutboundMessage(type, body));
  }

  record ProgrammeDeclaredV1(
      ProgrammeId programmeId,
      String name,
      List<Aim> aims,
      LocalDate startsOn,
      LocalDate endsOn,
      int cadenceWeeks,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at) {
    static ProgrammeDeclaredV1 of(ProgrammeDeclared e) {
      var frame = e.frame();
      return new ProgrammeDeclaredV1(
          e.programme(),
          frame.name(),
          frame.aims(),
          frame.startsOn(),
          frame.endsOn(),
          frame.cadenceWeeks(),
          frame.privacyThreshold(),
          frame.competencies(),
          e.at());
    }
  }

  record PersonRegisteredV1(
      Username username,
      String displayName,
      @Nullable String unit,
      @Nullable String site,
      @Nullable String jobFamily,
      @Nullable Username managerUsername,
      Instant at) {
    static PersonRegisteredV1 of(OfPerson e) {
      var profile = e.profile();
      return new PersonRegisteredV1(
          e.person(),
          profile.displayName(),
          profile.unit(),
          profile.site(),
          profile.jobFamily(),
          profile.manager(),
          e.at());
    }
  }

  /** Not used for figures: only for services that send e-mails. */
  record ContactChangedV1(
      Username username,
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      Instant at) {
    static ContactChangedV1 of(ContactChanged e) {
      var contact = e.contact();
      return new ContactChangedV1(
          e.person(),
          contact.displayName(),
          contact.email(),
          contact.language(),
          contact.reminders(),
          e.at());
    }
  }

  record GroupFormedV1(
      GroupId groupId,
      ProgrammeId programmeId,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at) {
    static GroupFormedV1 of(GroupFormed e) {
      return new GroupFormedV1(
          e.group(), e.programme(), e.name(), e.facilitator(), e.members(), e.at());
    }
  }

  /** Why stays in the group. */
  record MemberJoinedV1(
      GroupId groupId,
      ProgrammeId programmeId,
      Username member,
      int charterVersion,
      Username by,
      Instant at) {
    static MemberJoinedV1 of(MemberJoined e) {
      return new MemberJoinedV1(
          e.group(), e.programme(), e.member(), e.charterVersion(), e.by(), e.at());
    }
  }

  /** Why stays in the group. */
  record MemberLeftV1(
      GroupId groupId, ProgrammeId programmeId, Username member, Username by, Instant at) {
    static MemberLeftV1 of(MemberLeft e) {
      return new MemberLeftV1(e.group(), e.programme(), e.member(), e.by(), e.at());
    }
  }

  /**
   * Why stays in the group.
   *
   * @param sessionId {@code null}: all that have not been opened
   */
  record FacilitatorChangedV1(
      GroupId groupId,
      ProgrammeId programmeId,
      Username facilitator,
      @Nullable SessionId sessionId,
      Username by,
      Instant at) {
    static FacilitatorChangedV1 of(FacilitatorReplaced e) {
      return new FacilitatorChangedV1(
          e.group(), e.programme(), e.facilitator(), e.session(), e.by(), e.at());
    }
  }

  record CharterAcceptedV1(GroupId groupId, Username member, int version, Instant at) {
    static CharterAcceptedV1 of(CharterAccepted e) {
      return new CharterAcceptedV1(e.group(), e.member(), e.version(), e.at());
    }
  }

  /** Before, templates had neither wording nor kinds nor items. */
  record SessionPlannedV2(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      String groupName,
      int number,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      Instant startsAt,
      @Nullable String place,
      @Nullable String videoLink,
      SessionTemplate template,
      Instant at) {
    static SessionPlannedV2 of(SessionPlanned e) {
      return new SessionPlannedV2(
          e.session(),
          e.group(),
          e.programme(),
          e.groupName(),
          e.number(),
          e.facilitator(),
          e.members(),
          e.charterVersion(),
          e.startsAt(),
          e.place(),
          e.videoLink(),
          e.template(),
          e.at());
    }
  }

  /** Why stays in the group. */
  record SessionMovedV1(
      SessionId sessionId, GroupId groupId, Instant startsAt, Username by, Instant at) {
    static SessionMovedV1 of(SessionMoved e) {
      return new SessionMovedV1(e.session(), e.group(), e.startsAt(), e.by(), e.at());
    }
  }

  /** Why stays in the group. */
  record SessionCancelledV1(SessionId sessionId, GroupId groupId, Username by, Instant at) {
    static SessionCancelledV1 of(SessionCancelled e) {
      return new SessionCancelledV1(e.session(), e.group(), e.by(), e.at());
    }
  }
}
