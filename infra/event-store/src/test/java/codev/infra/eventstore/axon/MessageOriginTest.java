package codev.infra.eventstore.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.desk.Desk;
import codev.infra.eventstore.desk.DeskCommand;
import codev.infra.eventstore.desk.DeskCommand.MoveDesk;
import codev.infra.eventstore.desk.DeskCommand.OpenDesk;
import codev.infra.eventstore.desk.DeskCommand.PostPair;
import codev.infra.eventstore.desk.DeskService;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

@DisplayName("Commands caused by another service's messages")
class MessageOriginTest {
  private static final TestPostgres.Database DATABASE = TestPostgres.database();
  private static final ConfigurableApplicationContext ONE = instance();
  private static final ConfigurableApplicationContext TWO = instance();

  private final String desk = "desk-" + UUID.randomUUID();
  private final EventLog log = ONE.getBean(EventLog.class);

  private static ConfigurableApplicationContext instance() {
    return new SpringApplicationBuilder(DeskService.class)
        .initializers(
            (GenericApplicationContext context) ->
                context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new))
        .properties(
            "spring.datasource.url=" + DATABASE.url(),
            "spring.datasource.username=" + TestPostgres.Database.USERNAME,
            "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
            "spring.main.banner-mode=off")
        .run();
  }

  @BeforeEach
  void open() {
    ONE.getBean(CommandSender.class).send(new OpenDesk(desk, Instant.EPOCH));
  }

  @AfterAll
  static void stop() {
    ONE.close();
    TWO.close();
  }

  @Test
  @DisplayName("a repeated message changes nothing, whatever came after it")
  void a_repetition_changes_nothing() {
    handle(ONE, 10, move("A"));
    handle(ONE, 11, move("B"));
    handle(ONE, 10, move("A"));
    handle(ONE, 11, move("B"));
    assertThat(rooms()).containsExactly("A", "B");
  }

  @Test
  @DisplayName("an older message that another instance still handles changes nothing")
  void an_older_message_changes_nothing_at_another_instance() {
    handle(ONE, 10, move("A"));
    handle(TWO, 11, move("B"));
    handle(ONE, 10, move("A"));
    handle(TWO, 9, move("C"));
    assertThat(rooms()).containsExactly("A", "B");
    assertThat(repeatedAt(ONE)).isPositive();
  }

  @Test
  @DisplayName("a user's change is not undone by the repetition of an earlier message")
  void a_repetition_does_not_undo_a_users_change() {
    handle(ONE, 10, move("A"));
    ONE.getBean(CommandSender.class).send(move("B"));
    handle(TWO, 10, move("A"));
    assertThat(rooms()).containsExactly("A", "B");
  }

  @Test
  @DisplayName("a message of another subject or source may have any position")
  void each_subject_has_its_own_order() {
    handle(ONE, new MessageOrigin("groups", "g1", 10), List.of(move("A")));
    handle(ONE, new MessageOrigin("groups", "g2", 5), List.of(move("B")));
    handle(ONE, new MessageOrigin("learning", "g1", 7), List.of(move("C")));
    assertThat(rooms()).containsExactly("A", "B", "C");
  }

  @Test
  @DisplayName("each of a message's commands to one aggregate has its effect once")
  void a_message_may_send_several_commands_to_one_aggregate() {
    handle(ONE, 10, move("A"), move("B"));
    handle(TWO, 10, move("A"), move("B"));
    assertThat(rooms()).containsExactly("A", "B");
  }

  @Test
  @DisplayName("a message that failed half-way is completed when it is delivered again")
  void the_rest_of_a_message_is_completed() {
    assertThatThrownBy(() -> handle(ONE, 10, move("A"), new PostPair(desk, 1, true)))
        .isInstanceOf(Desk.Refused.class);
    handle(TWO, 10, move("A"), move("B"));
    assertThat(rooms()).containsExactly("A", "B");
  }

  @Test
  @DisplayName("a message can create its aggregate, once")
  void a_message_creates_once() {
    var other = desk + "-new";
    for (var instance : List.of(ONE, TWO, ONE))
      handle(instance, 10, new MoveDesk(other, "A"), new MoveDesk(other, "B"));
    assertThat(log.history(other, 0)).hasSize(3);
  }

  @Test
  @DisplayName("nothing is appended once the partition is assigned to another instance")
  void nothing_is_appended_without_the_partition() {
    var before = log.head();
    assertThatThrownBy(
            () ->
                MessageScope.run(
                    new MessageOrigin("groups", "g1", 10),
                    () -> false,
                    () -> ONE.getBean(CommandSender.class).send(move("A"))))
        .isInstanceOf(PartitionLostException.class);
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  @DisplayName("an instance that lost its partition meanwhile is refused after a conflict")
  void the_assignment_is_asked_again_after_a_conflict() {
    var assigned = new AtomicBoolean(true);
    assertThatThrownBy(
            () ->
                MessageScope.run(
                    new MessageOrigin("groups", "g1", 10),
                    () -> assigned.getAndSet(false) && overtaken(),
                    () -> ONE.getBean(CommandSender.class).send(move("A"))))
        .isInstanceOf(PartitionLostException.class);
    assertThat(rooms()).containsExactly("B");
  }

  /** Another instance appends between the question and the append. */
  private boolean overtaken() {
    CompletableFuture.runAsync(() -> TWO.getBean(CommandSender.class).send(move("B")))
        .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
    return true;
  }

  @Test
  @DisplayName("an event records the message that caused it, and only then")
  void an_event_records_its_message() {
    handle(ONE, 10, move("A"));
    ONE.getBean(CommandSender.class).send(move("B"));
    assertThat(log.history(desk, 0))
        .extracting(row -> new String(row.event().metadata(), UTF_8).contains("messageSource"))
        .containsExactly(false, true, false);
  }

  private MoveDesk move(String room) {
    return new MoveDesk(desk, room);
  }

  private static void handle(
      ConfigurableApplicationContext instance, long position, DeskCommand... commands) {
    handle(instance, new MessageOrigin("groups", "g1", position), List.of(commands));
  }

  private static void handle(
      ConfigurableApplicationContext instance,
      MessageOrigin origin,
      List<? extends DeskCommand> commands) {
    var sender = instance.getBean(CommandSender.class);
    MessageScope.run(origin, () -> true, () -> commands.forEach(sender::send));
  }

  private List<String> rooms() {
    return log.history(desk, 0).stream()
        .filter(row -> row.event().type().equals("desk.desk-moved"))
        .map(row -> new String(row.event().payload(), UTF_8).replaceAll(".*\"room\":\"|\"}$", ""))
        .toList();
  }

  private static double repeatedAt(ConfigurableApplicationContext instance) {
    return instance.getBean(MeterRegistry.class).get("codev.commands.repeated").counter().count();
  }
}
