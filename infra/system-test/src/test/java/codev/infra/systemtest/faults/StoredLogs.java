package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.testkit.history.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the platform's PostgreSQL holds, read past the services. */
final class StoredLogs {
  private final Platform platform;

  StoredLogs(Platform platform) {
    this.platform = platform;
  }

  /**
   * @param service as in the name of its database: {@code groups}, {@code sessions}, {@code
   *     learning}
   */
  List<LoggedEvent> log(String service) throws SQLException, IOException {
    try (var connection = connect(service)) {
      return LoggedEvent.all(connection);
    }
  }

  /** The logs of the three services. */
  record Logs(List<LoggedEvent> groups, List<LoggedEvent> sessions, List<LoggedEvent> learning) {}

  /** What the others have noted of group-service is in its log, which is read last. */
  Logs all() throws SQLException, IOException {
    var sessions = log("sessions");
    var learning = log("learning");
    return new Logs(log("groups"), sessions, learning);
  }

  /** The only field of the only row. */
  long number(String service, String query) {
    try (var connection = connect(service);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Keeps a copy of a service's database as it is now, as a backup does. */
  void copy(String service) throws SQLException, IOException {
    try (var connection = connect(service)) {
      execute(connection, "create schema copy");
      for (var table : tables(connection))
        execute(connection, "create table copy.%1$s as table public.%1$s".formatted(table));
    }
  }

  /** Puts the copy in the place of what the database has now. */
  void restore(String service) throws SQLException, IOException {
    try (var connection = connect(service)) {
      connection.setAutoCommit(false);
      // As pg_restore --disable-triggers does: what is only added to is replaced here.
      execute(connection, "set session_replication_role = replica");
      for (var table : tables(connection)) {
        execute(connection, "delete from public." + table);
        execute(
            connection,
            "insert into public.%1$s (%2$s) select %2$s from copy.%1$s"
                .formatted(table, storedColumns(connection, table)));
      }
      execute(connection, "drop schema copy cascade");
      connection.commit();
    }
  }

  /** Has the listeners of a service forget the last record of each partition, as a restore does. */
  void setListenersBack(String service) throws SQLException, IOException {
    try (var connection = connect(service)) {
      execute(
          connection,
          "update consumer_position set record_offset = record_offset - 1 where record_offset > 0");
    }
  }

  /** Alters a log where it was signed last; done once more, it is as it was. */
  void alterWhereSigned(String service) throws SQLException, IOException {
    try (var connection = connect(service)) {
      connection.setAutoCommit(false);
      execute(connection, "set session_replication_role = replica");
      execute(
          connection,
          "update events set hash = set_byte(hash, 0, get_byte(hash, 0) # 255)"
              + " where position = (select max(position) from checkpoints)");
      connection.commit();
    }
  }

  /** Has the server refuse writes, or take them again, on connections that exist too. */
  void setReadOnly(boolean isReadOnly) throws SQLException, IOException {
    try (var connection = connect("groups")) {
      execute(
          connection,
          isReadOnly
              ? "alter system set default_transaction_read_only = on"
              : "alter system reset default_transaction_read_only");
      execute(connection, "select pg_reload_conf()");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' order by tablename")) {
      while (rows.next()) tables.add(rows.getString(1));
    }
    return tables;
  }

  /** Those that the server does not make of others. */
  private static String storedColumns(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                ("select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                        + " where attrelid = 'public.%s'::regclass and attnum > 0"
                        + " and not attisdropped and attgenerated = ''")
                    .formatted(table))) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** With limits in seconds: the server may stand still. */
  private Connection connect(String service) throws SQLException, IOException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/codev_%s?loginTimeout=5&socketTimeout=60"
            .formatted(platform.address().getPort() + 5, service),
        "postgres",
        Files.readString(platform.data().resolve("secrets").resolve("postgres-password")).strip());
  }
}
