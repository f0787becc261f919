package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventrelay.RelayFixture.PublishedEvent;
import codev.infra.eventrelay.consumer.ConsumingInstance;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.testkit.TestBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

@DisplayName("The relay, where others can write to Kafka")
@Execution(CONCURRENT)
class RefusedMessagesTest {
  private static final String NOTED_SECOND =
      "select count(*) > 0 from consumer_position where handled ->> 'group-service' = '2'";

  private final RelayFixture services = new RelayFixture(TestBroker.shared());
  private ConsumingInstance listener;

  @BeforeEach
  void one_message_is_handled() {
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(services.publisher(), 0);
    listener = services.listener(services.recordingListener());
    awaitHandled(1);
  }

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1_000_000_000_000_000L})
  @DisplayName("stops before a forged message, whatever its position, and loses nothing behind it")
  void stops_before_a_forged_message(long n) throws Exception {
    services.forge(new PublishedEvent("lumière", "faux"), n, 1);
    services.append(new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 1);

    await().until(() -> !listener.stopped().isEmpty());
    assertThat(listener.stopped().values().iterator().next())
        .contains(
            "message %d of group-service, at offset 1, is refused: it is not signed".formatted(n));
    assertThat(services.effects).containsExactly("un");
    assertThat(listener.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(listener.health().getDetails().toString())
        .contains("codev.", "./codev relay resume");

    // What a listener says is stored a moment later, and an operator goes by what is stored.
    await().until(() -> listener.giveUp(services.partitionOf("lumière")));

    awaitHandled(2);
    await().until(() -> listener.stopped().isEmpty());
    assertThat(services.effects).containsExactly("un", "deux");
    assertThat(listener.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("waits for a new key of the publisher, and goes on by itself once it is published")
  void waits_for_a_new_key() {
    services.append(new PublishedEvent("lumière", "deux"), new PublishedEvent("lumière", "trois"));
    services.publish(services.publisher(0, new MessageSigner(TestSigningKeys.OTHER)), 1);
    await().until(() -> !listener.stopped().isEmpty());
    assertThat(services.effects).containsExactly("un");

    services.publishKeys(TestSigningKeys.OTHER, TestSigningKeys.KNOWN);

    awaitHandled(3);
    await().until(() -> listener.stopped().isEmpty());
    assertThat(services.effects).containsExactly("un", "deux", "trois");
  }

  @Test
  @DisplayName("takes nothing back for a forged message that says it is lost")
  void takes_nothing_back_for_a_forged_loss() throws Exception {
    services.append(new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 1);
    await().until(() -> services.log.ask(NOTED_SECOND).equals("t"));

    services.forgeBeginningAfter(1);

    assertThat(services.undo(services.recordingListener())).isEmpty();
    assertThat(services.effects).containsExactly("un", "deux");
  }

  private void awaitHandled(int many) {
    await().until(() -> services.effects.size() >= many);
  }
}
