package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Une séance n’existe que sur le périmètre de qui la regarde")
class ScopeTest extends SessionServiceFixture {
  /** A stream that is not woken sends it before it asks again. */
  private static final String HEARTBEAT = ":still here";

  private final String auditor = "auditor-" + UUID.randomUUID();
  private final String manager = "manager-" + UUID.randomUUID();

  @TestFactory
  @DisplayName("un responsable ou un auditeur d’un autre programme ne la trouve par aucun chemin")
  Stream<DynamicTest> elsewhere_it_does_not_exist() {
    var elsewhere = Map.of("kind", "PROGRAMME", "id", UUID.randomUUID());
    grant(manager, "MANAGER", elsewhere);
    grant(auditor, "AUDITOR", elsewhere);
    return Stream.of(manager, auditor, "sponsor-" + group)
        .flatMap(
            who ->
                reads().stream()
                    .map(
                        path ->
                            DynamicTest.dynamicTest(
                                who + " " + path,
                                () -> assertThat(as(who).get(path).status()).isEqualTo(404))));
  }

  @Test
  @DisplayName("qui audite son programme, ou son unité, la voit")
  void who_audits_sees_it() {
    grant(auditor, "AUDITOR", Map.of("kind", "PROGRAMME", "id", programme));
    becomes(auditor, 200);

    hear(
        "group.programme-declared.v1",
        Map.of("programmeId", programme, "unit", "Production", "at", "2026-11-24T09:00:00Z"));
    grant(manager, "MANAGER", Map.of("kind", "UNIT", "unit", "Production"));
    becomes(manager, 200);
    var other = "manager-other-" + group;
    grant(other, "MANAGER", Map.of("kind", "UNIT", "unit", "Ventes"));
    assertThat(as(other).get(path("")).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("un droit retiré cesse, et le flux ouvert avec lui, même si rien ne se passe")
  void a_revoked_right_ends_the_open_stream() {
    var grant = grant(auditor, "AUDITOR", Map.of("kind", "PROGRAMME", "id", programme));
    becomes(auditor, 200);
    try (var stream = EventStreamClient.to(base().resolve(path("/stream")), token(auditor), null)) {
      assertThat(stream.next().kind()).isEqualTo("session");
      revoke(grant, auditor);
      assertThat(stream.ends()).isTrue();
    }
    becomes(auditor, 404);
    revoke(grant, auditor);
    becomes(auditor, 404);
  }

  @Test
  @DisplayName("qui quitte le groupe perd ses séances passées, et la page ouverte cesse aussitôt")
  void leaving_the_group_ends_the_page_of_a_past_session() {
    holdAndClose();
    var live = base().resolve("/sessions/" + session + "/live?from=1");
    try (var stream = EventStreamClient.to(live, token("carla"), null)) {
      stream.next();
      hear("group.member-left.v1", membership("carla"));
      assertThat(stream.rest()).doesNotContain(HEARTBEAT);
    }
    assertThat(as("carla").get(path("")).status()).isEqualTo(404);
    assertThat(as("bob").get(path("")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "qui n’anime plus le groupe perd ses séances passées, et le flux ouvert cesse aussitôt")
  void another_facilitator_ends_the_stream_of_a_past_session() {
    holdAndClose();
    try (var stream = EventStreamClient.to(base().resolve(path("/stream")), token("anne"), null)) {
      assertThat(stream.next().kind()).isEqualTo("session");
      hear(
          "group.facilitator-changed.v1",
          Map.of(
              "groupId",
              group,
              "programmeId",
              programme,
              "facilitator",
              "paul",
              "by",
              "manager",
              "at",
              "2026-11-24T09:00:00Z"));
      assertThat(stream.rest()).doesNotContain(HEARTBEAT);
    }
    assertThat(as("anne").get(path("")).status()).isEqualTo(404);
  }

  private void holdAndClose() {
    atStep("PRESENTATION");
    close();
  }

  @Test
  @DisplayName("un rôle du fournisseur d’identité sans droit ne montre rien")
  void a_role_without_a_grant_shows_nothing() {
    assertThat(as(auditor).get(path("")).status()).isEqualTo(404);
    assertThat(as(manager).get(path("")).status()).isEqualTo(404);
  }

  private List<String> reads() {
    return List.of(
        path(""),
        path("?at=1"),
        path("/history"),
        path("/stream"),
        path("/summary.pdf"),
        "/sessions/" + session,
        "/sessions/" + session + "/live?from=1",
        "/sessions/" + session + "/replay",
        "/sessions/" + session + "/summary");
  }

  private void becomes(String who, int status) {
    Awaitility.await().until(() -> as(who).get(path("")).status() == status);
  }
}
