package codev.group.messaging;

import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about the sessions that are planned. */
final class SessionPlanMessages {
  private SessionPlanMessages() {}

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

  record SessionPlaceChangedV1(
      SessionId sessionId,
      GroupId groupId,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at) {
    static SessionPlaceChangedV1 of(SessionPlaceChanged e) {
      return new SessionPlaceChangedV1(
          e.session(), e.group(), e.place(), e.videoLink(), e.by(), e.at());
    }
  }

  record SessionTemplateChangedV1(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      SessionTemplate template,
      Username by,
      Instant at) {
    static SessionTemplateChangedV1 of(SessionTemplateChanged e) {
      return new SessionTemplateChangedV1(
          e.session(), e.group(), e.programme(), e.template(), e.by(), e.at());
    }
  }

  /** Why stays in the group. */
  record SessionCancelledV1(SessionId sessionId, GroupId groupId, Username by, Instant at) {
    static SessionCancelledV1 of(SessionCancelled e) {
      return new SessionCancelledV1(e.session(), e.group(), e.by(), e.at());
    }
  }
}
