package codev.group;

import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.received;
import static codev.group.ReceivedEmails.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Le résumé d’une séance, par courriel")
@Order(ServiceTest.EMAILS_FIRST)
class SummaryEmailsTest extends GroupEmailsTest {
  @Test
  @DisplayName(
      "après la séance, le lien du résumé est envoyé une fois, sauf à qui ne veut que l’agenda")
  void after_the_session_the_summary_is_sent_once() throws Exception {
    plan(session, morning);
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(CLOCK.instant());
    hold(List.of(lea), Map.of(lea, "PRESENT", max, "PRESENT", zoe, "PRESENT"));
    seen(must(as(initiator).post(path("/members"), Map.of("username", tom))));
    var soon = morning.plus(Duration.ofHours(3)).plusSeconds(60);
    dispatcher.sendDue(soon);
    dispatcher.sendDue(soon.plus(Duration.ofHours(1)));

    assertThat(subjects(lea))
        .filteredOn(one -> one.startsWith("Résumé"))
        .containsExactly("Résumé : Lumière & <i>Cie</i>, séance 1");
    assertThat(read(received(lea).getLast()))
        .contains("https://codev.example.org/sessions/" + session + "/summary", "émarger");
    assertThat(subjects(ana)).last().asString().startsWith("Résumé");
    assertThat(read(received(ana).getLast())).doesNotContain("émarger");
    assertThat(subjects(max)).noneMatch(one -> one.startsWith("Résumé"));
    assertThat(subjects(tom)).as("came later").noneMatch(one -> one.startsWith("Résumé"));
  }

  @Test
  @DisplayName("qui était absent reçoit le résumé, sans l’invitation à évaluer et à émarger")
  void who_was_absent_is_not_asked_to_evaluate() throws Exception {
    plan(session, morning);
    hold(List.of(lea), Map.of(lea, "LEFT_EARLY", max, "ABSENT", zoe, "PRESENT"));
    var english = Map.of("language", "en", "reminders", true);
    seen(must(as(max).post("/api/me/preferences", english)));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(subjects(max)).last().asString().startsWith("Summary");
    assertThat(read(received(max).getLast()))
        .contains("/sessions/" + session + "/summary")
        .doesNotContain("evaluate", "sign attendance");
    assertThat(read(received(lea).getLast())).contains("émarger");
  }

  @Test
  @DisplayName(
      "d’une séance terminée avant la consultation, il n’annonce ni contrat ni plan d’action")
  void of_a_session_that_ended_early_no_plan_is_announced() throws Exception {
    plan(session, morning);
    hold(List.of(), Map.of(lea, "PRESENT"));
    var english = Map.of("language", "en", "reminders", true);
    seen(must(as(max).post("/api/me/preferences", english)));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(read(received(lea).getLast()))
        .contains("/sessions/" + session + "/summary", "avant la consultation")
        .doesNotContain("plan d’action");
  }

  @Test
  @DisplayName("qui devait l’animer à la place d’un autre le reçoit, et l’autre non")
  void a_stand_in_gets_the_summary() {
    plan(session, morning);
    var standIn = Map.of("username", tom, "sessionId", session, "reason", "Congé");
    seen(must(as(initiator).post(path("/facilitator"), standIn)));
    hold(tom, List.of(lea), Map.of(lea, "PRESENT"));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(subjects(tom)).filteredOn(one -> one.startsWith("Résumé")).hasSize(1);
    assertThat(subjects(ana)).noneMatch(one -> one.startsWith("Résumé"));
  }

  @Test
  @DisplayName("qui l’a animée après qu’elle lui a été passée le reçoit aussi")
  void who_took_it_over_gets_the_summary() {
    plan(session, morning);
    hold(tom, List.of(lea), Map.of(lea, "PRESENT"));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    for (var facilitator : List.of(tom, ana))
      assertThat(subjects(facilitator)).filteredOn(one -> one.startsWith("Résumé")).hasSize(1);
  }

  @Test
  @DisplayName("il ne part plus une semaine après la séance")
  void it_is_not_sent_a_week_later() {
    plan(session, morning);
    hold(List.of(lea), Map.of(lea, "PRESENT"));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    var end = morning.plus(Duration.ofHours(3));
    dispatcher.sendDue(end.plus(Duration.ofDays(7)).plusSeconds(1));
    assertThat(subjects(lea)).noneMatch(one -> one.startsWith("Résumé"));

    dispatcher.sendDue(end.plus(Duration.ofDays(7)));
    assertThat(subjects(lea)).filteredOn(one -> one.startsWith("Résumé")).hasSize(1);
  }
}
