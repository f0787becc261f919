package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.email.EmailDispatcher;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Quand le fournisseur d’identité annonce trop de départs en une heure")
@Order(ServiceTest.EMAILS_FIRST)
class DepartureLimitTest extends ScimFixture {
  private static final String PAGE = "/service-tokens";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** As it is set unless a setting says otherwise. */
  private static final int MOST = 25;

  private final List<String> people =
      IntStream.rangeClosed(0, MOST).mapToObj(i -> "personne" + i + own).toList();

  @Autowired private EmailDispatcher dispatcher;

  @Test
  @DisplayName("les suivants sont refusés jusqu’à ce qu’un administrateur les autorise")
  void further_ones_are_refused() {
    register();
    var last = people.getLast();
    for (var person : people.subList(0, MOST)) assertThat(leave(person)).isEqualTo(204);

    isRefused(scim("DELETE", USERS + "/" + idOf(last), ""), 429);
    isRefused(scim("PATCH", USERS + "/" + idOf(last), active(false)), 429);
    assertThat(found("userName eq \"" + last + "\"").path("active").asBoolean()).isTrue();
    assertThat(leave(people.getFirst())).as("who has left already").isEqualTo(204);
    var back = scim("PATCH", USERS + "/" + idOf(people.getFirst()), active(true));
    assertThat(back.status()).as("a return").isEqualTo(200);
    assertThat(page("administrator", PAGE)).contains("Départs bloqués", "Autoriser les départs");

    assertThat(plainly("manager", departures(), "").status()).isEqualTo(403);
    var allowed = plainly("administrator", departures(), "");
    assertThat(allowed.status()).isEqualTo(303);
    assertThat(leave(last)).isEqualTo(204);
    assertThat(leave(people.getFirst())).isEqualTo(204);
    var recorded = allowed.response().headers().firstValue("Location").orElseThrow();
    var after = recorded.substring(recorded.indexOf('?') + 1);
    assertThat(page("auditor", "/security?kind=SERVICE_TOKEN_DEPARTURES_STOPPED&" + after))
        .containsOnlyOnce("trop nombreux en une heure\u202f: " + tokenName);
    assertThat(page("auditor", "/security?kind=SERVICE_TOKEN_DEPARTURES_ALLOWED&" + after))
        .containsOnlyOnce("les départs signalés avec un jeton de service\u202f: " + tokenName);
  }

  @Test
  @DisplayName("ceux qui gèrent l’organisation reçoivent un seul courriel")
  void administrators_receive_one_email() {
    register();
    var boss = "boss" + own;
    register(listed(boss, boss));
    var right = UUID.randomUUID();
    var organisation = Map.of("kind", "ORGANISATION");
    grant(boss, "MANAGER", organisation, Map.of("id", right, "reason", "Direction"));
    try {
      people.forEach(this::leave);

      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                dispatcher.sendDue(CLOCK.instant());
                assertThat(received(boss)).hasSize(1);
              });
      dispatcher.sendDue(CLOCK.instant());
      assertThat(received(boss)).containsExactly("Départs bloqués : " + tokenName);
    } finally {
      must(as("administrator").post("/api/grants/" + right + "/revocation", Map.of("reason", "x")));
      plainly("administrator", PAGE + "/" + tokenId + "/revocation", "");
    }
  }

  private void register() {
    var entries = people.stream().map(person -> listed(person, person)).toList();
    must(as("manager").post("/api/people", entries));
  }

  private int leave(String username) {
    return scim("DELETE", USERS + "/" + idOf(username), "").status();
  }

  private static Map<String, Object> active(boolean active) {
    var operation = Map.of("op", "replace", "path", "active", "value", active);
    return Map.of("schemas", List.of(), "Operations", List.of(operation));
  }

  private String departures() {
    return PAGE + "/" + tokenId + "/departures";
  }

  private static List<String> received(String username) {
    var address = username + "@exemple.fr";
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> ReceivedEmails.to(message).equals(address))
        .map(ReceivedEmails::subject)
        .filter(subject -> subject.startsWith("Départs bloqués"))
        .toList();
  }
}
