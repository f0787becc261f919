package codev.group;

import codev.group.messaging.SessionMessageListener;
import codev.infra.email.EmailDispatcher;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A group of three with its facilitator, whose e-mails are sent when a test asks for it. */
abstract class GroupEmailsTest extends PagesTest {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Far enough that nothing is due by itself, at nine in Paris. */
  final Instant morning =
      LocalDate.now(CLOCK.withZone(PARIS))
          .plusDays(60)
          .atTime(LocalTime.of(9, 0))
          .atZone(PARIS)
          .toInstant();

  final UUID programme = UUID.randomUUID();
  final UUID group = UUID.randomUUID();
  final UUID session = UUID.randomUUID();
  final String lea = "lea" + group;
  final String max = "max" + group;
  final String zoe = "zoe" + group;
  final String ana = "ana" + group;
  final String tom = "tom" + group;

  /**
   * Manages the programme, and no other one: whatever somebody asks, the service reads all that
   * they manage.
   */
  final String initiator = "manager-of" + group;

  @Autowired EmailDispatcher dispatcher;
  @Autowired SessionMessageListener sessions;

  @BeforeEach
  void form() {
    must(
        as(initiator)
            .post(
                "/api/people",
                List.of(
                    person(lea),
                    Map.of("username", max, "displayName", "Maximilien", "email", address(max)),
                    person(ana),
                    person(tom),
                    Map.of("username", zoe, "displayName", "Zoé"))));
    must(
        as(initiator)
            .post(
                "/api/programmes",
                GroupFixture.programme(
                    programme,
                    Map.of(
                        "startsOn",
                        LocalDate.now(CLOCK.withZone(PARIS)),
                        "endsOn",
                        LocalDate.now(CLOCK.withZone(PARIS)).plusDays(300)))));
    seen(
        must(
            as(initiator)
                .post(
                    "/api/programmes/" + programme + "/groups",
                    GroupFixture.group(
                        group, "Lumière & <i>Cie</i>", ana, List.of(lea, max, zoe)))));
  }

  final void plan(UUID session, Instant startsAt) {
    var plan =
        Map.of(
            "id",
            session,
            "startsAt",
            startsAt,
            "place",
            group + " Salle <b>Ampère</b>",
            "videoLink",
            "https://video.example.org/salle-3");
    seen(must(as(ana).post(path("/sessions"), plan)));
  }

  final void move(UUID session, Instant startsAt) {
    var move = Map.of("startsAt", startsAt, "reason", "Salle prise");
    seen(must(as(ana).post(path("/sessions/" + session + "/move"), move)));
  }

  /**
   * @param clients whose turn took place
   * @param attendance status by person
   */
  final void hold(List<String> clients, Map<String, String> attendance) {
    hold(ana, clients, attendance);
  }

  /**
   * @param facilitator who led it at the end
   */
  final void hold(String facilitator, List<String> clients, Map<String, String> attendance) {
    sessions.handle(
        message("session.opened.v1", Map.of("sessionId", session, "groupId", group, "by", ana)));
    sessions.handle(
        message(
            "session.closed.v3",
            Map.of(
                "sessionId",
                session,
                "groupId",
                group,
                "by",
                facilitator,
                "clients",
                clients,
                "openedAt",
                morning,
                "closedAt",
                morning.plus(Duration.ofHours(3)),
                "attendance",
                attendance.entrySet().stream()
                    .map(
                        there ->
                            Map.of(
                                "username",
                                there.getKey(),
                                "status",
                                there.getValue(),
                                "signed",
                                true))
                    .toList())));
  }

  /** So that what is due is asked of views that know it. */
  final void seen(Answer answer) {
    must(as(initiator).get(path("?after=" + answer.position())));
  }

  final String path(String below) {
    return "/api/groups/" + group + below;
  }

  static Map<String, String> person(String name) {
    return Map.of("username", name, "displayName", name, "email", address(name));
  }

  static String address(String name) {
    return name + "@example.org";
  }

  static InboundMessage message(String type, Map<String, ?> body) {
    var complete = new HashMap<String, Object>(body);
    complete.put("at", CLOCK.instant());
    return CloudEventMessage.uncarried(
        type, "any", 1, CLOCK.instant(), JSON.writeValueAsString(complete));
  }
}
