package codev.infra.eventstore.axon;

import static codev.infra.eventstore.EventLogs.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.desk.Desk;
import codev.infra.eventstore.desk.DeskCommand.MoveDesk;
import codev.infra.eventstore.desk.DeskCommand.OpenDesk;
import codev.infra.eventstore.desk.DeskCommand.PostLetter;
import codev.infra.eventstore.desk.DeskCommand.PostPair;
import codev.infra.eventstore.desk.DeskService;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Envoyer une commande")
class CommandSenderTest {
  private static final TestPostgres.Database DATABASE = TestPostgres.database();

  /** Two instances of the same service, on the same log. */
  private static final ConfigurableApplicationContext ONE = instance();

  private static final ConfigurableApplicationContext TWO = instance();

  private final String desk = "desk-" + UUID.randomUUID();
  private final CommandSender commands = ONE.getBean(CommandSender.class);
  private final CommandSender elsewhere = TWO.getBean(CommandSender.class);
  private final EventLog log = ONE.getBean(EventLog.class);

  @AfterAll
  static void stop() {
    ONE.close();
    TWO.close();
  }

  private static ConfigurableApplicationContext instance() {
    return new SpringApplicationBuilder(DeskService.class)
        .properties(
            "spring.datasource.url=" + DATABASE.url(),
            "spring.datasource.username=" + TestPostgres.Database.USERNAME,
            "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
            "spring.main.banner-mode=off")
        .run();
  }

  @Test
  @DisplayName("une commande répond par la position de son dernier événement")
  void answers_with_its_position() {
    var opened = commands.send(new OpenDesk(desk, NOON));
    var posted = commands.send(new PostPair(desk, 1, false));
    assertThat(opened.position()).isPositive();
    assertThat(posted.position()).isEqualTo(opened.position() + 2).isEqualTo(log.head().position());
  }

  @Test
  @DisplayName("une commande qui ne change rien répond par le dernier événement de son agrégat")
  void a_repetition_answers_with_the_aggregates_last_position() {
    commands.send(new OpenDesk(desk, NOON));
    var first = commands.send(new PostLetter(desk, 1));
    commands.send(new OpenDesk(desk + "-other", NOON));
    assertThat(commands.send(new PostLetter(desk, 1))).isEqualTo(first);
    assertThat(elsewhere.send(new PostLetter(desk, 1))).isEqualTo(first);
  }

  @Test
  @DisplayName("un refus arrive tel quel et n'écrit rien, même après un premier événement")
  void a_refusal_writes_nothing() {
    commands.send(new OpenDesk(desk, NOON));
    var before = log.head();
    assertThatThrownBy(() -> commands.send(new PostPair(desk, 1, true)))
        .isInstanceOf(Desk.Refused.class)
        .hasMessage("ONLY_ONE");
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  @DisplayName("l'état d'un agrégat oublie ce qui a été refusé")
  void a_refused_change_leaves_no_trace_in_memory() {
    commands.send(new OpenDesk(desk, NOON));
    assertThatThrownBy(() -> commands.send(new PostPair(desk, 1, true)))
        .isInstanceOf(Desk.Refused.class);
    commands.send(new PostLetter(desk, 1));
    assertThat(log.history(desk, 0)).hasSize(2);
  }

  @Test
  @DisplayName("un refus à la création arrive tel quel")
  void a_refused_creation_is_the_domains() {
    assertThatThrownBy(() -> commands.send(new OpenDesk(" ", NOON)))
        .isInstanceOf(Desk.Refused.class);
  }

  @Test
  @DisplayName("créer ce qui existe est signalé")
  void creating_twice_is_told() {
    commands.send(new OpenDesk(desk, NOON));
    assertThatThrownBy(() -> commands.send(new OpenDesk(desk, NOON)))
        .isInstanceOf(AggregateStreamCreationException.class);
  }

  @Test
  @DisplayName("créer si besoin ne crée qu'une fois, où que ce soit")
  void creates_if_missing() {
    commands.send(new MoveDesk(desk, "A"));
    elsewhere.send(new MoveDesk(desk, "B"));
    commands.send(new MoveDesk(desk, "C"));
    assertThat(log.history(desk, 0))
        .extracting(entry -> entry.event().type())
        .containsExactly(
            "desk.desk-opened", "desk.desk-moved", "desk.desk-moved", "desk.desk-moved");
  }

  @Test
  @DisplayName("une instance ne refuse ni n'accepte rien d'après un état dépassé")
  void never_decides_on_old_state() {
    commands.send(new OpenDesk(desk, NOON));
    commands.send(new PostLetter(desk, 1));
    elsewhere.send(new PostLetter(desk, 2));
    commands.send(new PostLetter(desk, 3));
    elsewhere.send(new PostLetter(desk, 4));
    assertThat(log.history(desk, 0)).hasSize(5);
  }

  @Test
  @DisplayName("deux instances qui écrivent ensemble au même agrégat ne perdent rien")
  void rivals_are_retried_on_fresh_state() throws Exception {
    commands.send(new OpenDesk(desk, NOON));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var either : new CommandSender[] {commands, elsewhere})
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 30; i++) either.send(new MoveDesk(desk, "room " + i));
                }));
      for (var one : all) one.get();
    }
    assertThat(log.history(desk, 0)).hasSize(61);
  }

  @Test
  @DisplayName("un événement est gardé sous son nom logique, en JSON sans trace de Java")
  void is_kept_under_its_logical_name() {
    commands.send(new OpenDesk(desk, NOON));
    commands.send(new MoveDesk(desk, "A"));
    var stored = log.history(desk, 0);
    assertThat(stored)
        .extracting(entry -> entry.event().type())
        .containsExactly("desk.desk-opened", "desk.desk-moved");
    assertThat(stored).extracting(entry -> entry.event().revision()).containsExactly("1", "2");
    assertThat(new String(stored.getFirst().event().payload(), UTF_8))
        .isEqualTo("{\"desk\":\"%s\",\"at\":\"2026-03-02T12:00:00Z\"}".formatted(desk));
  }
}
