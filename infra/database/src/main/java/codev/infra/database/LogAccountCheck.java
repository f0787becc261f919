package codev.infra.database;

import static codev.infra.database.LogAccountProperties.ExcessRights.REFUSE;
import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the account that a service writes with may alter what it must only add to, and
 * whether the triggers that stop everybody are there.
 */
public final class LogAccountCheck {
  private static final Logger LOG = LoggerFactory.getLogger(LogAccountCheck.class);

  /** Of an owner and its members, a superuser included, the ownership only. */
  private static final String EXCESS =
      """
      with log as (
        select c.oid, c.relname, pg_has_role(c.relowner, 'MEMBER') as owned from pg_class c
        where c.oid in ('events'::regclass, 'checkpoints'::regclass))
      select 'owns ' || relname from log where owned
      union all
      select 'has ' || privilege || ' on ' || relname
      from log, unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as privilege
      where not owned and (has_table_privilege(oid, privilege)
        or (privilege = 'UPDATE' and has_any_column_privilege(oid, privilege)))
      union all
      select 'finds no enabled trigger append_only on ' || added
      from unnest(array['attachment', 'checkpoints', 'events']) as added
      where not exists (select from pg_trigger where tgrelid = added::regclass
        and tgname = 'append_only' and tgenabled in ('O', 'A'))
      order by 1
      """;

  private LogAccountCheck() {}

  /**
   * Refuses or warns, as set.
   *
   * @param dataSource with the tables of {@link DatabaseSchema#SERVICE}
   * @throws IllegalStateException if the account has too many rights
   */
  public static void check(DataSource dataSource, LogAccountProperties settings) {
    var excess = new ArrayList<String>();
    String account;
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      account = connection.getMetaData().getUserName();
      try (var row = statement.executeQuery(EXCESS)) {
        while (row.next()) excess.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rights on the log cannot be read", e);
    }
    if (excess.isEmpty()) return;
    if (settings.whenExcessive() == REFUSE) throw new IllegalStateException(text(account, excess));
    LOG.warn(text(account, excess));
  }

  private static String text(String account, List<String> excess) {
    return "The account %s may alter the event log: it %s. Let it only add (CODEV_LOG_USER), and another"
            .formatted(account, excess.stream().collect(joining(", ")))
        + " one own the tables (CODEV_LOG_OWNER_USER); operations.md, Accounts of a log.";
  }
}
