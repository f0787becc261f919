package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventrelay.CloudEventMessage;
import codev.session.domain.value.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What group-service has lost in a restore is taken back")
class LostMessagesTest extends SessionServiceFixture {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  @DisplayName("a planned session is cancelled")
  void a_planned_session_is_cancelled() {
    assertThat(undo("group.session-planned.v1", planned(session, template()))).isTrue();

    as("anne").await(path(""), s -> s.path("state").asString().equals("CANCELLED"));
  }

  @Test
  @DisplayName("an opened session stays")
  void an_opened_session_stays() {
    atStep("PRESENTATION");

    undo("group.session-planned.v1", planned(session, template()));

    assertThat(must(as("anne").get(path(""))).body().path("state").asString()).isEqualTo("OPEN");
  }

  @Test
  @DisplayName("who joined has no seat any more, who left has it again")
  void members_are_as_before() {
    hear("group.member-joined.v1", membership("david"));
    hear("group.member-left.v1", membership("carla"));
    awaitParticipants("alice", "bob", "david", "anne");

    assertThat(undo("group.member-left.v1", membership("carla"))).isTrue();
    assertThat(undo("group.member-joined.v1", membership("david"))).isTrue();

    as("anne")
        .await(
            path(""),
            s ->
                texts(s.path("participants"), "username").contains("carla")
                    && !texts(s.path("participants"), "username").contains("david"));
  }

  @Test
  @DisplayName("a right that was given ends, one that was taken away stays away")
  void a_right_ends() {
    var auditor = "auditor-" + group;
    var grant = grant(auditor, "AUDITOR", Map.of("kind", "PROGRAMME", "id", programme));
    await().until(() -> as(auditor).get(path("")).status() == 200);
    var given =
        Map.of(
            "grantId",
            grant,
            "username",
            auditor,
            "role",
            "AUDITOR",
            "scope",
            Map.of("kind", "PROGRAMME", "id", programme),
            "by",
            "administrator",
            "at",
            "2026-11-24T09:00:00Z");

    assertThat(undo("group.grant-given.v1", given)).isTrue();

    await().until(() -> as(auditor).get(path("")).status() == 404);
    var revoked = Map.of("grantId", grant, "username", auditor, "at", "2026-11-25T09:00:00Z");
    assertThat(undo("group.grant-revoked.v1", revoked)).isFalse();
  }

  @Test
  @DisplayName("an acceptance of the charter is asked for again")
  void an_acceptance_is_asked_for_again() {
    assertThat(
            undo(
                "group.charter-accepted.v1",
                Map.of(
                    "groupId", group, "member", "bob", "version", 1, "at", "2026-11-24T09:00:00Z")))
        .isTrue();

    refused(as("anne").post(path("/open")), 422, RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("an acceptance of the charter that was withdrawn counts again")
  void a_withdrawn_acceptance_counts_again() {
    hear(
        "group.charter-acceptance-withdrawn.v1",
        Map.of("groupId", group, "member", "bob", "version", 1, "at", "2026-11-24T09:00:00Z"));
    refused(as("anne").post(path("/open")), 422, RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL);

    assertThat(
            undo(
                "group.charter-acceptance-withdrawn.v1",
                Map.of(
                    "groupId", group, "member", "bob", "version", 1, "at", "2026-11-24T09:00:00Z")))
        .isTrue();

    must(as("anne").post(path("/open")));
  }

  private void awaitParticipants(String... expected) {
    as("anne")
        .await(path(""), s -> texts(s.path("participants"), "username").equals(List.of(expected)));
  }

  private boolean undo(String type, Map<String, ?> body) {
    var lost =
        CloudEventMessage.uncarried(
            type,
            group.toString(),
            1,
            Instant.parse("2026-11-24T10:00:00Z"),
            JSON.writeValueAsString(body));
    return rooms.stream()
        .filter(listener -> listener.topic().equals("codev.groups"))
        .map(listener -> listener.undo(lost))
        .reduce(false, Boolean::logicalOr);
  }
}
