package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ProjectionFailedException;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.faults.TcpProxy;
import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Connections to the view store over a bad network")
class ViewStoreConnectionsTest {
  @Test
  @DisplayName("one that was cut in silence is given up, and replaced")
  void silent_connections_are_replaced() throws IOException {
    var store = new ConnectionString(TestMongo.freshUri());
    var port = new ServerAddress(store.getHosts().getFirst()).getPort();
    try (var network = new TcpProxy(port)) {
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(MongoAutoConfiguration.class, ProjectionsConfiguration.class))
          .withPropertyValues(
              "spring.mongodb.uri=mongodb://127.0.0.1:%d/%s"
                  .formatted(network.port(), store.getDatabase()))
          .run(
              context -> {
                var views = context.getBean(MongoDatabase.class).getCollection("any");
                views.insertOne(new Document("_id", 1));
                network.silence();
                await()
                    .ignoreExceptionsInstanceOf(MongoException.class)
                    .until(() -> views.countDocuments() == 1);
                assertThat(network.swallowed()).isPositive();
              });
    }
  }

  @Test
  @DisplayName("a store that answers again is noticed, once")
  void a_recovery_is_noticed() throws IOException {
    var store = new ConnectionString(TestMongo.freshUri());
    var port = new ServerAddress(store.getHosts().getFirst()).getPort();
    try (var network = new TcpProxy(port);
        var client =
            MongoClients.create(
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=500".formatted(network.port()))) {
      var recoveries = new AtomicInteger();
      var views =
          new MongoReadModels(
              client.getDatabase(Objects.requireNonNull(store.getDatabase())),
              new SimpleMeterRegistry(),
              _ -> {},
              new RecordedLog(List.of()),
              ViewAuthentication.NONE);
      var monitor = new ViewStoreMonitor(views, recoveries::incrementAndGet);
      monitor.check();
      assertThat(monitor.outage()).isEmpty();
      assertThat(recoveries).hasValue(0);

      network.refuse();
      monitor.check();
      assertThat(monitor.outage()).isPresent();
      assertThat(recoveries).hasValue(0);

      network.pass();
      await()
          .until(
              () -> {
                monitor.check();
                return monitor.outage().isEmpty();
              });
      monitor.check();
      assertThat(recoveries).hasValue(1);
    }
  }

  @Test
  @DisplayName("an error while the store is looked at counts as an outage, until it has gone")
  void an_error_is_an_outage() {
    var store = new ConnectionString(TestMongo.freshUri());
    var isCorrect = new AtomicBoolean(true);
    try (var client = MongoClients.create(store)) {
      var real = client.getDatabase(Objects.requireNonNull(store.getDatabase()));
      var database =
          (MongoDatabase)
              Proxy.newProxyInstance(
                  MongoDatabase.class.getClassLoader(),
                  new Class<?>[] {MongoDatabase.class},
                  (_, method, arguments) -> {
                    if (!isCorrect.get()) throw new NoClassDefFoundError("codev/Missing");
                    return method.invoke(real, arguments);
                  });
      var views =
          new MongoReadModels(
              database,
              new SimpleMeterRegistry(),
              _ -> {},
              new RecordedLog(List.of()),
              ViewAuthentication.NONE);
      var monitor = new ViewStoreMonitor(views, () -> {});

      isCorrect.set(false);
      monitor.check();
      assertThat(monitor.outage()).contains("NoClassDefFoundError");

      isCorrect.set(true);
      monitor.check();
      assertThat(monitor.outage()).isEmpty();
    }
  }

  @Test
  @DisplayName("a recovery of the store ends the pauses of the service's event processors")
  void processors_are_woken() throws IOException {
    var store = new ConnectionString(TestMongo.freshUri());
    var port = new ServerAddress(store.getHosts().getFirst()).getPort();
    var postgres = TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
    try (var network = new TcpProxy(port);
        var leases =
            new Leases(
                postgres.dataSource(),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                new SimpleMeterRegistry())) {
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(MongoAutoConfiguration.class, ProjectionsConfiguration.class))
          .withBean(Leases.class, () -> leases)
          .withPropertyValues(
              "spring.mongodb.uri=mongodb://127.0.0.1:%d/%s"
                  .formatted(network.port(), store.getDatabase()))
          .run(
              context -> {
                var monitor = context.getBean(ViewStoreMonitor.class);
                await().until(() -> monitor.outage().isEmpty());
                var known = leases.storeRecoveries();
                network.refuse();
                await().until(() -> monitor.outage().isPresent());
                assertThat(leases.awaitRecovery(known, Duration.ZERO)).isFalse();
                network.pass();
                assertThat(leases.awaitRecovery(known, TestTimeouts.LIMIT)).isTrue();
              });
    }
  }

  @Test
  @DisplayName("a store that is silent is named by health, which does not ask it")
  void a_silent_store_is_named() throws IOException {
    var store = new ConnectionString(TestMongo.freshUri());
    var port = new ServerAddress(store.getHosts().getFirst()).getPort();
    try (var network = new TcpProxy(port);
        var client = MongoClients.create("mongodb://127.0.0.1:" + network.port())) {
      var views =
          new MongoReadModels(
              client.getDatabase(Objects.requireNonNull(store.getDatabase())),
              new SimpleMeterRegistry(),
              _ -> {},
              new RecordedLog(List.of()),
              ViewAuthentication.NONE);
      var monitor = new ViewStoreMonitor(views, () -> {});
      var health = new ReadModelsHealthIndicator(views, monitor);
      monitor.start();
      await().until(() -> health.health().getStatus().equals(Status.UP));

      network.blackhole();

      await().until(() -> health.health().getStatus().equals(Status.DOWN));
      assertThat(health.health().getDetails()).containsKey("store");
      client.close();
      monitor.check();
      assertThat(monitor.outage()).contains("IllegalStateException");
      monitor.stop();
    }
  }

  @Test
  @DisplayName("a projection that is stopped is named by health within a second, the store silent")
  void a_stopped_projection_is_named_while_the_store_is_silent() throws IOException {
    var store = new ConnectionString(TestMongo.freshUri());
    var port = new ServerAddress(store.getHosts().getFirst()).getPort();
    try (var network = new TcpProxy(port);
        var client = MongoClients.create("mongodb://127.0.0.1:" + network.port())) {
      var log =
          List.of(
              new RecordedEvent<CircleEvent>(
                  new Left("lumière", "inconnu"), 1, "lumière", 0, Instant.EPOCH, "hash1"));
      var processors = new ArrayList<EventProcessor<?>>();
      var views =
          new MongoReadModels(
              client.getDatabase(Objects.requireNonNull(store.getDatabase())),
              new SimpleMeterRegistry(),
              processors::add,
              new RecordedLog(log),
              ViewAuthentication.NONE);
      views.project(new Circles());
      var driver = new ProcessorDriver(processors.getFirst(), log);
      assertThatThrownBy(() -> driver.follows(1)).isInstanceOf(ProjectionFailedException.class);

      network.blackhole();

      var health =
          CompletableFuture.supplyAsync(() -> new ProjectionsHealthIndicator(views).health());
      assertThat(health).succeedsWithin(Duration.ofSeconds(1));
      assertThat(health.join().getDetails()).containsKey("circle.1");
    }
  }
}
