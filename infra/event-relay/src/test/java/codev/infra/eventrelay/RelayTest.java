package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventrelay.RelayFixture.PublishedEvent;
import codev.infra.eventrelay.consumer.LostMessages.LostMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

@DisplayName("The relay between services")
@Execution(CONCURRENT)
class RelayTest {
  /** Of the partition that has the first message of a second timeline. */
  private static final String NOTED_FIFTH =
      "select count(*) > 0 from consumer_position where handled ->> 'group-service/2' = '2'";

  private static final String NOTED_SECOND =
      "select count(*) > 0 from consumer_position where handled ->> 'group-service' = '2'";

  private final RelayFixture services = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @Test
  @DisplayName("each published message is handled once, in the order of each group")
  void every_message_is_handled_once() {
    services.listener(services.recordingListener());
    for (int i = 1; i <= 300; i++)
      services.append(new PublishedEvent("groupe " + i % 7, "mot " + i));

    services.publish(services.publisher(), 0);

    awaitHandled(300);
    for (int group = 0; group < 7; group++) {
      var modulo = group;
      assertThat(services.effects)
          .filteredOn(word -> Integer.parseInt(word.substring(4)) % 7 == modulo)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 300)
                  .filter(i -> i % 7 == modulo)
                  .mapToObj(i -> "mot " + i)
                  .toList());
    }
  }

  @Test
  @DisplayName("what is published again after a crash of the publisher is handled once")
  void what_is_published_again_is_handled_once() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);
    services.log.ask("update relay_token set position = 0, hash = '', last_said = '[]'");
    services.append(new PublishedEvent("lumière", "trois"));

    services.publish(services.publisher(), 0);
    services.listener(services.recordingListener());

    awaitHandled(3);
    assertThat(services.effects).containsExactly("un", "deux", "trois");
  }

  @Test
  @DisplayName("a listener that restarts handles only what follows")
  void a_restarted_listener_handles_what_follows() {
    var publisher = services.publisher();
    var listener = services.listener(services.recordingListener());
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(publisher, 0);
    awaitHandled(1);
    listener.close();

    services.append(new PublishedEvent("lumière", "deux"));
    services.publish(publisher, 1);
    services.listener(services.recordingListener());

    awaitHandled(2);
    assertThat(services.effects).containsExactly("un", "deux");
  }

  @Test
  @DisplayName(
      "a listener that dies before it stores its position handles the message again; nothing is lost")
  void a_listener_without_its_position_handles_again() throws Exception {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);
    var listener = services.listener(services.recordingListener());
    awaitHandled(2);
    listener.close();
    rewind(1);
    services.forgetWhatWasRead();

    services.listener(services.recordingListener());

    awaitHandled(3);
    assertThat(services.effects).containsExactly("un", "deux", "deux");
  }

  @Test
  @DisplayName(
      "a listener with a restored database reads nothing until a decision, then no lost event")
  void a_restored_listener_is_stopped() throws Exception {
    var publisher = services.publisher();
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(publisher, 0);
    var before = services.listener(services.recordingListener());
    services.append(new PublishedEvent("lumière", "trois"));
    services.publish(publisher, 2);
    awaitHandled(3);
    before.close();

    rewind(2);
    var restored = services.listener(services.recordingListener());
    await().until(() -> restored.stopped().size() == 1);
    assertThat(restored.stopped().values().iterator().next())
        .contains("3 records of the topic were read, it knows of 1");
    services.restoreTo(2);
    services.append(new PublishedEvent("lumière", "quatre"));
    services.publish(services.publisher(), 2);
    assertThat(services.effects).containsExactly("un", "deux", "trois");

    restored.resume();

    awaitHandled(5);
    assertThat(restored.stopped()).isEmpty();
    assertThat(services.effects).containsExactly("un", "deux", "trois", "deux", "quatre");
  }

  @Test
  @DisplayName("a listener that was away while a log was restored handles nothing that is lost")
  void a_lagging_listener_skips_what_is_lost() throws Exception {
    var publisher = services.publisher();
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(publisher, 0);
    var before = services.listener(services.recordingListener());
    awaitHandled(1);
    before.close();
    services.append(new PublishedEvent("lumière", "deux"), new PublishedEvent("lumière", "trois"));
    services.publish(publisher, 1);
    services.restoreTo(2);
    services.append(new PublishedEvent("lumière", "quatre"));
    services.publish(services.publisher(), 2);

    var after = services.listener(services.recordingListener());

    awaitHandled(3);
    assertThat(services.effects).containsExactly("un", "deux", "quatre");
    assertThat(after.stopped()).isEmpty();
  }

  @Test
  @DisplayName(
      "what was handled of lost events is taken back, the latest first, unless more has come")
  void lost_events_are_taken_back() throws Exception {
    services.append(
        new PublishedEvent("lumière", "un"),
        new PublishedEvent("lumière", "deux"),
        new PublishedEvent("soleil", "trois"),
        new PublishedEvent("lumière", "quatre"));
    services.publish(services.publisher(), 0);
    services.listener(services.recordingListener());
    awaitHandled(4);
    assertThat(services.undo(services.recordingListener())).isEmpty();
    services.restoreTo(1);
    services.append(new PublishedEvent("soleil", "cinq"));
    services.publish(services.publisher(), 1);
    awaitHandled(5);
    await().until(() -> services.log.ask(NOTED_FIFTH).equals("t"));

    var lost = services.undo(services.recordingListener());

    assertThat(lost)
        .extracting(LostMessage::n, LostMessage::subject, LostMessage::undone)
        .containsExactlyInAnyOrder(
            tuple(4L, "lumière", true), tuple(3L, "soleil", false), tuple(2L, "lumière", true));
    assertThat(services.effects)
        .containsSubsequence("cinq", "not quatre", "not deux")
        .doesNotContain("not un", "not trois", "not cinq");
    assertThat(services.undone)
        .as("by the clock of the service")
        .containsOnly(RelayFixture.UNDONE_AT);
  }

  @Test
  @DisplayName("a malformed beginning of a timeline keeps nothing from being taken back")
  void a_malformed_beginning_hides_no_loss() throws Exception {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);
    services.listener(services.recordingListener());
    await().until(() -> services.log.ask(NOTED_SECOND).equals("t"));
    services.restoreTo(1);
    services.publishMalformedBeginning();

    var lost = services.undo(services.recordingListener());

    assertThat(lost)
        .extracting(LostMessage::n, LostMessage::undone)
        .containsExactly(tuple(2L, true));
    assertThat(services.effects).containsExactly("un", "deux", "not deux");
  }

  @Test
  @DisplayName("a dead letter of a lost event is dropped, since it has had no effect to take back")
  void a_dead_letter_of_a_lost_event_is_dropped() throws Exception {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);
    services.listener(services.listenerThatFailsAt("deux"));
    await().until(() -> services.log.ask(NOTED_SECOND).equals("t"));
    assertThat(services.log.ask("select count(*) from dead_letter")).isEqualTo("1");
    services.restoreTo(1);

    var lost = services.undo(services.recordingListener());

    assertThat(lost)
        .extracting(LostMessage::n, LostMessage::undone)
        .containsExactly(tuple(2L, true));
    assertThat(services.log.ask("select count(*) from dead_letter")).isEqualTo("0");
    assertThat(services.effects).containsExactly("un");
  }

  @Test
  @DisplayName("a listener whose program is incomplete stands still, says so, and loses nothing")
  void an_error_is_no_dead_letter() {
    var failure =
        new AtomicReference<@Nullable Throwable>(new NoClassDefFoundError("codev/Missing"));
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);

    var listener =
        services.listener(services.listenerThatFails(() -> Optional.ofNullable(failure.get())));

    await().until(() -> listener.health().getStatus().equals(Status.DOWN));
    assertThat(listener.health().getDetails())
        .containsEntry(
            "listener groups",
            "it fails with java.lang.NoClassDefFoundError: codev/Missing. To go on: correct that and"
                + " restart the service");
    assertThat(isFailing()).isTrue();
    failure.set(null);
    awaitHandled(2);
    assertThat(services.effects).containsExactly("un", "deux");
    await().until(() -> !isFailing());
    assertThat(listener.health().getStatus()).isEqualTo(Status.UP);
    assertThat(services.log.ask("select count(*) from dead_letter")).isEqualTo("0");
  }

  @Test
  @DisplayName("a listener at which the machine fails ends, and health says so")
  void the_machine_ends_a_listener() {
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(services.publisher(), 0);

    var listener =
        services.listener(
            services.listenerThatFails(() -> Optional.of(new InternalError("of the machine"))));

    await().until(() -> listener.health().getStatus().equals(Status.DOWN));
    assertThat(listener.health().getDetails())
        .extractingByKey("listener groups", InstanceOfAssertFactories.STRING)
        .startsWith("it fails with java.lang.InternalError: of the machine");
    assertThat(isFailing()).isTrue();
    assertThat(services.log.ask("select count(*) from dead_letter")).isEqualTo("0");
  }

  @Test
  @DisplayName("a listener that fails for ever is measured, as long as it fails")
  void a_failing_listener_is_measured() {
    var failure =
        new AtomicReference<@Nullable Throwable>(
            new DataAccessResourceFailureException("a store is away"));
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(services.publisher(), 0);

    var listener =
        services.listener(services.listenerThatFails(() -> Optional.ofNullable(failure.get())));

    await().until(this::isFailing);
    await().during(Duration.ofSeconds(2)).until(this::isFailing);
    assertThat(listener.health().getStatus()).isEqualTo(Status.UP);
    failure.set(null);
    awaitHandled(1);
    await().until(() -> !isFailing());
  }

  private boolean isFailing() {
    return services.meters.get("codev.relay.failing").gauge().value() == 1;
  }

  @Test
  @DisplayName("a lost view store does not make a listener handle anything again")
  void a_lost_view_store_repeats_nothing() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    var publisher = services.publisher();
    services.publish(publisher, 0);
    var listener = services.listener(services.recordingListener());
    awaitHandled(2);
    listener.close();
    services.views.drop();
    services.append(new PublishedEvent("lumière", "trois"));
    services.publish(publisher, 2);

    services.listener(services.recordingListener());

    awaitHandled(3);
    assertThat(services.effects).containsExactly("un", "deux", "trois");
  }

  @Test
  @DisplayName(
      "a log that was restored to an earlier state publishes nothing, and says what is not in it")
  void a_restored_log_publishes_nothing() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);

    services.events.removeLast();
    services.log.ask("update relay_token set position = 1, hash = 'hash1'");
    var restored = services.publisher();
    services.events.add(recordedAfterwards("trois"));

    assertThatThrownBy(() -> services.publish(restored, 1))
        .hasMessageContaining("has message 2 (group.said.v1 of lumière");
  }

  @Test
  @DisplayName("a topic that is lost is created again, and has everything again, handled once")
  void a_lost_topic_is_published_again() throws Exception {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("soleil", "deux"));
    var publisher = services.publisher();
    services.publish(publisher, 0);
    services.listener(services.recordingListener());
    awaitHandled(2);

    try (var admin = Admin.create(services.clientProperties())) {
      admin.deleteTopics(List.of(services.topic)).all().get();
    }
    services.append(new PublishedEvent("lumière", "trois"));
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(publisher::checkSavedPosition)
                    .isInstanceOf(ProcessorRestartException.class));
    assertThat(publisher.savedPosition().position()).isZero();
    services.publish(publisher, 0);

    awaitHandled(3);
    assertThat(services.effects).containsExactlyInAnyOrder("un", "deux", "trois");
    assertThat(services.topics().ensure(services.topic).partitions()).isEqualTo(6);
  }

  @Test
  @DisplayName("a topic that the broker has created has all partitions before anything is in it")
  void an_empty_topic_gets_its_partitions() throws Exception {
    try (var admin = Admin.create(services.clientProperties())) {
      admin.createTopics(List.of(new NewTopic(services.topic, 1, (short) 1))).all().get();
    }

    assertThat(services.topics().ensure(services.topic).partitions()).isEqualTo(6);

    services.append(new PublishedEvent("lumière", "un"));
    services.publish(services.publisher(), 0);
    services.listener(services.recordingListener());
    awaitHandled(1);
  }

  @Test
  @DisplayName("a log that was restored is recognised although there is nothing to publish")
  void a_restored_log_is_recognised_at_rest() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);

    services.events.removeLast();
    services.log.ask("update relay_token set position = 1, hash = 'hash1'");
    var restored = services.publisher();

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(restored::checkSavedPosition)
                    .hasMessageContaining("restored to an earlier state"));
  }

  private static RecordedEvent<RelayFixture.Event> recordedAfterwards(String what) {
    return new RecordedEvent<>(
        new PublishedEvent("lumière", what), 2, "lumière", 1, Instant.EPOCH, "another hash");
  }

  @Test
  @DisplayName("two instances of a listener share the partitions")
  void two_listeners_share_the_partitions() {
    services.listener(services.recordingListener());
    services.listener(services.recordingListener());
    for (int i = 1; i <= 60; i++) services.append(new PublishedEvent("groupe " + i, "mot " + i));

    services.publish(services.publisher(), 0);

    awaitHandled(60);
    assertThat(services.effects).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("two instances of a publisher have each message handled once")
  void messages_of_two_publishers_are_handled_once() {
    for (int i = 1; i <= 50; i++)
      services.append(new PublishedEvent("groupe " + i % 5, "mot " + i));
    var one = services.publisher();
    var other = services.publisher();

    var both =
        List.of(
            CompletableFuture.runAsync(() -> services.publish(one, 0)),
            CompletableFuture.runAsync(() -> services.publish(other, 0)));
    await().until(() -> both.stream().allMatch(CompletableFuture::isDone));
    services.listener(services.recordingListener());

    awaitHandled(50);
    assertThat(both).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(1);
    assertThat(services.effects).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "without Kafka no service stops, no message is lost, and no restart is needed afterwards")
  void kafka_may_be_away() throws Exception {
    var broker = new TestBroker();
    try (var remote = new RelayFixture(broker)) {
      remote.listener(remote.recordingListener());
      var publisher = remote.publisher();
      remote.append(new PublishedEvent("lumière", "avant son démarrage"));
      var first = untilItSucceeds(() -> remote.publish(publisher, 0));
      broker.start();
      await().until(() -> first.isDone() && remote.effects.size() == 1);

      broker.stop();
      remote.append(new PublishedEvent("lumière", "pendant la panne"));
      var second = untilItSucceeds(() -> remote.publish(publisher, 1));
      broker.start();
      await().until(() -> second.isDone() && remote.effects.size() == 2);

      assertThat(remote.effects).containsExactly("avant son démarrage", "pendant la panne");
    } finally {
      broker.stop();
    }
  }

  /** As the log's runner does: until it succeeds. */
  private static CompletableFuture<Void> untilItSucceeds(Runnable attempt) {
    var done = new AtomicBoolean();
    return CompletableFuture.runAsync(
        () -> {
          while (!done.get())
            try {
              attempt.run();
              done.set(true);
            } catch (IllegalStateException _) {
              Thread.onSpinWait();
            }
        });
  }

  private void rewind(int howMany) {
    services.log.ask(
        """
        update consumer_position set record_offset = record_offset - %d,
          handled = jsonb_build_object('group-service', record_offset - %d)
        where record_offset > 0
        """
            .formatted(howMany, howMany));
  }

  private void awaitHandled(int many) {
    await().until(() -> services.effects.size() >= many);
  }
}
