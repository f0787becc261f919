package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.domain.event.GroupServiceEvent;
import codev.group.messaging.LearningMessageListener;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Une personne effacée")
@Order(ServiceTest.EMAILS_FIRST)
class ErasedPersonTest extends GroupEmailsTest {
  private final String eva = "eva" + group;
  private final String name = "Eva " + group;

  @Autowired private LearningMessageListener learning;
  @Autowired private MongoDatabase views;
  @Autowired private TextEncryption encryption;
  @Autowired private EventReader events;

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
    // as earlier versions named the e-mail about her refused account
    LOG.ask(
        "insert into email_outbox (id, state, attempts, changed_at) values"
            + " ('account-refused/%s/issuer/7/mona', 'SENT', 1, now())".formatted(eva));

    learning.handle(message("learning.person-erased.v1", Map.of("username", eva, "by", eva)));

    await().until(() -> emailsTo(eva).equals("0"));
    assertThat(LOG.ask("select count(*) from email_outbox where subject = '%s'".formatted(eva)))
        .isEqualTo("0");
    await()
        .untilAsserted(() -> assertThat(storedBesideTheLog()).doesNotContain(name, address(eva)));
    assertThat(emailsTo(lea)).isNotEqualTo("0");
  }

  @Test
  @DisplayName("n’a pas non plus de nom lisible dans le journal, et son compte reste le sien")
  void leaves_no_name_in_the_log() {
    must(as("manager").post("/api/people", List.of(listed("first"))));
    must(as("manager").post("/api/people", List.of(listed("second"))));
    must(as(eva).post("/api/me/preferences", Map.of("language", "en")));
    assertThat(hasKey(eva)).isTrue();
    assertThat(storedInTheLog()).contains(eva).doesNotContain(name, address("first"), "Direction");
    assertThat(facts()).contains(name, address("first"), address("second"), "Direction");

    encryption.erase(eva); // as learning-service does, which records the erasure

    assertThat(facts())
        .contains("displayName=" + eva, "SubjectBound")
        .doesNotContain(name, address("first"), address("second"), "Direction");
    must(as("manager").post("/api/people", List.of(listed("third"))));
    assertThat(storedInTheLog()).doesNotContain(name, address("third"));
    must(as(eva).get("/api/groups/me/export"));
  }

  @Test
  @DisplayName("n’est plus signalée avec son responsable, que le journal ne nomme pas en clair")
  void is_reported_with_her_manager_no_more() {
    must(as(initiator).post("/api/people", List.of(Map.of("username", eva, "displayName", name))));
    seen(must(as(initiator).post(path("/members"), Map.of("username", eva))));
    var moved = Map.of("username", eva, "displayName", name, "managerUsername", lea);
    must(as(initiator).post("/api/people", List.of(moved)));
    await()
        .untilAsserted(
            () -> assertThat(warnings()).contains("MEMBER_WITH_THEIR_MANAGER", eva, lea));
    assertThat(reviewsInTheLog())
        .contains("\"subordinations\":[\"s1.")
        .doesNotContain("\"manager\"");

    encryption.erase(eva);
    learning.handle(message("learning.person-erased.v1", Map.of("username", eva, "by", eva)));

    await().untilAsserted(() -> assertThat(warnings()).doesNotContain("MEMBER_WITH_THEIR_MANAGER"));
  }

  @Test
  @DisplayName("garde sa place dans le vivier, sans sa qualification")
  void has_no_qualification_any_more() {
    var title = "Praticienne " + group;
    must(as("manager").post("/api/people", List.of(Map.of("username", eva, "displayName", name))));
    must(
        as("manager")
            .post(
                "/api/facilitators",
                Map.of("username", eva, "title", title, "since", "2026-01-05", "capacity", 2)));
    await().untilAsserted(() -> assertThat(pool()).contains(eva, title));

    learning.handle(message("learning.person-erased.v1", Map.of("username", eva, "by", eva)));

    await().untilAsserted(() -> assertThat(pool()).doesNotContain(title));
    assertThat(pool()).contains(eva);
  }

  private String pool() {
    var all = new StringBuilder();
    for (var collection : views.listCollectionNames())
      if (collection.startsWith("pool"))
        for (var document : views.getCollection(collection).find()) all.append(document.toJson());
    return all.toString();
  }

  private String warnings() {
    return must(as(initiator).get(path(""))).json().at("/warnings").toString();
  }

  private String reviewsInTheLog() {
    return LOG.ask(
        "select string_agg(convert_from(payload, 'UTF8'), ' ') from events"
            + " where type = 'group.members-reviewed' and aggregate_id like '%%%s%%'"
                .formatted(group));
  }

  private Map<String, String> listed(String address) {
    return Map.of(
        "username", eva, "displayName", name, "email", address(address), "unit", "Direction");
  }

  /** What is read of her in the log. */
  private String facts() {
    return events.of(GroupServiceEvent.class, "person/" + eva, 0).toString();
  }

  /** What somebody reads who has the database, and no key. */
  private String storedInTheLog() {
    return LOG.ask(
        "select string_agg(convert_from(payload, 'UTF8'), ' ') from events"
            + " where aggregate_id = 'person/%s'".formatted(eva));
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
