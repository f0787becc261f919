package codev.group.servicetokens;

import codev.group.domain.person.Username;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The service tokens, in a table beside the event log. All times are the database's. */
@Component
class ServiceTokenStore {
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  ServiceTokenStore(DataSource dataSource) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  <T> T inTransaction(Supplier<T> step) {
    return Objects.requireNonNull(transaction.execute(_ -> step.get()));
  }

  /** Also those that are revoked or have expired, the latest first. */
  List<ServiceToken> all() {
    return database
        .sql(
            """
            select *, clock_timestamp() as now from service_token order by created_at desc, id
            """)
        .query((row, _) -> ServiceToken.of(row))
        .list();
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<ServiceToken> lock(UUID id) {
    return database
        .sql("select *, clock_timestamp() as now from service_token where id = :id for update")
        .param("id", id)
        .query((row, _) -> ServiceToken.of(row))
        .optional();
  }

  /** Likewise, by the name, which is given once. */
  Optional<ServiceToken> lock(String name) {
    return database
        .sql("select *, clock_timestamp() as now from service_token where name = :name for update")
        .param("name", name)
        .query((row, _) -> ServiceToken.of(row))
        .optional();
  }

  Optional<ServiceToken> find(ServiceTokenSecret secret) {
    return database
        .sql("select *, clock_timestamp() as now from service_token where digest = :digest")
        .param("digest", secret.digest())
        .query((row, _) -> ServiceToken.of(row))
        .optional();
  }

  /**
   * @return false if there is one with this id or this name
   */
  boolean add(
      UUID id,
      String name,
      ServiceTokenSecret secret,
      Set<ServiceTokenScope> scopes,
      int months,
      Username author) {
    return database
            .sql(
                """
                insert into service_token (id, name, digest, scopes, author, expires_at)
                values (:id, :name, :digest, string_to_array(:scopes, ','), :author,
                  clock_timestamp() + make_interval(months => :months))
                on conflict do nothing
                """)
            .param("id", id)
            .param("name", name)
            .param("digest", secret.digest())
            .param("scopes", String.join(",", scopes.stream().map(Enum::name).sorted().toList()))
            .param("author", author.value())
            .param("months", months)
            .update()
        == 1;
  }

  void revoke(UUID id) {
    database
        .sql("update service_token set revoked_at = clock_timestamp() where id = :id")
        .param("id", id)
        .update();
  }

  /**
   * Counts a departure within the hour that begins with its first one.
   *
   * @return false if departures are stopped, or if there were as many already
   */
  boolean countDeparture(String name, int limit) {
    return database
            .sql(
                """
                update service_token set
                  departures = case
                    when departures_since > clock_timestamp() - interval '1 hour'
                    then departures + 1 else 1 end,
                  departures_since = case
                    when departures_since > clock_timestamp() - interval '1 hour'
                    then departures_since else clock_timestamp() end
                where name = :name and departures_stopped_at is null
                  and (departures < :most
                    or departures_since <= clock_timestamp() - interval '1 hour'
                    or departures_allowed_until > clock_timestamp())
                """)
            .param("name", name)
            .param("most", limit)
            .update()
        == 1;
  }

  void stopDepartures(UUID id) {
    database
        .sql("update service_token set departures_stopped_at = clock_timestamp() where id = :id")
        .param("id", id)
        .update();
  }

  void allowDepartures(UUID id, Duration term) {
    database
        .sql(
            """
            update service_token set departures_stopped_at = null,
              departures_allowed_until = clock_timestamp() + make_interval(secs => :seconds)
            where id = :id
            """)
        .param("id", id)
        .param("seconds", term.toSeconds())
        .update();
  }

  /** At most once a minute: a program that provisions a directory sends many requests. */
  void noteUse(UUID id) {
    database
        .sql(
            """
            update service_token set used_at = clock_timestamp()
            where id = :id
              and (used_at is null or used_at < clock_timestamp() - interval '1 minute')
            """)
        .param("id", id)
        .update();
  }

  /** Where the last change is recorded in the log. */
  void noteRecorded(UUID id, long position) {
    database
        .sql("update service_token set recorded_at = :position where id = :id")
        .param("position", position)
        .param("id", id)
        .update();
  }
}
