package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.LearningMessageListener;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The event log, and the messages made of it, keep the name: ADR 39. */
@DisplayName("Une personne effacée")
@Order(ServiceTest.EMAILS_FIRST)
class ErasedPersonTest extends GroupEmailsTest {
  private final String eva = "eva" + group;
  private final String name = "Eva " + group;

  @Autowired private LearningMessageListener learning;
  @Autowired private MongoDatabase views;

  @Test
  @DisplayName("n’a plus ni nom ni adresse dans les vues, ni dans les tables à côté du journal")
  void leaves_neither_name_nor_address_beside_the_log() {
    must(
        as(initiator)
            .post(
                "/api/people",
                List.of(Map.of("username", eva, "displayName", name, "email", address(eva)))));
    seen(must(as(initiator).post(path("/members"), Map.of("username", eva))));
    seen(must(as(eva).post("/api/me/preferences", Map.of("language", "en"))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    assertThat(storedBesideTheLog()).contains(name, address(eva));
    assertThat(emailsTo(eva)).isNotEqualTo("0");

    learning.handle(message("learning.person-erased.v1", Map.of("username", eva, "by", eva)));

    await().until(() -> emailsTo(eva).equals("0"));
    await()
        .untilAsserted(() -> assertThat(storedBesideTheLog()).doesNotContain(name, address(eva)));
    assertThat(emailsTo(lea)).isNotEqualTo("0");
  }

  private static String emailsTo(String username) {
    return LOG.ask("select count(*) from email_outbox where id like '%/" + username + "'");
  }

  private String storedBesideTheLog() {
    var all = new StringBuilder();
    var tables =
        LOG.ask(
            "select string_agg(quote_ident(tablename), ' ') from pg_tables"
                + " where schemaname = 'public' and tablename <> 'events'");
    for (var table : tables.split(" ", -1))
      all.append(LOG.ask("select string_agg(line::text, ' ') from " + table + " as line"));
    for (var collection : views.listCollectionNames())
      for (var document : views.getCollection(collection).find()) all.append(document.toJson());
    return all.toString();
  }
}
