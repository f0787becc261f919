package codev.infra.eventstore.axon;

import static codev.infra.eventstore.EventLogs.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.database.PostgresPool;
import codev.infra.eventstore.desk.Desk;
import codev.infra.eventstore.desk.DeskCommand.CheckLetter;
import codev.infra.eventstore.desk.DeskCommand.MoveDesk;
import codev.infra.eventstore.desk.DeskCommand.OpenDesk;
import codev.infra.eventstore.desk.DeskCommand.PostLetter;
import codev.infra.eventstore.desk.DeskCommand.PostPair;
import codev.infra.eventstore.desk.DeskService;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.eventstore.processor.EventProcessors;
import codev.infra.testkit.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Sending a command")
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

  /** Hears nothing of what the others append, and takes itself for the only writer. */
  private static ConfigurableApplicationContext deafInstance() {
    var deaf = instance();
    deaf.getBean(EventProcessors.class).close();
    await().pollDelay(Duration.ofMillis(1_500)).until(deaf.getBean(EventLog.class)::isOnlyWriter);
    return deaf;
  }

  @Test
  @DisplayName("a command answers with the position of its last event")
  void answers_with_its_position() {
    var opened = commands.send(new OpenDesk(desk, NOON));
    var posted = commands.send(new PostPair(desk, 1, false));
    assertThat(opened.position()).isPositive();
    assertThat(posted.position()).isEqualTo(opened.position() + 2).isEqualTo(log.head().position());
  }

  @Test
  @DisplayName("a command that changes nothing answers with its aggregate's last event")
  void a_repetition_answers_with_the_aggregates_last_position() {
    commands.send(new OpenDesk(desk, NOON));
    var first = commands.send(new PostLetter(desk, 1));
    commands.send(new OpenDesk(desk + "-other", NOON));
    assertThat(commands.send(new PostLetter(desk, 1))).isEqualTo(first);
    assertThat(elsewhere.send(new PostLetter(desk, 1))).isEqualTo(first);
  }

  @Test
  @DisplayName("an aggregate that is kept in memory is loaded anew once the log was set back")
  void nothing_is_kept_of_lost_events() {
    commands.send(new OpenDesk(desk, NOON));
    commands.send(new PostLetter(desk, 1));
    DATABASE.alterProtected(
        """
        delete from events where position = (select max(position) from events);
        update log_head set (position, hash) =
          (select position, hash from events order by position desc limit 1)
        """);
    log.signal().reset(log.head().position()); // as the connection for notifications does anew
    elsewhere.send(new MoveDesk(desk, "A")); // has the lost one's place

    commands.send(new CheckLetter(desk, 1, false));
    commands.send(new PostLetter(desk, 1));

    assertThat(log.history(desk, 0)).hasSize(3);
  }

  @Test
  @DisplayName("a refusal arrives unchanged and writes nothing, even after a first event")
  void a_refusal_writes_nothing() {
    commands.send(new OpenDesk(desk, NOON));
    var before = log.head();
    assertThatThrownBy(() -> commands.send(new PostPair(desk, 1, true)))
        .isInstanceOf(Desk.Refused.class)
        .hasMessage("ONLY_ONE");
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "what comes before the events is done only where there are any, and may prevent them")
  void does_first_what_events_need() {
    var done = new AtomicInteger();
    var followed = new AtomicLong();
    Supplier<Runnable> first =
        () -> {
          done.incrementAndGet();
          return () -> followed.set(log.head().position());
        };
    var opened = commands.send(new OpenDesk(desk, NOON), first);
    assertThat(done).hasValue(1);
    assertThat(followed).hasValue(opened.position());
    assertThatThrownBy(() -> commands.send(new PostPair(desk, 1, true), first))
        .isInstanceOf(Desk.Refused.class);
    assertThat(followed).hasValue(opened.position());
    commands.send(new PostLetter(desk, 1), first);
    commands.send(new PostLetter(desk, 1), first); // changes nothing
    assertThat(done).hasValue(2);

    assertThatThrownBy(
            () ->
                commands.send(
                    new PostLetter(desk, 2),
                    () -> {
                      throw new IllegalStateException("no key");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no key");
    assertThat(log.history(desk, 0)).hasSize(2);
  }

  @Test
  @DisplayName("the state of an aggregate has no trace of what was refused")
  void a_refused_change_leaves_no_trace_in_memory() {
    commands.send(new OpenDesk(desk, NOON));
    assertThatThrownBy(() -> commands.send(new PostPair(desk, 1, true)))
        .isInstanceOf(Desk.Refused.class);
    commands.send(new PostLetter(desk, 1));
    assertThat(log.history(desk, 0)).hasSize(2);
  }

  @Test
  @DisplayName("a refusal of a creation arrives unchanged")
  void a_refused_creation_is_the_domains() {
    assertThatThrownBy(() -> commands.send(new OpenDesk(" ", NOON)))
        .isInstanceOf(Desk.Refused.class);
  }

  @Test
  @DisplayName("creating what exists is reported")
  void creating_twice_is_told() {
    commands.send(new OpenDesk(desk, NOON));
    assertThatThrownBy(() -> commands.send(new OpenDesk(desk, NOON)))
        .isInstanceOf(AggregateStreamCreationException.class);
  }

  @Test
  @DisplayName("creating if necessary creates once, on whichever instance")
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
  @DisplayName("an instance neither refuses nor accepts anything by an outdated state")
  void never_decides_on_old_state() {
    commands.send(new OpenDesk(desk, NOON));
    commands.send(new PostLetter(desk, 1));
    elsewhere.send(new PostLetter(desk, 2));
    commands.send(new PostLetter(desk, 3));
    elsewhere.send(new PostLetter(desk, 4));
    assertThat(log.history(desk, 0)).hasSize(5);
  }

  @Test
  @DisplayName("nor does an instance that hears nothing of what the others append")
  void never_decides_on_old_state_unnotified() {
    try (var deaf = deafInstance()) {
      var commandsThere = deaf.getBean(CommandSender.class);
      commandsThere.send(new OpenDesk(desk, NOON));
      commandsThere.send(new PostLetter(desk, 1));
      elsewhere.send(new PostLetter(desk, 2));
      commandsThere.send(new PostLetter(desk, 3));
      elsewhere.send(new PostLetter(desk, 4));
      var repeated = commandsThere.send(new PostLetter(desk, 4));
      elsewhere.send(new PostLetter(desk, 5));
      assertThatThrownBy(() -> commandsThere.send(new PostLetter(desk, 7)))
          .isInstanceOf(Desk.Refused.class);
      elsewhere.send(new PostLetter(desk, 6));
      commandsThere.send(new MoveDesk(desk, "A"));
      elsewhere.send(new MoveDesk(desk, "B"));
      commandsThere.send(new MoveDesk(desk, "C"));

      assertThat(deaf.getBean(EventLog.class).isOnlyWriter()).isTrue();
      var history = log.history(desk, 0);
      assertThat(history).hasSize(10);
      assertThat(repeated.position()).isEqualTo(history.get(4).position());
    }
  }

  @Test
  @DisplayName("a refusal on a cached state is kept with the failure of a log that has gone")
  void keeps_a_refusal_that_the_log_cannot_confirm() {
    try (var deaf = deafInstance()) {
      var commandsThere = deaf.getBean(CommandSender.class);
      commandsThere.send(new OpenDesk(desk, NOON));
      deaf.getBean(PostgresPool.class).close(); // asked only after the aggregate has refused

      assertThatThrownBy(() -> commandsThere.send(new PostLetter(desk, 7)))
          .isInstanceOf(LogUnavailableException.class)
          .satisfies(
              failure ->
                  assertThat(failure.getSuppressed())
                      .hasExactlyElementsOfTypes(Desk.Refused.class));
    }
  }

  @Test
  @DisplayName("knows whether others append to the log")
  void knows_whether_others_append() {
    commands.send(new OpenDesk(desk, NOON));
    elsewhere.send(new MoveDesk(desk, "A"));
    await().until(() -> !log.isOnlyWriter());
  }

  @Test
  @DisplayName("a check refuses by the present state only")
  void a_check_refuses_on_the_present_state() {
    commands.send(new OpenDesk(desk, NOON));
    elsewhere.send(new PostLetter(desk, 1));
    commands.check(new CheckLetter(desk, 1, true));
    assertThatThrownBy(() -> commands.check(new CheckLetter(desk, 2, true)))
        .isInstanceOf(Desk.Refused.class);
  }

  @Test
  @DisplayName("what another instance has changed is soon refused by a check")
  void a_check_knows_soon_what_has_changed() {
    commands.send(new OpenDesk(desk, NOON));
    elsewhere.send(new PostLetter(desk, 1));
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> commands.check(new CheckLetter(desk, 1, false)))
                    .isInstanceOf(Desk.Refused.class));
  }

  @Test
  @DisplayName("two instances that write to the same aggregate lose nothing")
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
  @DisplayName("a command is tried again and again where others are faster each time")
  void is_tried_again_where_others_are_faster() {
    commands.send(new OpenDesk(desk, NOON));
    var overtaken = new AtomicInteger();
    commands.send(
        new MoveDesk(desk, "its room"),
        () -> {
          int time = overtaken.incrementAndGet();
          if (time <= 15)
            CompletableFuture.runAsync(() -> elsewhere.send(new MoveDesk(desk, "room " + time)))
                .join();
          return () -> {};
        });
    assertThat(log.history(desk, 0)).hasSize(1 + 15 + 1);
  }

  @Test
  @DisplayName("an event is stored under its logical name, as JSON without Java's names")
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
