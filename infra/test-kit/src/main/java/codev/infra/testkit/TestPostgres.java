package codev.infra.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real PostgreSQL for the tests of one JVM, as careful with its disk as in production. It starts
 * with the first test that asks and ends with the JVM; every test takes databases of its own. Its
 * data are in memory where there is enough: what tests end are processes, never the machine, so
 * nothing of what they show depends on the disk.
 */
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /**
   * For the databases of each test of a module, and a log of 1 GB, which is PostgreSQL's default.
   */
  private static final long ROOM = 4L << 30;

  /** Three modules are tested at a time, beside platforms. */
  private static final long FREE_MEMORY = 8L << 30;

  /** The names of databases that others are copied from, by the kind of their tables. */
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private final EmbeddedPostgres server;
  private final long pid;

  private TestPostgres() {
    try {
      // The library's defaults trade safety for speed; a log is nothing without its flushes.
      var builder =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              // It would start a process for each of the many databases once a minute.
              .setServerConfig("autovacuum", "off")
              // Every database of every test class keeps its pool until the process ends.
              .setServerConfig("max_connections", "1000")
              .setPGStartupWait(Duration.ofSeconds(60));
      TemporaryFolders.createInMemory("codev-postgres", ROOM, FREE_MEMORY)
          .ifPresent(builder::setDataDirectory);
      server = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"})
      if (!"on".equals(ask("show " + setting)))
        throw new IllegalStateException(setting + " is not on: the tests would prove nothing");
    // Where the library does not come to it, since its hook and the one below run at once.
    TemporaryFolders.deleteAtEnd(Path.of(ask("show data_directory")));
    pid = Long.parseLong(ask("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"));
    // The data are deleted then: the last checkpoint, which the library waits for, has no use.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> signal("QUIT", ProcessHandle.of(pid).stream())));
  }

  /** A new, empty database. */
  public static Database database() {
    var name = "test_" + DATABASES.incrementAndGet();
    SharedServer.SERVER.ask("create database " + name);
    return new Database(name, SharedServer.SERVER.server.getPort());
  }

  /**
   * A new database with tables, copied from one that was made for all that want the same.
   *
   * @param kind of the tables
   * @param maker makes the tables where there are none, and leaves no connection open
   */
  public static Database database(String kind, Consumer<DataSource> maker) {
    var template = TEMPLATES.computeIfAbsent(kind, _ -> template(maker));
    var name = "test_" + DATABASES.incrementAndGet();
    SharedServer.SERVER.ask("create database %s template %s".formatted(name, template));
    return new Database(name, SharedServer.SERVER.server.getPort());
  }

  private static String template(Consumer<DataSource> maker) {
    var template = database();
    maker.accept(template.dataSource());
    return template.name();
  }

  /**
   * Stops the server's processes, as a virtual machine that is paused does: it keeps its
   * connections, accepts new ones and answers nothing until {@link #resume()}.
   */
  public static void pause() {
    // The main process first, so that it starts no others meanwhile.
    signal("STOP", Stream.of(postmaster()));
    signal("STOP", postmaster().descendants());
  }

  public static void resume() {
    signal("CONT", Stream.concat(postmaster().descendants(), Stream.of(postmaster())));
  }

  /**
   * Makes the whole server read-only, for connections that exist too, until {@link
   * #acceptWrites()}.
   */
  public static void refuseWrites() {
    configure("alter system set default_transaction_read_only = on");
  }

  public static void acceptWrites() {
    configure("alter system reset default_transaction_read_only");
  }

  private static void configure(String change) {
    SharedServer.SERVER.ask(change);
    SharedServer.SERVER.ask("select pg_reload_conf()");
  }

  private static ProcessHandle postmaster() {
    return ProcessHandle.of(SharedServer.SERVER.pid).orElseThrow();
  }

  private static void signal(String signal, Stream<ProcessHandle> processes) {
    var command = new ArrayList<>(List.of("kill", "-" + signal));
    processes.map(process -> String.valueOf(process.pid())).forEach(command::add);
    try {
      // One of them may have ended meanwhile, so the exit code means nothing.
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String ask(String sql) {
    return ask(server.getPostgresDatabase(), sql);
  }

  private static String ask(DataSource dataSource, String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) return "";
      try (var rows = statement.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * One test's own database.
   *
   * @param name as the server knows it
   * @param port of the server, on this machine
   */
  public record Database(String name, int port) {
    public static final String USERNAME = "postgres";
    public static final String PASSWORD = "postgres";

    public String url() {
      return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A new connection each time, never pooled. */
    public DataSource dataSource() {
      return SharedServer.SERVER.server.getDatabase(USERNAME, name);
    }

    public Connection connect() throws SQLException {
      return dataSource().getConnection();
    }

    /** Runs a statement and gives the first field of its first row, empty if it has none. */
    public String ask(String sql) {
      return TestPostgres.ask(dataSource(), sql);
    }

    /** Alters what triggers protect, as an owner can who disables them. */
    public void alterProtected(String sql) {
      ask("set session_replication_role = replica; " + sql);
    }
  }

  private static final class SharedServer {
    static final TestPostgres SERVER = new TestPostgres();
  }
}
