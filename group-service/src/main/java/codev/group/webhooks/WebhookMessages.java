package codev.group.webhooks;

import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides for each event whether webhooks may be sent it, and what the message says: identifiers,
 * numbers and times, which each manager of the programme sees. People are in none.
 */
@Component
class WebhookMessages {
  private final EventReader log;
  private final JsonMapper json = new JsonMapper();

  /** A group stays in its programme. */
  private final Map<GroupId, ProgrammeId> programmes = new ConcurrentHashMap<>();

  WebhookMessages(EventReader log) {
    this.log = log;
  }

  /** The first message that a webhook wants after its position, up to another one. */
  Optional<WebhookMessage> next(Webhook webhook, long upTo) {
    return log.between(GroupServiceEvent.class, webhook.position(), upTo).stream()
        .flatMap(recorded -> of(recorded).stream())
        .filter(webhook::wants)
        .findFirst();
  }

  private Optional<WebhookMessage> of(RecordedEvent<GroupServiceEvent> recorded) {
    return switch (recorded.event()) {
      case ProgrammeDeclared e ->
          message(WebhookKind.PROGRAMME_DECLARED, recorded, e.programme(), Map.of());
      case GroupFormed e -> ofGroup(WebhookKind.GROUP_FORMED, recorded, e, Map.of());
      case SessionPlanned e ->
          ofSession(
              WebhookKind.SESSION_PLANNED,
              recorded,
              e,
              Map.of("number", e.number(), "startsAt", e.startsAt().toString()));
      case SessionMoved e ->
          ofSession(
              WebhookKind.SESSION_MOVED, recorded, e, Map.of("startsAt", e.startsAt().toString()));
      case SessionCancelled e -> ofSession(WebhookKind.SESSION_CANCELLED, recorded, e, Map.of());
      case SessionOpened e -> ofSession(WebhookKind.SESSION_OPENED, recorded, e, Map.of());
      case SessionPostponed e -> ofSession(WebhookKind.SESSION_POSTPONED, recorded, e, Map.of());
      case SessionHeld e ->
          ofSession(
              WebhookKind.SESSION_HELD,
              recorded,
              e,
              Map.of("openedAt", e.openedAt().toString(), "closedAt", e.closedAt().toString()));
      case SessionPlaceChanged _, SessionTemplateChanged _, SessionDateAccepted _ ->
          Optional.empty(); // the session is when it was
      case SessionInvitationAnswered _,
          SessionAnswerWithdrawn _,
          SessionHandedOver _,
          SignatureNoted _,
          PresenceNoted _,
          ClientNoted _ ->
          Optional.empty(); // about one person
      case MemberJoined _, MemberLeft _, FacilitatorReplaced _, MembersReviewed _ ->
          Optional.empty(); // likewise
      case CharterEvent _, TurnDecisionEvent _ -> Optional.empty(); // likewise
      case ProgrammeEvent _ -> Optional.empty(); // how it is prepared
      case PersonEvent _, SubjectEvent _, FacilitatorEvent _ -> Optional.empty();
      case GrantEvent _, ApprovalEvent _, RetentionEvent _, IdentityRetentionEvent _ ->
          Optional.empty();
    };
  }

  private Optional<WebhookMessage> ofSession(
      WebhookKind kind,
      RecordedEvent<GroupServiceEvent> recorded,
      GroupSessionEvent event,
      Map<String, ?> details) {
    var data = new LinkedHashMap<String, Object>();
    data.put("session", event.session().value());
    data.putAll(details);
    return ofGroup(kind, recorded, event, data);
  }

  private Optional<WebhookMessage> ofGroup(
      WebhookKind kind,
      RecordedEvent<GroupServiceEvent> recorded,
      GroupEvent event,
      Map<String, ?> details) {
    var data = new LinkedHashMap<String, Object>();
    data.put("group", event.group().value());
    data.putAll(details);
    return message(kind, recorded, programmeOf(event.group()), data);
  }

  private Optional<WebhookMessage> message(
      WebhookKind kind,
      RecordedEvent<GroupServiceEvent> recorded,
      ProgrammeId programme,
      Map<String, ?> details) {
    var data = new LinkedHashMap<String, Object>();
    data.put("position", recorded.position());
    data.put("programme", programme.value());
    data.putAll(details);
    var body = new LinkedHashMap<String, Object>();
    body.put("type", kind.type());
    body.put("timestamp", recorded.at().toString());
    body.put("data", data);
    return Optional.of(
        new WebhookMessage(
            recorded.hash(), kind, programme, recorded.position(), json.writeValueAsString(body)));
  }

  private ProgrammeId programmeOf(GroupId group) {
    return programmes.computeIfAbsent(
        group, id -> log.of(GroupFormed.class, id.stream(), 0).getFirst().event().programme());
  }
}
