package codev.infra.eventrelay.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestPostgres;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keys of a publisher")
class MessageVerifierTest {
  private static final String UNKNOWN = "its publisher has no key " + TestSigningKeys.OTHER.id();

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);

  @Test
  @DisplayName("are read where it publishes them, and kept for when it is away")
  void are_read_where_it_publishes_them() throws IOException {
    var publisher = new Publisher();
    var address = publisher.address();
    try {
      assertThat(refusal(verifier(address), TestSigningKeys.KNOWN, 42)).isEmpty();
    } finally {
      publisher.stop();
    }

    assertThat(refusal(verifier(address), TestSigningKeys.KNOWN, 42)).isEmpty();
    assertThat(refusal(verifier(address), TestSigningKeys.OTHER, 42)).contains(UNKNOWN);
    assertThat(refusal(verifier(address + "/another"), TestSigningKeys.KNOWN, 42)).isPresent();
  }

  @Test
  @DisplayName("may be another one from one message to the next, and one before stays valid")
  void are_rotated() {
    var keys = TestSigningKeys.jwks(TestSigningKeys.KNOWN);
    var verifier = verifier(keys.toString());
    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 1)).isEmpty();
    assertThat(refusal(verifier, TestSigningKeys.OTHER, 2)).contains(UNKNOWN);

    TestSigningKeys.publish(keys, TestSigningKeys.OTHER, TestSigningKeys.KNOWN);

    assertThat(refusal(verifier, TestSigningKeys.OTHER, 2)).isEmpty();
    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 1)).isEmpty();
  }

  @Test
  @DisplayName("count no longer than a while after they were taken away")
  void are_taken_away() {
    var keys = TestSigningKeys.jwks(TestSigningKeys.KNOWN, TestSigningKeys.OTHER);
    var settings =
        new MessageTrustProperties(
            SignaturePolicy.REQUIRED,
            Map.of("groups", keys.toString()),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1_000_000,
            100);
    var verifier = MessageVerifier.of("groups", settings, database.dataSource());
    assertThat(refusal(verifier, TestSigningKeys.OTHER, 1)).isEmpty();

    TestSigningKeys.publish(keys, TestSigningKeys.KNOWN);

    assertThat(refusal(verifier, TestSigningKeys.OTHER, 1)).contains(UNKNOWN);
  }

  @Test
  @DisplayName("may be bounded by the last position that one has signed")
  void are_bounded() {
    var keys = TestSigningKeys.jwks(TestSigningKeys.OTHER);
    TestSigningKeys.write(
        keys,
        """
        {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "%s", "until": "42"}]}
        """
            .formatted(TestSigningKeys.KNOWN.jwks().getFirst().get("x")));
    var verifier = verifier(keys.toString());

    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 42)).isEmpty();
    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 43))
        .contains("key %s has signed up to position 42 only".formatted(TestSigningKeys.KNOWN.id()));
  }

  @Test
  @DisplayName("stay those that were read last while what is published is no JWKS")
  void a_broken_jwks_changes_nothing() {
    var keys = TestSigningKeys.jwks(TestSigningKeys.KNOWN);
    var verifier = verifier(keys.toString());
    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 1)).isEmpty();

    TestSigningKeys.write(keys, "{\"keys\": []}");

    assertThat(refusal(verifier, TestSigningKeys.OTHER, 1)).contains(UNKNOWN);
    assertThat(refusal(verifier, TestSigningKeys.KNOWN, 1)).isEmpty();
  }

  private MessageVerifier verifier(String location) {
    var settings = TestSigningKeys.required(Map.of("groups", Path.of("any")));
    return MessageVerifier.of(
        "groups",
        new MessageTrustProperties(
            settings.signatures(),
            Map.of("groups", location),
            settings.refresh(),
            settings.retry(),
            settings.patience(),
            settings.longestJump(),
            settings.remembered()),
        database.dataSource());
  }

  private static Optional<String> refusal(MessageVerifier verifier, SigningKey key, long n) {
    var message =
        new CloudEventMessage(
            "group.said.v1", "group-service", "lumière", n, n - 1, null, Instant.EPOCH, "{}");
    var sent = new MessageSigner(key).sign(message, "codev.groups", 0);
    var received =
        new ConsumerRecord<>(
            "codev.groups",
            0,
            0,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            sent.key(),
            sent.value(),
            new RecordHeaders(sent.headers().toArray()),
            Optional.empty());
    return verifier.refusal(received, message);
  }

  /** A service that publishes its keys. */
  private static final class Publisher {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    Publisher() throws IOException {
      server.createContext(
          "/keys",
          exchange -> {
            var body = TestSigningKeys.json(TestSigningKeys.KNOWN).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    void stop() {
      server.stop(0);
    }
  }
}
