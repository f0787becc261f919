package codev.infra.eventrelay.signature;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the public keys that a listener has read last: after a start its messages can be verified
 * while their publisher is away.
 */
final class PublisherKeyStore {
  private final JdbcClient database;
  private final String listener;

  PublisherKeyStore(DataSource dataSource, String listener) {
    database = JdbcClient.create(dataSource);
    this.listener = listener;
  }

  /**
   * @param location where they were read: those of another place do not count
   */
  Optional<String> find(String location) {
    return database
        .sql("select jwks from publisher_keys where listener = ? and location = ?")
        .params(listener, location)
        .query(String.class)
        .optional();
  }

  void keep(String location, String jwks) {
    database
        .sql(
            """
            insert into publisher_keys (listener, location, jwks) values (?, ?, ?)
            on conflict (listener, location) do update set
              jwks = excluded.jwks, read_at = excluded.read_at
            """)
        .params(listener, location, jwks)
        .update();
  }
}
