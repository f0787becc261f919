package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.gateway.limits.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Two gateways with one Redis")
class SharedLimitsTest {
  private static final int BURST = 20;
  private static final String STREAM = "/api/sessions/1/stream";
  private static final TestBackends BACKENDS = new TestBackends();

  @TempDir private static Path folder;
  private static RedisServer redis;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext two;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    redis = new RedisServer(folder);
    one = gateway(redis);
    two = gateway(redis);
  }

  @AfterAll
  static void stop() {
    if (two != null) two.close();
    if (one != null) one.close();
    if (redis != null) redis.close();
  }

  @Test
  @DisplayName("share the limit of a person, go on alone while Redis is gone, and share it again")
  void a_person_has_one_limit() throws Exception {
    try (var connection = RedisClient.create(redis.address())) {
      await().until(this::isShared);

      redis.stop();
      for (var gateway : new ConfigurableApplicationContext[] {one, two}) {
        var person = newPerson();
        assertThat(ask(gateway, person).statusCode()).isEqualTo(200);
        assertThat(whenUsedUp(gateway, person).statusCode()).isEqualTo(429);
        assertThat(health(gateway)).isEqualTo(200);
      }
      await().until(() -> !isShared());

      redis.startAgain();
      await().until(this::isShared);
      RedisCommands<String, String> commands = connection.connect().sync();
      assertThat(commands.keys("codev:requests:person:*")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("share the number of streams that a person may have open")
  void a_person_has_so_many_streams() throws Exception {
    var over = new CountDownLatch(1);
    var service = BACKENDS.service;
    BACKENDS.service =
        exchange -> {
          if (exchange.getRequestURI().getPath().equals(STREAM))
            TestBackends.streamUntil(over, exchange);
          else service.handle(exchange);
        };
    try {
      await().until(this::isStreamShared);
    } finally {
      over.countDown();
      BACKENDS.service = service;
    }
  }

  /** False too where a busy machine has given Redis too little time. */
  private boolean isStreamShared() throws Exception {
    var person = newPerson();
    var first = client.send(stream(one, person), BodyHandlers.ofInputStream());
    assertThat(first.statusCode()).isEqualTo(200);
    var second = client.send(stream(two, person), BodyHandlers.ofInputStream());
    first.body().close();
    second.body().close();
    return second.statusCode() == 429;
  }

  private static HttpRequest stream(ConfigurableApplicationContext gateway, String person) {
    return as(gateway, STREAM, person).build();
  }

  private static ConfigurableApplicationContext gateway(RedisServer redis) {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .run(
            "--server.port=0",
            "--codev.services.group=" + BACKENDS.serviceAddress(),
            "--codev.services.session=" + BACKENDS.serviceAddress(),
            "--codev.services.learning=" + BACKENDS.serviceAddress(),
            "--codev.identity.issuer=" + BACKENDS.identity.issuer(),
            "--codev.identity.jwks=" + BACKENDS.identity.jwks(),
            "--codev.identity.token=" + BACKENDS.tokenAddress(),
            "--codev.limits.person-burst=" + BURST,
            "--codev.limits.person-per-second=1",
            "--codev.limits.streams-per-person=1",
            "--codev.limits.redis=" + redis.address());
  }

  /**
   * A new person uses up their limit at one gateway, and is refused at once at the other. False too
   * where a busy machine has given them one more request meanwhile, or Redis too little time.
   */
  private boolean isShared() {
    var person = newPerson();
    assertThat(whenUsedUp(one, person).statusCode()).isEqualTo(429);
    var there = ask(two, person);
    return there.statusCode() == 429
        && there.headers().firstValueAsLong("Retry-After").orElse(0) == 1;
  }

  /** The answer to one request more than a person has. */
  private HttpResponse<String> whenUsedUp(ConfigurableApplicationContext gateway, String person) {
    var answer = ask(gateway, person);
    for (int i = 0; i < 10 * BURST && answer.statusCode() == 200; i++)
      answer = ask(gateway, person);
    return answer;
  }

  private HttpResponse<String> ask(ConfigurableApplicationContext gateway, String person) {
    return GatewayFixture.send(client, as(gateway, "/api/groups", person));
  }

  private int health(ConfigurableApplicationContext gateway) {
    return GatewayFixture.send(client, at(gateway, "/actuator/health/readiness")).statusCode();
  }

  private static HttpRequest.Builder as(
      ConfigurableApplicationContext gateway, String path, String person) {
    return at(gateway, path).header("Authorization", BACKENDS.authorization(person));
  }

  private static HttpRequest.Builder at(ConfigurableApplicationContext gateway, String path) {
    var port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return GatewayFixture.to(port, path);
  }

  private static String newPerson() {
    return "person-" + UUID.randomUUID();
  }
}
