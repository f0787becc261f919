package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupSessionCommand.NoteClient;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le tour du client d’une séance close avant la consultation")
class CountingATurnTest extends PagesTest {
  private static final String OPEN = "close avant la consultation. Tour non compté\u202f: ";

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String initiator = "manager-of" + group;
  private final String myFacilitator = "facilitator-of" + group;

  @Autowired private CommandSender commands;

  @BeforeEach
  void a_session_is_closed_early() {
    var members = List.of(lea, max, "zoe" + group);
    must(as(initiator).post("/api/people", GroupFixture.people(members)));
    must(as(initiator).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe " + group, myFacilitator, members)));
    var startsAt = Instant.parse("2027-01-11T08:00:00Z");
    must(
        as(initiator)
            .post(
                "/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", startsAt)));
    var of = new GroupId(group);
    var first = new SessionId(session);
    commands.send(new NoteClient(of, first, new Username(lea), startsAt));
    var over = startsAt.plus(Duration.ofMinutes(20));
    var held =
        commands.send(
            new NoteSessionHeld(of, first, null, List.of(), startsAt, over, List.of(), null, over));
    must(as(initiator).get("/api/groups/" + group + "?after=" + held.position()));
  }

  @Test
  @DisplayName("reste à prendre, la page le dit à tous, et qui en décide peut le compter")
  void is_left_open() {
    for (var reader : List.of(lea, max))
      assertThat(page(reader, "/groups/" + group))
          .contains(OPEN + lea)
          .doesNotContain("Compter ce tour");
    for (var leader : List.of(initiator, myFacilitator))
      assertThat(page(leader, "/groups/" + group))
          .contains(OPEN + lea, "Compter ce tour\u202f: " + lea)
          .contains("hx-post=\"/groups/" + group + "/rotation/counts\"");
    assertThat(read(max, "").json().at("/rotation/0/timesClient").asInt()).isZero();
  }

  @Test
  @DisplayName("se compte avec un motif, une fois, et le groupe voit par qui")
  void is_counted_with_a_reason() {
    var count =
        Map.of("id", UUID.randomUUID(), "sessionId", session, "member", lea, "reason", "Vu après");
    var counted = must(as(myFacilitator).post(counts(), count));
    assertThat(counted.status()).isEqualTo(201);
    assertThat(must(as(myFacilitator).post(counts(), count)).text()).isEqualTo(counted.text());
    var after = "?after=" + counted.position();

    var read = read(lea, after);
    assertThat(read.field("/rotation/2/member")).isEqualTo(lea);
    assertThat(read.json().at("/rotation/2/timesClient").asInt()).isEqualTo(1);
    assertThat(read.field("/rotation/2/lastClientOn")).isEqualTo("2027-01-11");
    assertThat(read.field("/sessions/0/clients/0")).isEqualTo(lea);
    assertThat(read.field("/ledger/decisions/0/kind")).isEqualTo("COUNTED");
    assertThat(read.field("/ledger/decisions/0/session")).isEqualTo(session.toString());
    assertThat(page(lea, "/groups/" + group))
        .contains("Tour compté sans consultation\u202f: " + lea, "pour la séance 1")
        .contains("par " + myFacilitator, "Motif\u202f: Vu après")
        .doesNotContain(OPEN);
    assertThat(page(max, "/groups/" + group))
        .contains("Tour compté sans consultation\u202f: " + lea)
        .doesNotContain("Vu après");
    assertThat(as("auditor").get("/audit/groups/actions?group=" + group).text())
        .contains("a compté un tour de client");
    var again = Map.of("sessionId", session, "member", lea, "reason", "Encore");
    assertThat(as(initiator).post(counts(), again).field("/rule"))
        .isEqualTo("group.rotation.counts-already");
  }

  @Test
  @DisplayName("se compte sur la page du groupe")
  void is_counted_on_the_page() {
    var form = "id=&sessionId=%s&member=%s&reason=%s".formatted(session, lea, encoded("Vu après"));
    var next = onward(submit(initiator, "/groups/" + group + "/rotation/counts", form));
    assertThat(page(initiator, next)).contains("Tour compté sans consultation\u202f: " + lea);
    assertThat(as(initiator).get("/groups/" + group + "?lang=en").text())
        .contains("Turn counted without a consultation: " + lea)
        .doesNotContain("??");
  }

  @Test
  @DisplayName("n’est pas compté par un membre, ni sans motif, ni pour un autre que le client")
  void is_not_counted_otherwise() {
    var count = Map.of("sessionId", session, "member", lea, "reason", "Vu après");
    assertThat(as(lea).post(counts(), count).status()).isEqualTo(403);
    var unexplained = Map.of("sessionId", session, "member", lea, "reason", " ");
    assertThat(as(myFacilitator).post(counts(), unexplained).status()).isEqualTo(400);
    var other = Map.of("sessionId", session, "member", max, "reason", "Vu après");
    var refused = as(myFacilitator).post(counts(), other);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.rotation.not-client-of-the-session");
  }

  private Answer read(String who, String query) {
    return as(who).get("/api/groups/" + group + query);
  }

  private String counts() {
    return "/api/groups/" + group + "/rotation/counts";
  }
}
