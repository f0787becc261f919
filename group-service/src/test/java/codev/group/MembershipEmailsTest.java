package codev.group;

import static codev.group.ReceivedEmails.kinds;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.received;
import static codev.group.ReceivedEmails.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Les courriels à qui rejoint ou quitte un groupe, ou en anime une séance")
@Order(ServiceTest.EMAILS_FIRST)
class MembershipEmailsTest extends GroupEmailsTest {
  @Test
  @DisplayName("qui rejoint le groupe est invité à tout ce qui est prévu, même depuis longtemps")
  void whoever_joins_is_invited_to_all_that_is_planned() throws Exception {
    plan(session, morning);
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(initiator).post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(tom)).containsExactly("Invitation", "Invitation");
    assertThat(read(received(tom).getFirst())).contains("UID:" + session, "codev.ics");
    assertThat(subjects(lea)).hasSize(2);
  }

  @Test
  @DisplayName("ce qui change après son arrivée, il l’apprend avec les autres")
  void what_changes_later_is_told_to_them_as_to_the_others() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(initiator).post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(CLOCK.instant());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(tom)).containsExactly("Invitation", "Nouvelle date");
  }

  @Test
  @DisplayName("qui a quitté le groupe voit ses séances retirées de son agenda, puis plus rien")
  void whoever_has_left_gets_a_cancellation_and_nothing_more() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(initiator).post(path("/members/" + max + "/departure"), Map.of("reason", "?"))));
    dispatcher.sendDue(CLOCK.instant());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.plus(Duration.ofDays(4)));

    assertThat(kinds(max)).containsExactly("Invitation", "Retirée de votre agenda");
    assertThat(read(received(max).getLast())).contains("METHOD:CANCEL", "SEQUENCE:1");
    assertThat(subjects(lea)).hasSize(3);
  }

  @Test
  @DisplayName("qui a quitté le groupe avant d’être invité ne reçoit rien de ses séances")
  void whoever_has_left_before_the_invitation_gets_nothing() {
    plan(session, morning);
    seen(must(as(initiator).post(path("/members/" + max + "/departure"), Map.of("reason", "?"))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(subjects(max)).isEmpty();
    assertThat(kinds(lea)).containsExactly("Invitation");
  }

  @Test
  @DisplayName("une invitation qui est peut-être partie se retire de l’agenda, une fois")
  void what_may_have_been_sent_is_cancelled() {
    plan(session, morning);
    seen(must(as(initiator).post(path("/members/" + max + "/departure"), Map.of("reason", "?"))));
    // as by an instance that crashed while it sent it
    LOG.ask(
        "insert into email_outbox (id, state, attempts, changed_at, next_at) values"
            + " ('planned/%s/0/%s', 'CLAIMED', 1, now(), now())".formatted(session, max));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(max)).containsExactly("Retirée de votre agenda");
  }

  @Test
  @DisplayName("qui anime à la place d’un autre reçoit les lettres de sa séance, et d’elle seule")
  void a_stand_in_gets_the_letters_of_their_session() {
    var other = UUID.randomUUID();
    plan(session, morning);
    plan(other, morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(CLOCK.instant());
    var standIn = Map.of("username", tom, "sessionId", session, "reason", "Congé");
    seen(must(as(initiator).post(path("/facilitator"), standIn)));
    dispatcher.sendDue(CLOCK.instant());
    move(other, morning.plus(Duration.ofDays(35)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));

    assertThat(subjects(tom))
        .hasSize(2)
        .satisfies(first -> assertThat(first.getFirst()).startsWith("À animer"))
        .last()
        .asString()
        .contains("séance le");
    assertThat(kinds(ana))
        .containsExactly("Invitation", "Invitation", "Retirée de votre agenda", "Nouvelle date");
  }
}
