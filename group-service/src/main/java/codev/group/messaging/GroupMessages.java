package codev.group.messaging;

import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.TurnDecisionEvent.TurnCounted;
import codev.group.domain.person.Username;
import codev.group.domain.programme.Aim;
import codev.group.domain.programme.Competency;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about programmes and their groups. */
final class GroupMessages {
  private GroupMessages() {}

  /**
   * @param unit null: the programme belongs to none
   */
  record ProgrammeDeclaredV1(
      ProgrammeId programmeId,
      String name,
      List<Aim> aims,
      LocalDate startsOn,
      LocalDate endsOn,
      int cadenceWeeks,
      int privacyThreshold,
      List<Competency> competencies,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
      Instant at) {
    static ProgrammeDeclaredV1 of(ProgrammeDeclared e) {
      var settings = e.frame();
      return new ProgrammeDeclaredV1(
          e.programme(),
          settings.name(),
          settings.aims(),
          settings.startsOn(),
          settings.endsOn(),
          settings.cadenceWeeks(),
          settings.privacyThreshold(),
          settings.competencies(),
          settings.unit(),
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

  /** Why stays in the group. */
  record TurnCountedV1(
      GroupId groupId,
      ProgrammeId programmeId,
      SessionId sessionId,
      Username member,
      Instant openedAt,
      Username by,
      Instant at) {
    static TurnCountedV1 of(TurnCounted e) {
      return new TurnCountedV1(
          e.group(), e.programme(), e.session(), e.member(), e.openedAt(), e.by(), e.at());
    }
  }

  record CharterAcceptedV1(GroupId groupId, Username member, int version, Instant at) {
    static CharterAcceptedV1 of(CharterAccepted e) {
      return new CharterAcceptedV1(e.group(), e.member(), e.version(), e.at());
    }
  }

  record CharterAcceptanceWithdrawnV1(GroupId groupId, Username member, int version, Instant at) {
    static CharterAcceptanceWithdrawnV1 of(CharterAcceptanceWithdrawn e) {
      return new CharterAcceptanceWithdrawnV1(e.group(), e.member(), e.version(), e.at());
    }
  }

  /** The wording itself stays in the group. */
  record CharterWordedV1(GroupId groupId, int version, Username by, Instant at) {
    static CharterWordedV1 of(CharterWorded e) {
      return new CharterWordedV1(e.group(), e.version(), e.by(), e.at());
    }
  }
}
