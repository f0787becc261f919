package codev.infra.projections;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.EventProcessor;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * Spring configuration of a service's views, in the database named by {@code spring.mongodb.uri}.
 * Each projection's processor becomes a bean of its own, which the log's runner finds and starts.
 */
@AutoConfiguration(after = MongoAutoConfiguration.class)
class ProjectionsConfiguration {
  private static final int SELECTION_SECONDS = 5;

  /** A large batch of a rebuild takes seconds on the embedded server. */
  private static final int ANSWER_SECONDS = 30;

  @Bean
  MongoDatabase viewsDatabase(MongoClient client, MongoConnectionDetails connection) {
    ConnectionString uri = connection.getConnectionString();
    var name = uri.getDatabase();
    if (name == null)
      throw new IllegalStateException("spring.mongodb.uri names no database: " + uri.getHosts());
    return client.getDatabase(name);
  }

  @Bean
  MongoViews views(
      MongoDatabase viewsDatabase,
      ObjectProvider<EventLog> log,
      ObjectProvider<MeterRegistry> meters,
      ConfigurableListableBeanFactory beans) {
    return new MongoViews(
        viewsDatabase,
        meters.getIfAvailable(SimpleMeterRegistry::new),
        (EventProcessor<?> follower) ->
            beans.registerSingleton("view " + follower.name(), follower),
        () -> log.getObject().head().position());
  }

  /** Unless the address says otherwise, a store that does not answer is an error after seconds. */
  @Bean
  MongoClientSettingsBuilderCustomizer viewsStoreTimeouts(MongoConnectionDetails connection) {
    ConnectionString uri = connection.getConnectionString();
    return settings -> {
      if (uri.getServerSelectionTimeout() == null)
        settings.applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS));
      if (uri.getSocketTimeout() == null)
        settings.applyToSocketSettings(
            socket -> socket.readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
    };
  }

  @Bean
  ProjectionsHealthIndicator projectionsHealthIndicator(MongoViews views) {
    return new ProjectionsHealthIndicator(views);
  }

  @Bean
  ViewsHealthIndicator viewsHealthIndicator(MongoViews views) {
    return new ViewsHealthIndicator(views);
  }
}
