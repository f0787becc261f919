package codev.infra.localplatform.stores;

import codev.infra.database.ConnectionTimeouts;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The databases on a PostgreSQL server, each with accounts of its own, so that no service reads
 * another's; only the key vault is shared. A log has two: one owns the tables, the other writes.
 *
 * @param url of any database on the server, as JDBC writes it
 * @param user may create users and databases
 */
public record PostgresDatabases(String url, String user, String password, Secrets secrets) {

  private static final List<String> LOGS =
      Arrays.stream(ServiceLog.values()).map(ServiceLog::database).toList();

  /** The database of everybody's keys. */
  public static final String KEY_VAULT = "codev_keys";

  private static final List<String> NAMES =
      Stream.concat(LOGS.stream(), Stream.of(KEY_VAULT)).toList();

  /** In seconds. */
  private static final Map<String, String> HEALTH_TIMEOUTS =
      Map.of("connectTimeout", "2", "loginTimeout", "2", "socketTimeout", "2");

  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)[^?]*(\\?.*)?");

  /** A server of one's own, from {@code jdbc:postgresql://host/postgres?user=…&password=…}. */
  public static PostgresDatabases at(String url, Secrets secrets) {
    if (!URL.matcher(url).matches()) {
      throw new CliException(
          "CODEV_POSTGRES_URL must look like"
              + " jdbc:postgresql://HOST:PORT/postgres?user=…&password=…");
    }
    return new PostgresDatabases(url, "", "", secrets);
  }

  /** How a service reaches one database; the names of the variables begin with the prefix. */
  public Map<String, String> access(String prefix, String database) {
    var writer = writerOf(database);
    var access = new HashMap<String, String>();
    access.put(prefix + "_URL", urlOf(database));
    access.put(prefix + "_USER", writer);
    access.put(prefix + "_PASSWORD", secrets.password(writer));
    if (!writer.equals(database)) {
      access.put(prefix + "_OWNER_USER", database);
      access.put(prefix + "_OWNER_PASSWORD", secrets.password(database));
    }
    return Map.copyOf(access);
  }

  /**
   * Creates what is missing; throws {@link CliException} when the server may forget what it
   * acknowledged.
   */
  public boolean areDurableAndComplete() throws SQLException {
    try (var connection = connect()) {
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        var value = ask(connection, "SHOW " + setting);
        if (value.equals("off")) {
          throw new CliException(
              "PostgreSQL is running with %s = %s and could lose acknowledged data. Turn %s on."
                  .formatted(setting, value, setting));
        }
      }
      for (var name : NAMES) create(connection, name);
    }
    return true;
  }

  /** Returns whether the server answers a query in time. */
  boolean answers() throws SQLException {
    try (var connection = connect(url, HEALTH_TIMEOUTS)) {
      return ask(connection, "SELECT 1").equals("1");
    }
  }

  /** How far each event log reaches, by database. */
  public Map<String, LogHead> logHeads() throws SQLException {
    var heads = new TreeMap<String, LogHead>();
    for (var log : LOGS) {
      try (var connection = connect(log)) {
        if (!exists(connection, "log_head")) continue; // its service has never started
        var head =
            ask(connection, "SELECT position || ':' || encode(hash, 'hex') FROM log_head")
                .split(":", 2);
        heads.put(log, new LogHead(Long.parseLong(head[0]), head[1]));
      }
    }
    return heads;
  }

  /** The names of the epoch keys by which the key vault is wrapped. */
  public Set<String> epochKeysInUse() throws SQLException {
    try (var connection = connect(KEY_VAULT)) {
      if (!exists(connection, "epoch_key")) return Set.of();
      var names = new TreeSet<String>();
      try (var statement = connection.createStatement();
          var name =
              statement.executeQuery(
                  """
                  SELECT epoch FROM person_keys WHERE epoch IS NOT NULL
                  UNION SELECT epoch FROM service_key WHERE epoch IS NOT NULL
                  """)) {
        while (name.next()) names.add(name.getString(1));
      }
      return names;
    }
  }

  /** Returns whether a log holds what another has as its head. */
  public boolean contains(String log, LogHead head) throws SQLException {
    if (head.position() == 0) return true;
    try (var connection = connect(log)) {
      return ask(
              connection,
              "SELECT count(*) FROM events WHERE position = %d AND encode(hash, 'hex') = '%s'"
                  .formatted(head.position(), head.hash()))
          .equals("1");
    }
  }

  /**
   * Has every service publish its messages from the first, for brokers that are empty; consumers
   * recognise what they have processed.
   */
  public void publishAllAgain() throws SQLException {
    // An outbox notices another topic by the id that its token names. One that has published
    // nothing since there are such ids names none, and would go on where it was.
    for (var log : LOGS) {
      try (var connection = connect(log);
          var statement = connection.createStatement()) {
        if (exists(connection, "relay_token"))
          statement.execute("UPDATE relay_token SET position = 0, hash = '', last_said = '[]'");
      }
    }
  }

  /** Replaces the database of a log by one without tables, with the same accounts. */
  public void empty(String log) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 0); // it waits for a checkpoint
      statement.execute("DROP DATABASE IF EXISTS " + log);
      create(connection, log);
    }
  }

  /** The account that a service works with in its database. */
  public static String writerOf(String database) {
    return LOGS.contains(database) ? database + "_writer" : database;
  }

  private void create(Connection connection, String name) throws SQLException {
    createAccount(connection, name);
    try (var statement = connection.createStatement()) {
      if (ask(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
          .equals("0")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
      }
      var writer = writerOf(name);
      if (!writer.equals(name)) {
        createAccount(connection, writer);
        statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + writer);
      }
    }
  }

  private void createAccount(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (ask(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
          .equals("0")) {
        statement.execute("CREATE ROLE " + name + " LOGIN");
      }
      // Set again each time, since a server of one's own may outlive the data directory.
      statement.execute("ALTER ROLE " + name + " PASSWORD '" + secrets.password(name) + "'");
    }
  }

  /** As the administrator. */
  public Connection connect() throws SQLException {
    return connect(url, Map.of());
  }

  /** As the administrator, to one of the databases. */
  public Connection connect(String database) throws SQLException {
    return connect(URL.matcher(url).replaceFirst("$1" + database + "$2"), Map.of());
  }

  private Connection connect(String address, Map<String, String> options) throws SQLException {
    var properties = ConnectionTimeouts.driverProperties();
    properties.putAll(options);
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(address, properties);
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    return ask(connection, "SELECT count(*) FROM pg_tables WHERE tablename = '" + table + "'")
        .equals("1");
  }

  /** The only value that a query returns. */
  public static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private String urlOf(String database) {
    var matcher = URL.matcher(url);
    if (!matcher.matches()) throw new IllegalStateException("checked before: " + url);
    var options = matcher.group(2) == null ? "" : matcher.group(2);
    return matcher.group(1)
        + database
        + options.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
  }
}
