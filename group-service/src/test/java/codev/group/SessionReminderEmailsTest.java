package codev.group;

import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.received;
import static codev.group.ReceivedEmails.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Les rappels d’une séance, par courriel")
@Order(ServiceTest.EMAILS_FIRST)
class SessionReminderEmailsTest extends GroupEmailsTest {
  @Test
  @DisplayName("trois jours avant, un rappel à qui le veut bien, une fois")
  void three_days_before_whoever_wants_it_is_reminded_once() {
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(3)).minusSeconds(1));
    assertThat(subjects(lea)).hasSize(1);

    dispatcher.sendDue(morning.minus(Duration.ofDays(3)));
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
    assertThat(subjects(max)).hasSize(1);
  }

  @Test
  @DisplayName("le prochain client y lit que c’est son tour, qui a décliné n’en reçoit pas")
  void the_next_client_reads_that_it_is_their_turn() throws Exception {
    plan(session, morning);
    var declined = Map.of("answer", "DECLINED");
    seen(must(as(max).post(path("/sessions/" + session + "/answer"), declined)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));

    var turn = "C’est votre tour d’être client";
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
    assertThat(read(received(lea).getLast())).contains(turn, "?answer=DECLINED");
    assertThat(read(received(lea).getFirst())).doesNotContain(turn);
    assertThat(subjects(ana)).last().asString().contains("séance le");
    assertThat(read(received(ana).getLast())).doesNotContain(turn);
    assertThat(subjects(max)).hasSize(1).first().asString().startsWith("Invitation");
  }

  @Test
  @DisplayName("qui répond au rappel écrit à l’animateur, qui répond à l’invitation à codev")
  void replies_to_a_reminder_go_to_the_facilitator() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));

    var reminder = received(lea).getLast();
    assertThat(read(reminder)).contains("Répondez à ce courriel", ana + " vous lira");
    assertThat(reminder.getReplyTo())
        .extracting(Address::toString)
        .containsExactly(ana + " <" + address(ana) + ">");
    for (var other : List.of(received(lea).getFirst(), received(ana).getLast()))
      assertThat(Arrays.toString(other.getReplyTo())).doesNotContain(address(ana));
  }

  @Test
  @DisplayName("la nuit, aucun rappel")
  void at_night_nobody_is_reminded() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)).minus(Duration.ofHours(4)));
    assertThat(subjects(lea)).hasSize(1);
  }

  @Test
  @DisplayName("une séance annulée ne se rappelle pas")
  void a_cancelled_session_is_not_reminded_of() {
    plan(session, morning);
    var reason = Map.of("reason", "Grève");
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), reason)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1).first().asString().startsWith("Séance annulée");
  }

  @Test
  @DisplayName("une séance remise à plus tard ne se rappelle qu’à sa nouvelle date")
  void a_session_put_off_is_reminded_of_at_its_new_date_only() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    for (var type : List.of("session.opened.v1", "session.postponed.v1"))
      sessions.handle(message(type, Map.of("sessionId", session, "groupId", group, "by", ana)));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(2).last().asString().startsWith("Séance reportée");
    assertThat(subjects(ana)).hasSize(2).last().asString().startsWith("Séance reportée");

    var place = Map.of("place", "Volta " + group);
    seen(must(as(ana).post(path("/sessions/" + session + "/place"), place)));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(lea)).as("no second time for another place").hasSize(2);

    move(session, morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(lea)).hasSize(3).last().asString().startsWith("Nouvelle date");
    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(4).last().asString().contains("séance le");
  }

  @Test
  @DisplayName("une séance déplacée se rappelle à sa nouvelle date, pas à l’ancienne")
  void a_moved_session_is_reminded_of_at_its_new_date() {
    plan(session, morning);
    move(session, morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1);

    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
  }
}
