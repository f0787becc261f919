package codev.infra.localplatform;

import static java.util.stream.Collectors.toUnmodifiableSet;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.mail.MailCatcher;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.stores.KafkaAccess;
import codev.infra.localplatform.stores.KafkaBroker;
import codev.infra.localplatform.stores.MongoDbServer;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs that make up a platform: the stores, the mail catcher, the services. */
final class PlatformProcesses {

  private final DataDirectory data;
  private final Ports ports;
  private final JavaCommand java;
  private final Map<String, String> environment;
  private final UpOptions options;
  private final List<ProcessSpecification> programs = new ArrayList<>();

  private PlatformProcesses(
      DataDirectory data,
      Ports ports,
      JavaCommand java,
      Map<String, String> environment,
      UpOptions options) {
    this.data = data;
    this.ports = ports;
    this.java = java;
    this.environment = environment;
    this.options = options;
  }

  /**
   * @param environment where {@code CODEV_POSTGRES_URL}, {@code CODEV_KAFKA} and {@code
   *     CODEV_MONGODB_URI} name servers of one's own, and {@code CODEV_IDENTITY_EVENTS_ADMIN} a
   *     Keycloak
   */
  static List<ProcessSpecification> programs(
      DataDirectory data,
      Ports ports,
      JavaCommand java,
      Map<String, String> environment,
      UpOptions options) {
    options.proxies().requireNoOwnServer(environment);
    var platform = new PlatformProcesses(data, ports, java, environment, options);
    try {
      platform.describe();
    } catch (IOException e) {
      throw new CliException("Cannot unpack PostgreSQL: " + CliException.reason(e), e);
    }
    return platform.programs;
  }

  /** Throws {@link CliException} when a port that a program needs is taken. */
  static void requireFreePorts(List<ProcessSpecification> programs) {
    for (var program : programs) {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(
            new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), program.port()));
      } catch (IOException e) {
        throw new CliException(
            "%s needs port %d, which is in use. Choose other ports with --port."
                .formatted(program.name(), program.port()));
      }
    }
  }

  private void describe() throws IOException {
    var databases = databases();
    var kafka = kafka();
    var views = views();
    var stores = programs.stream().map(ProcessSpecification::name).collect(toUnmodifiableSet());
    programs.add(MailCatcher.program(ports.smtp(), ports.mail(), java));
    programs.addAll(
        new ServiceProcesses(
                data, ports, java, furtherInstances(), options.instances(), environment)
            .programs(new ServiceProcesses.Stores(databases, kafka, views, stores)));
  }

  private JavaCommand furtherInstances() {
    var tree = options.secondVersion();
    return tree == null ? java : new JavaCommand(tree, false);
  }

  private PostgresDatabases databases() throws IOException {
    var postgresUrl = environment.get("CODEV_POSTGRES_URL");
    if (postgresUrl == null) {
      var postgres =
          new PostgresServer(data, ports.postgres(), java.ownJar(), options.walArchive());
      programs.add(postgres.program());
      return postgres.databases(proxyPort(StoreProxies.POSTGRES, ports.postgres()));
    }
    var databases = PostgresDatabases.at(postgresUrl, data.secrets());
    try {
      databases.areDurableAndComplete();
    } catch (SQLException e) {
      throw new CliException(
          "The server in CODEV_POSTGRES_URL cannot be used: " + CliException.reason(e), e);
    }
    return databases;
  }

  private KafkaAccess kafka() {
    var kafkaAddress = environment.get("CODEV_KAFKA");
    if (kafkaAddress != null) return new KafkaAccess(kafkaAddress, null);
    var reachedAt = proxyPort(StoreProxies.KAFKA, ports.kafka());
    programs.add(KafkaBroker.program(data, ports, reachedAt, java));
    return new KafkaAccess("127.0.0.1:" + reachedAt, KafkaBroker.accounts(data));
  }

  private String views() {
    var mongoUri = environment.get("CODEV_MONGODB_URI");
    if (mongoUri != null) return mongoUri;
    programs.add(MongoDbServer.program(data, ports.views(), java));
    return "mongodb://127.0.0.1:" + proxyPort(StoreProxies.VIEWS, ports.views());
  }

  private int proxyPort(String store, int ownPort) {
    return options.proxies().port(store, ownPort);
  }
}
