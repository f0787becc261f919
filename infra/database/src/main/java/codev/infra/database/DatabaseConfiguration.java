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
 * ({@code spring.datasource}).
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnProperty("spring.datasource.url")
@ConditionalOnMissingBean(javax.sql.DataSource.class)
@EnableConfigurationProperties(DataSourceProperties.class)
class DatabaseConfiguration {
  @Bean(destroyMethod = "close")
  @ConfigurationProperties("spring.datasource.hikari")
  PostgresPool dataSource(DataSourceProperties settings) {
    return new PostgresPool(
        "log", settings.determineUrl(), settings.determineUsername(), settings.determinePassword());
  }

  @Bean
  DatabaseHealthIndicator databaseHealthIndicator(PostgresPool pool) {
    return new DatabaseHealthIndicator(pool);
  }
}
