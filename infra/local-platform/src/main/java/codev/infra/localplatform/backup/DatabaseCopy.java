package codev.infra.localplatform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a service's database into an empty one on another server of this machine. The tables are
 * made anew by the migrations that the source has, so the copy is of its version, with the same
 * owner, indexes and triggers; the service brings it up to date when it starts.
 *
 * @param from as the administrator, like the other
 * @param folder that both servers can write to
 */
record DatabaseCopy(Connection from, Connection to, Path folder) {

  private static final String MIGRATIONS = "/codev/database/migration/service/";

  /** The statements that make the table in which applied migrations are recorded. */
  private static final String CREATE_HISTORY =
      """
      select definition from (
        select 1 as step, format('create table schema_history (%s)', string_agg(
          format('%I %s', attname, format_type(atttypid, atttypmod))
            || case when attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(adbin, adrelid), ''),
          ', ' order by attnum)) as definition
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = 'schema_history'::regclass and attnum > 0 and not attisdropped
        union all
        select 2, format('alter table schema_history add constraint %I %s',
          conname, pg_get_constraintdef(oid))
        from pg_constraint where conrelid = 'schema_history'::regclass and contype = 'p'
        union all
        select 3, pg_get_indexdef(indexrelid)
        from pg_index where indrelid = 'schema_history'::regclass and not indisprimary) as history
      order by step
      """;

  private static final String APPLIED =
      "select script from schema_history where type = 'SQL' and success order by installed_rank";

  private static final String TABLES =
      """
      select quote_ident(relname),
        string_agg(quote_ident(attname), ', ' order by attname),
        string_agg(format_type(atttypid, atttypmod), ', ' order by attname)
      from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and attnum > 0 and not attisdropped and attgenerated = ''
      group by relname order by relname
      """;

  private static final String SEQUENCES =
      """
      select format('select setval(%L, %s)', format('%I', sequencename), last_value)
      from pg_sequences where schemaname = 'public' and last_value is not null
      """;

  /** The account follows. */
  private static final String GRANTS =
      """
      select format('grant %s on %I to %I', privilege_type, relname, rolname)
      from pg_class cross join aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
      where relnamespace = 'public'::regnamespace and relkind = 'r' and rolname =
      """;

  private record Table(String name, String columns, String types) {}

  /**
   * @param owner of the tables
   * @param writer who keeps the rights on them
   */
  void run(String owner, String writer) throws IOException, SQLException {
    for (var connection : List.of(from, to))
      connection.setNetworkTimeout(Runnable::run, 0); // a large table takes its time
    execute(to, "set role " + owner);
    makeTables();
    execute(to, "reset role");
    var tables = tables(from);
    if (!tables.equals(tables(to))) {
      throw new CliException(
          "The tables of %s in the backup are not those that its migrations create; without --only it can be restored"
              .formatted(owner));
    }
    // What is only added to is emptied of what migrations put there, and no reference is checked.
    execute(to, "set session_replication_role = replica");
    execute(to, "truncate " + tables.stream().map(Table::name).collect(joining(", ")));
    for (var table : tables) copy(table);
    execute(to, "set role " + owner);
    execute(to, rows(from, SEQUENCES));
    execute(to, rows(from, GRANTS + "'" + writer + "'"));
  }

  private void makeTables() throws IOException, SQLException {
    if (PostgresDatabases.ask(
            from, "select count(*) from pg_tables where tablename = 'schema_history'")
        .equals("0")) {
      throw new CliException(
          "The backup comes from a version of codev that recorded no migrations; without --only it"
              + " can be restored");
    }
    execute(to, rows(from, CREATE_HISTORY));
    for (var script : rows(from, APPLIED)) execute(to, migration(script));
  }

  private static String migration(String script) throws IOException {
    try (var file = DatabaseCopy.class.getResourceAsStream(MIGRATIONS + script)) {
      if (file == null) {
        throw new CliException(
            "The backup comes from a newer version of codev, which has the migration " + script);
      }
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(TABLES)) {
      while (row.next())
        tables.add(new Table(row.getString(1), row.getString(2), row.getString(3)));
    }
    return tables;
  }

  /** By a file, which the servers write and read themselves. */
  private void copy(Table table) throws IOException, SQLException {
    var file = folder.resolve("table");
    var rows = "copy %s (%s)".formatted(table.name(), table.columns());
    var form = "'%s' (format binary)".formatted(file.toString().replace("'", "''"));
    execute(from, rows + " to " + form);
    execute(to, rows + " from " + form);
    Files.delete(file);
  }

  /** The first field of each row. */
  private static List<String> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) rows.add(row.getString(1));
    }
    return rows;
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    for (var statement : statements) execute(connection, statement);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
