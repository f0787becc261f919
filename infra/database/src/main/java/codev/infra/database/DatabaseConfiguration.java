package codev.infra.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;

/**
 * The pool of a service's own database, in place of Spring Boot's. The settings are Boot's own
 * ({@code spring.datasource}), and those of the {@link LogAccountProperties}.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnProperty("spring.datasource.url")
@ConditionalOnMissingBean(javax.sql.DataSource.class)
@EnableConfigurationProperties({DataSourceProperties.class, LogAccountProperties.class})
class DatabaseConfiguration {
  @Bean(destroyMethod = "close")
  @ConfigurationProperties("spring.datasource.hikari")
  PostgresPool dataSource(DataSourceProperties settings, LogAccountProperties accounts) {
    var pool =
        new PostgresPool(
            "log",
            settings.determineUrl(),
            settings.determineUsername(),
            settings.determinePassword());
    accounts.separateOwner().ifPresent(owner -> pool.migrateAs(owner.user(), owner.password()));
    return pool;
  }

  @Bean
  DatabaseHealthIndicator databaseHealthIndicator(PostgresPool pool) {
    return new DatabaseHealthIndicator(pool);
  }

  @Bean
  DatabaseWritesHealthIndicator databaseWritesHealthIndicator(PostgresPool pool) {
    return new DatabaseWritesHealthIndicator(pool);
  }

  @Bean
  WriteRefusalMeters databaseWriteRefusalMeters(PostgresPool pool) {
    return new WriteRefusalMeters(pool);
  }
}
