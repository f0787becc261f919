package codev.infra.systemtest.faults.recount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.faults.recount.EmailRecount.Letter;
import codev.infra.testkit.history.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E-mails with the summary of a session, counted anew")
class EmailRecountTest {
  private static final String FIRST = "0199c1de-0000-7000-8000-000000000003";
  private static final String SECOND = "0199c1de-0000-7000-8000-000000000004";

  @Test
  @DisplayName("are complete when each expected member of each held session has received one")
  void are_complete() {
    var recount =
        recount(
            List.of(held(FIRST, "alice", "bob"), held(SECOND, "alice")),
            summary(FIRST, "alice"),
            summary(FIRST, "bob"),
            summary(SECOND, "alice"),
            summary(FIRST, "facilitator"),
            article("alice@exemple.fr", "Une autre lettre"));

    assertThat(recount.due()).isEqualTo(3);
    assertThat(recount.received()).isEqualTo(4);
    assertThat(recount.missing()).isEmpty();
    assertThat(recount.unfounded()).isEmpty();
  }

  @Test
  @DisplayName("lack the one that nobody received, also where another one of hers arrived twice")
  void lack_one() {
    var recount =
        recount(
            List.of(held(FIRST, "alice"), held(SECOND, "alice")),
            summary(FIRST, "alice"),
            summary(FIRST, "alice"));

    assertThat(recount.received()).isEqualTo(2);
    assertThat(recount.missing()).containsExactly(new Letter(SECOND, "alice@exemple.fr"));
  }

  @Test
  @DisplayName("are unfounded where the log has no such session")
  void are_unfounded() {
    var recount =
        recount(List.of(event("group.session-planned", FIRST, "alice")), summary(FIRST, "alice"));

    assertThat(recount.due()).isZero();
    assertThat(recount.unfounded()).containsExactly(new Letter(FIRST, "alice@exemple.fr"));
  }

  private static EmailRecount recount(List<LoggedEvent> log, String... articles) {
    return EmailRecount.of(
        log, "<h1>Emails</h1>" + String.join("", articles), member -> member + "@exemple.fr");
  }

  private static LoggedEvent held(String session, String... members) {
    return event("group.session-held", session, members);
  }

  private static LoggedEvent event(String type, String session, String... members) {
    var attendance =
        Stream.of(members).map(member -> "{\"member\":\"%s\"}".formatted(member)).toList();
    var payload = "{\"session\":\"%s\",\"attendance\":%s}".formatted(session, attendance);
    return new LoggedEvent(
        1,
        new LoggedEvent.Aggregate("Group", "group"),
        0,
        "event",
        type,
        "2",
        payload.getBytes(UTF_8),
        new byte[0],
        Instant.EPOCH,
        1,
        "");
  }

  private static String summary(String session, String member) {
    return article(
        member + "@exemple.fr", "http://127.0.0.1:8080/sessions/%s/summary".formatted(session));
  }

  /** As the page of the mail server has it. */
  private static String article(String to, String text) {
    return """
        <article>
        <h2>Résumé : Groupe Lumière, séance 1</h2>
        <p>To %s, <time>2027-01-11T11:00:00Z</time></p>
        <pre>%s</pre>
        </article>
        """
        .formatted(to, text);
  }
}
