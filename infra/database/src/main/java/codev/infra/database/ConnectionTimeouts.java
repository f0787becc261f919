package codev.infra.database;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The limits of every connection to PostgreSQL, so that neither side waits for ever for one that a
 * network has dropped in silence. They are parameters of the JDBC driver; an address (JDBC URL)
 * that has one of them overrides it.
 */
public final class ConnectionTimeouts {
  /** How long to wait for a connection to be accepted. */
  static final Duration CONNECT = Duration.ofSeconds(2);

  /** How long it may take until the session can be used. */
  private static final Duration LOGIN = Duration.ofSeconds(3);

  /** How long to wait for each answer; longer than any statement takes but a migration. */
  static final Duration READ = Duration.ofSeconds(9);

  /**
   * How the server notices a client that is gone, and for how long one may hold others up. A client
   * that does not answer is given up after 5 + 2 × 2 seconds.
   */
  private static final Map<String, String> SESSION_SETTINGS =
      Map.of(
          "tcp_keepalives_idle", "5s",
          "tcp_keepalives_interval", "2s",
          "tcp_keepalives_count", "2",
          "tcp_user_timeout", "9s",
          "client_connection_check_interval", "5s",
          "idle_in_transaction_session_timeout", "10s",
          "lock_timeout", "10s");

  private ConnectionTimeouts() {}

  /** The limits as parameters of the JDBC driver. */
  public static Properties driverProperties() {
    return properties(CONNECT, LOGIN, READ);
  }

  static Properties properties(Duration connect, Duration login, Duration read) {
    var properties = new Properties();
    properties.setProperty("connectTimeout", String.valueOf(connect.toSeconds()));
    properties.setProperty("socketTimeout", String.valueOf(read.toSeconds()));
    properties.setProperty("loginTimeout", String.valueOf(login.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", options());
    return properties;
  }

  /** For migrations: they take their time, and wait for locks. */
  static Properties unlimitedProperties() {
    var properties = new Properties();
    properties.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private static String options() {
    return SESSION_SETTINGS.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
