package codev.infra.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a PostgreSQL database, made and altered by the numbered SQL files below {@code
 * codev/database/migration}. What was applied is recorded in the database itself, in a table for
 * each schema.
 *
 * <p>The initial version only adds what is missing, so that it also applies to a database that was
 * in use before its migrations were recorded.
 */
public enum DatabaseSchema {
  /** A service's own database: the event log and all that is stored beside it. */
  SERVICE("service", "schema_history"),
  /** The database of the persons' keys, which the services share. */
  KEY_VAULT("key-vault", "key_vault_schema_history");

  /**
   * Flyway's own lock begins with its history table only: of two processes that find none, one
   * would fail.
   */
  private static final String LOCK = "hashtext('codev tables')";

  private final String folder;
  private final String historyTable;

  DatabaseSchema(String folder, String historyTable) {
    this.folder = folder;
    this.historyTable = historyTable;
  }

  /**
   * Applies the migrations that the database does not have yet. Several processes may do so at
   * once: one of them applies, the others wait for it. Where the pool has an owner, that account
   * applies them and then grants the pool's account what it needs.
   *
   * @throws IllegalStateException if the database has a migration that this version does not know,
   *     if an applied file has been edited since, or if a migration fails
   */
  public void migrate(DataSource dataSource) {
    var location = "classpath:codev/database/migration/" + folder;
    if (dataSource instanceof PostgresPool pool)
      migrate(pool.unpooledDataSource(), location, grantsTo(pool.writer()));
    else migrate(dataSource, location);
  }

  void migrate(DataSource dataSource, String location) {
    migrate(dataSource, location, "");
  }

  private void migrate(DataSource dataSource, String location, String grants) {
    try (var lock = dataSource.getConnection()) {
      execute(lock, "select pg_advisory_lock(%s)".formatted(LOCK));
      try {
        var flyway = flyway(dataSource, location);
        refuseNewerSchema(flyway);
        flyway.migrate();
        if (!grants.isEmpty()) execute(lock, grants);
      } finally {
        execute(lock, "select pg_advisory_unlock(%s)".formatted(LOCK));
      }
    } catch (SQLException | FlywayException e) {
      throw new IllegalStateException(
          "The tables of the %s database cannot be brought up to date: %s"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** Empty for nobody, and where one account is enough. */
  private String grantsTo(@Nullable String writer) {
    var file = "/codev/database/grants/%s.sql".formatted(folder);
    try (var grants = DatabaseSchema.class.getResourceAsStream(file)) {
      if (writer == null || grants == null) return "";
      var name = '"' + writer.replace("\"", "\"\"") + '"';
      return new String(grants.readAllBytes(), UTF_8).replace("${writer}", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Flyway flyway(DataSource dataSource, String location) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations(location)
        .failOnMissingLocations(true)
        .table(historyTable)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .validateMigrationNaming(true)
        // By default a migration of a newer version is ignored.
        .ignoreMigrationPatterns(new String[0])
        .load();
  }

  /** Flyway would refuse as well, but names neither version. */
  private void refuseNewerSchema(Flyway flyway) {
    var info = flyway.info();
    var known = latest(Arrays.stream(info.all()).filter(m -> m.getState().isResolved()));
    var applied = latest(Arrays.stream(info.applied()));
    if (applied.compareTo(known) > 0)
      throw new IllegalStateException(
          ("The %s database has schema version %s, and this program knows versions up to %s only:"
                  + " a newer version has been started on it. Start that version again; migrations"
                  + " are not undone.")
              .formatted(folder, applied, known));
  }

  private static MigrationVersion latest(Stream<MigrationInfo> migrations) {
    return migrations
        .map(MigrationInfo::getVersion)
        .max(MigrationVersion::compareTo)
        .orElse(MigrationVersion.EMPTY);
  }
}
