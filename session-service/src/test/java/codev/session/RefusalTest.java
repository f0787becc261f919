package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.session.domain.value.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est refusé à quelqu’un, dans une séance")
class RefusalTest extends SessionServiceFixture {
  private final String stranger = "stranger-" + UUID.randomUUID();
  private final String manager = "manager-" + UUID.randomUUID();

  @Test
  @DisplayName("ne laisse pas de clé dans le coffre")
  void leaves_no_key_in_the_vault() {
    programmeManager();
    for (var who : List.of(stranger, manager)) {
      for (var refused :
          List.of(
              as(who).post(path("/notes"), Map.of("text", "Une note")),
              as(who).post(path("/topics"), topic(UUID.randomUUID())),
              as(who).post(path("/steps/next"), Map.of("from", "PREPARATION", "reason", "Vite")),
              as(who).post(path("/substitute"), Map.of("username", who, "reason", "Je le fais"))))
        assertThat(refused.status())
            .as(who + " " + refused.text())
            .isEqualTo(who.equals(manager) ? 403 : 404);
      assertThat(hasKey(who)).as(who).isFalse();
    }
  }

  @Test
  @DisplayName("par la méthode ne laisse pas non plus de clé à qui y prend part")
  void leaves_no_key_of_a_participant() {
    var newcomer = "newcomer-" + UUID.randomUUID();
    hear("group.member-joined.v1", membership(newcomer));
    as(newcomer).await(path(""), _ -> true);

    for (var refused :
        List.of(
            as(newcomer).post(path("/notes"), Map.of("text", "Une note")),
            as(newcomer).post(path("/contributions"), Map.of("kind", "IDEA", "text", "Une idée"))))
      assertThat(refused.status()).as(refused.text()).isIn(409, 422);

    assertThat(hasKey(newcomer)).isFalse();
  }

  @Test
  @DisplayName("l’est avant que le contenu ne soit lu")
  void comes_before_validation() {
    programmeManager();
    assertThat(as(stranger).post(path("/topics"), "{").status()).isEqualTo(404);
    assertThat(as(manager).post(path("/topics"), "{").status()).isEqualTo(403);
    assertThat(as("alice").post(path("/topics"), "{").status()).isEqualTo(400);
    assertThat(as("alice").post(path("/steps/next"), "{").status()).isEqualTo(403);
    assertThat(as("anne").post(path("/steps/next"), "{").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("l’est aussi avant la position attendue, et sans l’attendre")
  void comes_before_a_position() {
    programmeManager();
    for (var after : List.of("x", "-1", "9000000000000000")) {
      var asked = Instant.now();
      assertThat(as(stranger).get(path("?after=" + after)).status()).as(after).isEqualTo(404);
      assertThat(as(manager).get(path("/history?after=" + after)).status())
          .as(after)
          .isEqualTo(403);
      // in these tests a read waits for 30 seconds
      assertThat(asked).isAfter(Instant.now().minusSeconds(10));
    }
    assertThat(as("alice").get(path("?after=x")).status()).isEqualTo(400);
    assertThat(as("alice").get(path("?after=9000000000000000")).status()).isEqualTo(504);
  }

  @Test
  @DisplayName("la séance ne se passe pas à qui est appelé à revoir ou à gérer le programme")
  void nobody_takes_over_what_they_are_to_review() {
    var sponsor = "sponsor-" + UUID.randomUUID();
    var later = "manager-later-" + UUID.randomUUID();
    toCome(sponsor, "SPONSOR");
    toCome(later, "MANAGER");
    programmeManager(); // the grants before are known, too
    for (var person : List.of(sponsor, later, "administrator"))
      hear(
          "group.person-registered.v1",
          Map.of("username", person, "displayName", person, "at", "2026-11-24T09:00:00Z"));

    for (var person : List.of(sponsor, "administrator"))
      assertRefused(person, RuleViolation.SUBSTITUTE_REVIEWS_THE_PROGRAMME);
    assertRefused(later, RuleViolation.SUBSTITUTE_MANAGES_THE_PROGRAMME);
  }

  @Test
  @DisplayName("ni dans l’instant où la séance vient d’être planifiée")
  void not_even_at_once_after_planning() {
    programmeManager();
    hear(
        "group.person-registered.v1",
        Map.of("username", manager, "displayName", manager, "at", "2026-11-24T09:00:00Z"));
    assertRefused(manager, RuleViolation.SUBSTITUTE_MANAGES_THE_PROGRAMME);

    for (int i = 0; i < 30; i++) {
      session = UUID.randomUUID();
      hearOfTheSession(); // nothing waits for the view of it
      refused(
          as("anne").post(path("/substitute"), Map.of("username", manager, "reason", "Malade")),
          422,
          RuleViolation.SUBSTITUTE_MANAGES_THE_PROGRAMME);
    }
  }

  /** A right that is still to begin, as group-service publishes it. */
  private void toCome(String person, String role) {
    hear(
        "group.grant-given.v1",
        Map.of(
            "grantId",
            UUID.randomUUID(),
            "username",
            person,
            "role",
            role,
            "scope",
            Map.of("kind", "PROGRAMME", "id", programme),
            "from",
            "2096-01-01T00:00:00Z",
            "by",
            "administrator",
            "at",
            "2026-11-24T09:00:00Z"));
  }

  /** Refused by a rule, once the person is known. */
  private void assertRefused(String person, RuleViolation rule) {
    var asked = Map.of("username", person, "reason", "Malade");
    await()
        .untilAsserted(
            () ->
                assertThat(as("anne").post(path("/substitute"), asked).rule())
                    .isEqualTo(rule.key()));
  }

  private void programmeManager() {
    grant(manager, "MANAGER", Map.of("kind", "PROGRAMME", "id", programme));
    as(manager).await(path(""), _ -> true);
  }
}
