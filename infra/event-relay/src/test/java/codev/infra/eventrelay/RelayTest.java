package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.eventrelay.RelayFixture.Said;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Entre voisins")
class RelayTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RelayFixture neighbours = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    neighbours.close();
  }

  @Test
  @DisplayName("tout ce qui est dit est entendu, une fois, dans l'ordre de chaque groupe")
  void everything_said_is_heard_once() {
    neighbours.listener(neighbours.room());
    for (int i = 1; i <= 300; i++) neighbours.happened(new Said("groupe " + i % 7, "mot " + i));

    neighbours.speaks(neighbours.speaker(), 0);

    heard(300);
    for (int group = 0; group < 7; group++) {
      var modulo = group;
      assertThat(neighbours.effects)
          .filteredOn(word -> Integer.parseInt(word.substring(4)) % 7 == modulo)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 300)
                  .filter(i -> i % 7 == modulo)
                  .mapToObj(i -> "mot " + i)
                  .toList());
    }
  }

  @Test
  @DisplayName(
      "ce qui est redit après un arrêt brutal de celui qui parle n'est entendu qu'une fois")
  void what_is_said_again_is_heard_once() {
    neighbours.happened(new Said("lumière", "un"), new Said("lumière", "deux"));
    neighbours.speaks(neighbours.speaker(), 0);
    neighbours.log.ask("update relay_token set position = 0, hash = '', last_said = '[]'");
    neighbours.happened(new Said("lumière", "trois"));

    neighbours.speaks(neighbours.speaker(), 0);
    neighbours.listener(neighbours.room());

    heard(3);
    assertThat(neighbours.effects).containsExactly("un", "deux", "trois");
  }

  @Test
  @DisplayName("celui qui redémarre n'entend que la suite")
  void a_restarted_listener_hears_what_follows() {
    var speaker = neighbours.speaker();
    var listener = neighbours.listener(neighbours.room());
    neighbours.happened(new Said("lumière", "un"));
    neighbours.speaks(speaker, 0);
    heard(1);
    listener.close();

    neighbours.happened(new Said("lumière", "deux"));
    neighbours.speaks(speaker, 1);
    neighbours.listener(neighbours.room());

    heard(2);
    assertThat(neighbours.effects).containsExactly("un", "deux");
  }

  @Test
  @DisplayName("celui qui meurt avant de se souvenir réentend le message, et rien n'est perdu")
  void who_dies_before_remembering_hears_again() {
    neighbours.happened(new Said("lumière", "un"), new Said("lumière", "deux"));
    neighbours.speaks(neighbours.speaker(), 0);
    var listener = neighbours.listener(neighbours.room());
    heard(2);
    listener.close();
    forgets(1);

    neighbours.listener(neighbours.room());

    heard(3);
    assertThat(neighbours.effects).containsExactly("un", "deux", "deux");
  }

  @Test
  @DisplayName("a lost view store does not make a listener handle anything again")
  void a_lost_view_store_repeats_nothing() {
    neighbours.happened(new Said("lumière", "un"), new Said("lumière", "deux"));
    var speaker = neighbours.speaker();
    neighbours.speaks(speaker, 0);
    var listener = neighbours.listener(neighbours.room());
    heard(2);
    listener.close();
    neighbours.views.drop();
    neighbours.happened(new Said("lumière", "trois"));
    neighbours.speaks(speaker, 2);

    neighbours.listener(neighbours.room());

    heard(3);
    assertThat(neighbours.effects).containsExactly("un", "deux", "trois");
  }

  @Test
  @DisplayName(
      "a log that was restored to an earlier state publishes nothing, and says what is not in it")
  void a_restored_log_publishes_nothing() {
    neighbours.happened(new Said("lumière", "un"), new Said("lumière", "deux"));
    neighbours.speaks(neighbours.speaker(), 0);

    neighbours.events.removeLast();
    neighbours.log.ask("update relay_token set position = 1, hash = 'hash1'");
    var restored = neighbours.speaker();
    neighbours.events.add(recordedAfterwards("trois"));

    assertThatThrownBy(() -> neighbours.speaks(restored, 1))
        .isInstanceOf(LogRestoredException.class)
        .hasMessageContaining("has message 2 (group.said.v1 of lumière");
  }

  private static RecordedEvent<RelayFixture.Event> recordedAfterwards(String what) {
    return new RecordedEvent<>(
        new Said("lumière", what), 2, "lumière", 1, Instant.EPOCH, "another hash");
  }

  @Test
  @DisplayName("deux instances qui écoutent se partagent le travail")
  void two_listening_instances_share_the_work() {
    neighbours.listener(neighbours.room());
    neighbours.listener(neighbours.room());
    for (int i = 1; i <= 60; i++) neighbours.happened(new Said("groupe " + i, "mot " + i));

    neighbours.speaks(neighbours.speaker(), 0);

    heard(60);
    assertThat(neighbours.effects).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("deux instances qui parlent en même temps ne font entendre chaque chose qu'une fois")
  void two_speaking_instances_are_heard_once() {
    for (int i = 1; i <= 50; i++) neighbours.happened(new Said("groupe " + i % 5, "mot " + i));
    var one = neighbours.speaker();
    var other = neighbours.speaker();

    var both =
        List.of(
            CompletableFuture.runAsync(() -> neighbours.speaks(one, 0)),
            CompletableFuture.runAsync(() -> neighbours.speaks(other, 0)));
    await().atMost(SOON).until(() -> both.stream().allMatch(CompletableFuture::isDone));
    neighbours.listener(neighbours.room());

    heard(50);
    assertThat(both).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(1);
    assertThat(neighbours.effects).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "Kafka absent : personne ne s'arrête, rien n'est perdu, tout repart sans redémarrage")
  void kafka_may_be_away() throws Exception {
    var broker = new TestBroker();
    try (var far = new RelayFixture(broker)) {
      far.listener(far.room());
      var speaker = far.speaker();
      far.happened(new Said("lumière", "avant son démarrage"));
      var first = persistently(() -> far.speaks(speaker, 0));
      broker.start();
      await().atMost(SOON).until(() -> first.isDone() && far.effects.size() == 1);

      broker.stop();
      far.happened(new Said("lumière", "pendant la panne"));
      var second = persistently(() -> far.speaks(speaker, 1));
      broker.start();
      await().atMost(SOON).until(() -> second.isDone() && far.effects.size() == 2);

      assertThat(far.effects).containsExactly("avant son démarrage", "pendant la panne");
    } finally {
      broker.stop();
    }
  }

  /** As the log's runner does: until it succeeds. */
  private static CompletableFuture<Void> persistently(Runnable attempt) {
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

  private void forgets(int howMany) {
    neighbours.log.ask(
        """
        update consumer_position set record_offset = record_offset - %d,
          handled = jsonb_build_object('group-service', record_offset - %d)
        where record_offset > 0
        """
            .formatted(howMany, howMany));
  }

  private void heard(int many) {
    await().atMost(SOON).until(() -> neighbours.effects.size() >= many);
  }
}
