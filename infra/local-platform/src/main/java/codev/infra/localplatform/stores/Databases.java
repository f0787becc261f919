package codev.infra.localplatform.stores;

import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The databases on a PostgreSQL server, each with a user of its own, so that no service reads
 * another's; only the key vault is shared.
 *
 * @param url of any database on the server, as JDBC writes it
 * @param user may create users and databases
 */
public record Databases(String url, String user, String password, Secrets secrets) {

  private static final List<String> NAMES =
      List.of("codev_groups", "codev_sessions", "codev_learning", "codev_keys");

  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)[^?]*(\\?.*)?");

  /** A server of one's own, from {@code jdbc:postgresql://host/postgres?user=…&password=…}. */
  public static Databases at(String url, Secrets secrets) {
    if (!URL.matcher(url).matches()) {
      throw new CliException(
          "CODEV_POSTGRES_URL is not of the form"
              + " jdbc:postgresql://HOST:PORT/postgres?user=…&password=…");
    }
    return new Databases(url, "", "", secrets);
  }

  /** How a service reaches one database; the names of the variables begin with the prefix. */
  public Map<String, String> access(String prefix, String database) {
    return Map.of(
        prefix + "_URL", urlOf(database),
        prefix + "_USER", database,
        prefix + "_PASSWORD", secrets.password(database));
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
              "PostgreSQL runs with %s = %s and could lose what it acknowledged; turn it on"
                  .formatted(setting, value));
        }
      }
      for (var name : NAMES) create(connection, name);
    }
    return true;
  }

  private void create(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (ask(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
          .equals("0")) {
        statement.execute("CREATE ROLE " + name + " LOGIN");
      }
      // Set again each time, since a server of one's own may outlive the data directory.
      statement.execute("ALTER ROLE " + name + " PASSWORD '" + secrets.password(name) + "'");
      if (ask(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
          .equals("0")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
      }
    }
  }

  private Connection connect() throws SQLException {
    return user.isEmpty()
        ? DriverManager.getConnection(url)
        : DriverManager.getConnection(url, user, password);
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private String urlOf(String database) {
    var parts = URL.matcher(url);
    if (!parts.matches()) throw new IllegalStateException("checked before: " + url);
    var options = parts.group(2) == null ? "" : parts.group(2);
    return parts.group(1)
        + database
        + options.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
  }
}
