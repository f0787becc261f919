package codev.infra.email;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The delivery state of e-mails, in a table beside the event log: one row for each e-mail that was
 * attempted, with its state and the number of attempts. It holds no address and no text; an e-mail
 * that is due is computed anew each time.
 *
 * <p>An instance claims an e-mail for a time that is longer than a mail server may take. A claim
 * that was neither settled nor renewed by then may be taken by any instance, with a delay that
 * doubles at each attempt. Each claim is one statement that commits by itself: of several instances
 * one gets it, and no lock outlives it. Claims count in the database's time, which is the same for
 * all instances.
 */
final class EmailDeliveryStore {
  /** How long the first claim lasts: longer than a mail server may be waited for. */
  static final Duration CLAIM = Duration.ofMinutes(10);

  /** The delays are 10, 20 … 640 minutes. */
  private static final int MAX_DOUBLINGS = 6;

  private static final String CLAIM_ONE =
      """
      insert into email_outbox as known (id, state, attempts, changed_at, next_at)
      select :id, 'CLAIMED', 1, moment, moment + :seconds * interval '1 second'
      from coalesce(cast(:at as timestamptz), clock_timestamp()) moment
      on conflict (id) do update set
        attempts = known.attempts + 1,
        changed_at = excluded.changed_at,
        next_at = excluded.changed_at
          + :seconds * power(2, least(known.attempts, :doublings)) * interval '1 second'
      where known.state = 'CLAIMED' and known.next_at <= excluded.changed_at
      """;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final LegacyEmailDeliveries history;
  private final String[] kindsToFormerAddresses;
  private final String[] kindsAboutPeople;
  private boolean ready;

  /**
   * @param history the deliveries that earlier versions stored elsewhere, imported once
   * @param sources of the e-mails that are delivered
   */
  EmailDeliveryStore(
      DataSource dataSource, LegacyEmailDeliveries history, List<DueEmailSource> sources) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.history = history;
    this.kindsToFormerAddresses = kinds(sources, DueEmailSource::kindsToFormerAddresses);
    this.kindsAboutPeople = kinds(sources, DueEmailSource::kindsAboutPeople);
  }

  /** Those of the e-mails for which there is nothing left to do. */
  Set<EmailId> settled(Collection<EmailId> ids) {
    prepare();
    return database
        .sql("select id from email_outbox where id = any (:ids) and state <> 'CLAIMED'")
        .param("ids", values(ids), Types.ARRAY)
        .query((row, _) -> new EmailId(row.getString("id")))
        .set();
  }

  /**
   * Those of these people whose last e-mail was refused for its address, unless it was a former one
   * of theirs.
   */
  Set<String> refused(Collection<String> usernames) {
    prepare();
    return database
        .sql(
            """
            select recipient from (
              select distinct on (recipient) recipient, state
              from email_outbox
              where recipient = any (:usernames)
                and state <> 'CLAIMED' and kind <> all (:former)
              order by recipient, changed_at desc) latest
            where state = 'REJECTED'
            """)
        .param("usernames", usernames.toArray(String[]::new), Types.ARRAY)
        .param("former", kindsToFormerAddresses, Types.ARRAY)
        .query((row, _) -> row.getString("recipient"))
        .set();
  }

  /** The e-mails to a person for which there is nothing left to do, the latest first. */
  List<EmailDelivery> settledFor(String username) {
    prepare();
    return database
        .sql(
            """
            select id, state, changed_at from email_outbox
            where state <> 'CLAIMED' and recipient = :username
            order by changed_at desc
            """)
        .param("username", username)
        .query(
            (row, _) ->
                new EmailDelivery(
                    new EmailId(row.getString("id")),
                    row.getString("state").equals("REJECTED"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * The e-mails about some subject matters to some people that may have reached them: a claim that
   * is not settled may be that of an instance that sent its e-mail and then crashed.
   */
  Set<EmailId> idsPossiblySent(Collection<String> subjects, Collection<String> usernames) {
    prepare();
    return database
        .sql(
            """
            select id from email_outbox
            where state <> 'REJECTED'
              and subject = any (:subjects)
              and recipient = any (:usernames)
            """)
        .param("subjects", subjects.toArray(String[]::new), Types.ARRAY)
        .param("usernames", usernames.toArray(String[]::new), Types.ARRAY)
        .query((row, _) -> new EmailId(row.getString("id")))
        .set();
  }

  /** What was sent to these people, and about them to others: none of it is due any more. */
  void forget(Collection<String> usernames) {
    prepare();
    database
        .sql(
            """
            delete from email_outbox
            where recipient = any (:usernames)
              or (kind = any (:kinds) and subject = any (:usernames))
            """)
        .param("usernames", usernames.toArray(String[]::new), Types.ARRAY)
        .param("kinds", kindsAboutPeople, Types.ARRAY)
        .update();
  }

  /** What did not change for a time, unless it is still due: that would be sent again. */
  void forgetUnchanged(Duration time, Collection<EmailId> due) {
    prepare();
    database
        .sql(
            """
            delete from email_outbox
            where changed_at < clock_timestamp() - :seconds * interval '1 second'
              and id <> all (:due)
            """)
        .param("seconds", time.toSeconds())
        .param("due", values(due), Types.ARRAY)
        .update();
  }

  /** Whether this caller may send the e-mail now; false while another one's claim lasts. */
  boolean claim(EmailId id) {
    prepare();
    return tryClaim(id, null);
  }

  /**
   * @param at when it was claimed, in an imported history; {@code null} for now
   */
  private boolean tryClaim(EmailId id, @Nullable Instant at) {
    return database
            .sql(CLAIM_ONE)
            .param("id", id.value())
            .param("at", utc(at))
            .param("seconds", CLAIM.toSeconds())
            .param("doublings", MAX_DOUBLINGS)
            .update()
        > 0;
  }

  /** The mail server has accepted it. */
  void markSent(EmailId id) {
    settle(id, "SENT", null);
  }

  /** The mail server has refused its address for good. */
  void markRejected(EmailId id) {
    settle(id, "REJECTED", null);
  }

  /** The mail server has gone while it was sent: it is due again, as if it had not been claimed. */
  void release(EmailId id) {
    database
        .sql(
            """
            update email_outbox set attempts = attempts - 1, next_at = clock_timestamp()
            where id = :id and state = 'CLAIMED'
            """)
        .param("id", id.value())
        .update();
  }

  private void settle(EmailId id, String state, @Nullable Instant at) {
    database
        .sql(
            """
            update email_outbox set
              state = :state,
              changed_at = coalesce(cast(:at as timestamptz), clock_timestamp()),
              next_at = null
            where id = :id and state = 'CLAIMED'
            """)
        .param("state", state)
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  /**
   * Imports the history, once for all instances and restarts: in one transaction with the row that
   * says so. What fails is tried again at the next use.
   */
  private synchronized void prepare() {
    if (ready) return;
    transaction.executeWithoutResult(
        _ -> {
          database
              .sql("select pg_advisory_xact_lock(hashtext('codev email outbox'))")
              .query()
              .singleRow();
          var first =
              database.sql("insert into email_outbox_import default values on conflict do nothing");
          if (first.update() > 0) history.forEach(this::restore);
        });
    ready = true;
  }

  private void restore(LegacyEmailDeliveryEvent event) {
    var id = new EmailId(event.letter());
    switch (event) {
      case LegacyEmailDeliveryEvent.Taken e -> tryClaim(id, e.at());
      case LegacyEmailDeliveryEvent.Sent e -> settle(id, "SENT", e.at());
      case LegacyEmailDeliveryEvent.Returned e -> settle(id, "REJECTED", e.at());
    }
  }

  private static String[] kinds(
      List<DueEmailSource> sources, Function<DueEmailSource, Set<String>> declared) {
    return sources.stream().map(declared).flatMap(Set::stream).distinct().toArray(String[]::new);
  }

  private static String[] values(Collection<EmailId> ids) {
    return ids.stream().map(EmailId::value).toArray(String[]::new);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
