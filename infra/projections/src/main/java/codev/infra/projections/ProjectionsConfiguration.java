package codev.infra.projections;

import static java.util.concurrent.TimeUnit.SECONDS;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.authenticity.ViewAuthentication;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Spring configuration of a service's views, in the database named by {@code spring.mongodb.uri}.
 * Each projection's processor becomes a bean of its own, which the log's runner finds and starts.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class)
class ProjectionsConfiguration {
  /**
   * So that nobody waits for ever for a connection that a network has dropped in silence: a read
   * that fails is tried once more. A server that does not answer the driver's own heartbeat loses
   * its connections, also those in use, after four seconds. A large batch of a rebuild takes
   * seconds on the embedded server. They are applied before the address, which may override them.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer viewsConnectionLimits() {
    return settings ->
        settings
            .applyToSocketSettings(
                socket -> socket.connectTimeout(2, SECONDS).readTimeout(8, SECONDS))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, SECONDS))
            .applyToServerSettings(server -> server.heartbeatFrequency(2, SECONDS))
            .applyToConnectionPoolSettings(
                pool -> pool.maxWaitTime(3, SECONDS).maxConnectionIdleTime(30, SECONDS));
  }

  @Bean
  MongoDatabase viewsDatabase(MongoClient client, MongoConnectionDetails connection) {
    ConnectionString uri = connection.getConnectionString();
    var name = uri.getDatabase();
    if (name == null)
      throw new IllegalStateException("spring.mongodb.uri names no database: " + uri.getHosts());
    return client.getDatabase(name);
  }

  @Bean
  MongoReadModels views(
      MongoDatabase viewsDatabase,
      ObjectProvider<EventLog> log,
      ObjectProvider<EventReader> events,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<ViewAuthentication> authentication,
      ConfigurableListableBeanFactory beans) {
    return new MongoReadModels(
        viewsDatabase,
        meters.getIfAvailable(SimpleMeterRegistry::new),
        (EventProcessor<?> follower) ->
            beans.registerSingleton("view " + follower.name(), follower),
        new LogSource() {
          @Override
          public long head() {
            return log.getObject().head().position();
          }

          @Override
          public <E> List<RecordedEvent<E>> between(Class<E> kind, long after, long upTo) {
            return events.getObject().between(kind, after, upTo);
          }

          @Override
          public Map<String, Long> lastPositions(
              String aggregateType, Collection<String> ids, long upTo) {
            return log.getObject().lastPositionsOf(aggregateType, ids, upTo);
          }

          @Override
          public <E> List<RecordedEvent<E>> of(
              Class<E> kind, String aggregateType, String id, long after, long upTo) {
            return events.getObject().of(kind, aggregateType, id, after, upTo);
          }
        },
        authentication.getIfAvailable(() -> ViewAuthentication.NONE));
  }

  @Bean
  ProjectionsHealthIndicator projectionsHealthIndicator(MongoReadModels views) {
    return new ProjectionsHealthIndicator(views);
  }

  @Bean
  ViewStoreMonitor viewStoreMonitor(MongoReadModels views, ObjectProvider<Leases> leases) {
    return new ViewStoreMonitor(views, () -> leases.ifAvailable(Leases::noteRecovery));
  }

  @Bean
  ReadModelsHealthIndicator viewsHealthIndicator(MongoReadModels views, ViewStoreMonitor monitor) {
    return new ReadModelsHealthIndicator(views, monitor);
  }
}
