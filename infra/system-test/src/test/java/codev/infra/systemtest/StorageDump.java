package codev.infra.systemtest;

import codev.infra.testkit.TestTimeouts;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that the platform has stored, as a thief of its disks would read it. */
final class StorageDump {
  private static final List<String> DATABASES =
      List.of("codev_groups", "codev_sessions", "codev_learning", "codev_keys");

  private StorageDump() {}

  /** All rows of all tables of all databases: of the logs, the key vault and the server's own. */
  static String postgres(Platform platform) {
    var dump = new StringBuilder();
    try {
      for (var database : databases(platform))
        try (var connection = connect(platform, database)) {
          for (var table : tables(connection)) rows(connection, table, dump);
        }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return dump.toString();
  }

  /** As the server's administrator. */
  static Connection connect(Platform platform, String database) throws SQLException {
    var url = "jdbc:postgresql://localhost:" + platform.process("postgres").port() + "/" + database;
    return DriverManager.getConnection(url, "postgres", secret(platform, "postgres-password"));
  }

  private static List<String> databases(Platform platform) throws SQLException {
    var databases = new ArrayList<String>();
    try (var connection = connect(platform, "postgres");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select datname from pg_database where datallowconn and not datistemplate")) {
      while (rows.next()) databases.add(rows.getString(1));
    }
    return databases;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var found =
        connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
      while (found.next()) tables.add(found.getString("TABLE_NAME"));
    }
    return tables;
  }

  private static void rows(Connection connection, String table, StringBuilder dump)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next())
        for (int i = 1; i <= columns; i++) dump.append(text(rows, i)).append('\n');
    }
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column) instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(rows.getString(column));
  }

  /** All documents of all collections. */
  static String views(Platform platform) {
    var dump = new StringBuilder();
    try (var client =
        MongoClients.create("mongodb://localhost:" + platform.process("views").port())) {
      for (var database : DATABASES)
        for (var collection : client.getDatabase(database).listCollectionNames())
          for (var document : client.getDatabase(database).getCollection(collection).find())
            dump.append(document.toJson()).append('\n');
    }
    return dump.toString();
  }

  /** All records of all topics, headers included. */
  static String topics(Platform platform) {
    var dump = new StringBuilder();
    try (var consumer =
        new KafkaConsumer<>(
            BrokerAccount.of(platform), new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .filter(p -> p.topic().startsWith("codev."))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var deadline = System.nanoTime() + TestTimeouts.LIMIT.toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        if (System.nanoTime() > deadline) throw new AssertionError("Kafka gives no more records");
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          dump.append(record.key()).append(record.value()).append('\n');
          for (var header : record.headers())
            dump.append(header.key())
                .append(new String(header.value(), StandardCharsets.UTF_8))
                .append('\n');
        }
      }
    }
    return dump.toString();
  }

  /** What all processes have written of themselves. */
  static String logs(Platform platform) {
    var dump = new StringBuilder();
    try (var files = Files.list(platform.data().resolve("logs"))) {
      for (var file : files.toList())
        dump.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dump.toString();
  }

  private static String secret(Platform platform, String name) {
    try {
      return Files.readString(platform.data().resolve("secrets").resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
