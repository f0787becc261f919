package codev.group.webhooks;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.net.URI;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The webhooks and what became of their latest messages, in tables beside the event log. An
 * instance claims a webhook to send it one message; whatever changes a webhook ends the claim.
 */
@Component
class WebhookStore {
  /** Attempts that are kept of each webhook. */
  static final int KEPT = 100;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final WebhookProperties settings;

  WebhookStore(DataSource dataSource, WebhookProperties settings) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.settings = settings;
  }

  /**
   * The right to send the next message.
   *
   * @param now the database's time
   */
  record Claim(Webhook webhook, long fence, Instant now) {}

  <T> T inTransaction(Supplier<T> step) {
    return Objects.requireNonNull(transaction.execute(_ -> step.get()));
  }

  /** Those that are not deleted, the oldest first. */
  List<Webhook> all() {
    return database
        .sql("select * from webhook where state <> 'DELETED' order by created_at, id")
        .query((row, _) -> Webhook.of(row))
        .list();
  }

  Optional<Webhook> find(UUID id) {
    return database
        .sql("select * from webhook where id = :id")
        .param("id", id)
        .query((row, _) -> Webhook.of(row))
        .optional();
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<Webhook> lock(UUID id) {
    return database
        .sql("select * from webhook where id = :id for update")
        .param("id", id)
        .query((row, _) -> Webhook.of(row))
        .optional();
  }

  /**
   * @param position of the log; what comes after it is sent
   * @return false if there is one with this id
   */
  boolean add(
      UUID id,
      URI address,
      String secret,
      Set<WebhookKind> kinds,
      @Nullable ProgrammeId programme,
      Username author,
      long position) {
    return database
            .sql(
                """
                insert into webhook (id, address, secret, kinds, programme, author, position)
                values (:id, :address, :secret, string_to_array(:kinds, ','), :programme, :author,
                  :position)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("address", address.toString())
            .param("secret", secret)
            .param("kinds", names(kinds))
            .param("programme", programme == null ? null : programme.value(), Types.OTHER)
            .param("author", author.value())
            .param("position", position)
            .update()
        == 1;
  }

  /** What was under way is not noted any more. */
  void set(UUID id, WebhookState state) {
    database
        .sql(
            """
            update webhook set
              state = :state, failures = 0, fence = fence + 1,
              disabled_at = case when :state = 'DISABLED' then clock_timestamp() end,
              secret = case when :state = 'DELETED' then null else secret end,
              address = case when :state = 'DELETED' then 'https://deleted.invalid'
                else address end,
              next_attempt_at = clock_timestamp(), claimed_until = clock_timestamp()
            where id = :id
            """)
        .param("state", state.name())
        .param("id", id)
        .update();
    if (state == WebhookState.DELETED)
      database.sql("delete from webhook_delivery where webhook = :id").param("id", id).update();
  }

  /** What is sent from the next message on, and where. */
  void set(UUID id, URI address, Set<WebhookKind> kinds) {
    database
        .sql(
            """
            update webhook set
              address = :address, kinds = string_to_array(:kinds, ','), failures = 0,
              fence = fence + 1,
              next_attempt_at = clock_timestamp(), claimed_until = clock_timestamp()
            where id = :id
            """)
        .param("address", address.toString())
        .param("kinds", names(kinds))
        .param("id", id)
        .update();
  }

  private static String names(Set<WebhookKind> kinds) {
    return String.join(",", kinds.stream().map(Enum::name).sorted().toList());
  }

  /** Sends what comes after a position, whether it was sent before or not. */
  void moveTo(UUID id, long position, UUID replay) {
    database
        .sql(
            """
            update webhook set
              position = :position, replay = :replay, failures = 0, fence = fence + 1,
              next_attempt_at = clock_timestamp(), claimed_until = clock_timestamp()
            where id = :id
            """)
        .param("position", position)
        .param("replay", replay)
        .param("id", id)
        .update();
  }

  /**
   * Where the last change is recorded.
   *
   * @param number of the change
   * @param position in the log
   */
  void noteRecorded(UUID id, int number, long position) {
    database
        .sql("update webhook set changes = :number, recorded_at = :position where id = :id")
        .param("number", number)
        .param("position", position)
        .param("id", id)
        .update();
  }

  /**
   * On the webhook that has waited longest of those that something after their position may be for.
   *
   * @param head of the log
   */
  Optional<Claim> claim(long head) {
    return database
        .sql(
            """
            update webhook set
              claimed_until = clock_timestamp() + :term * interval '1 millisecond',
              fence = fence + 1
            where id = (
              select id from webhook
              where state = 'ACTIVE' and position < :head
                and next_attempt_at <= clock_timestamp() and claimed_until <= clock_timestamp()
              order by next_attempt_at limit 1 for update skip locked)
            returning *, clock_timestamp() as now
            """)
        .param("term", settings.term().toMillis())
        .param("head", head)
        .query(
            (row, _) ->
                new Claim(
                    Webhook.of(row),
                    row.getLong("fence"),
                    row.getObject("now", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Up to a position there is nothing more to send. */
  void pass(Claim claim, long position) {
    database
        .sql(
            """
            update webhook set
              position = :position, failures = 0,
              next_attempt_at = clock_timestamp(), claimed_until = clock_timestamp()
            where id = :id and fence = :fence
            """)
        .param("position", position)
        .param("id", claim.webhook().id())
        .param("fence", claim.fence())
        .update();
  }

  /**
   * The message is to be sent again.
   *
   * @return false if the webhook was changed, or passed to another instance
   */
  boolean postpone(Claim claim, Duration pause) {
    return database
            .sql(
                """
                update webhook set
                  failures = failures + 1, claimed_until = clock_timestamp(),
                  next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond'
                where id = :id and fence = :fence
                """)
            .param("pause", pause.toMillis())
            .param("id", claim.webhook().id())
            .param("fence", claim.fence())
            .update()
        == 1;
  }

  /** The latest attempts are kept. */
  void note(UUID webhook, WebhookMessage message, WebhookClient.Answer answer) {
    database
        .sql(
            """
            insert into webhook_delivery (webhook, number, position, kind, status, millis)
            select :webhook, coalesce(max(number), 0) + 1, :position, :kind, :status, :millis
            from webhook_delivery where webhook = :webhook
            """)
        .param("webhook", webhook)
        .param("position", message.position())
        .param("kind", message.kind().name())
        .param("status", answer.status(), Types.INTEGER)
        .param("millis", answer.millis())
        .update();
    database
        .sql(
            """
            delete from webhook_delivery where webhook = :webhook and number <= (
              select max(number) - :kept from webhook_delivery where webhook = :webhook)
            """)
        .param("webhook", webhook)
        .param("kept", KEPT)
        .update();
  }

  /** The latest attempts, the last first. */
  List<WebhookDelivery> deliveries(UUID webhook) {
    return database
        .sql("select * from webhook_delivery where webhook = :webhook order by number desc")
        .param("webhook", webhook)
        .query(
            (row, _) ->
                new WebhookDelivery(
                    row.getLong("position"),
                    WebhookKind.valueOf(row.getString("kind")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getObject("status", Integer.class),
                    row.getLong("millis")))
        .list();
  }

  /** Whether any message was ever tried. */
  boolean isTried(UUID webhook) {
    return database
        .sql("select exists (select 1 from webhook_delivery where webhook = :webhook)")
        .param("webhook", webhook)
        .query(Boolean.class)
        .single();
  }
}
