package codev.infra.localplatform;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.identity.IdentityProviderApplication;
import codev.infra.localplatform.mail.MailCatcher;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.stores.Databases;
import codev.infra.localplatform.stores.EmbeddedMongoServer;
import codev.infra.localplatform.stores.KafkaBroker;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs that make up a platform, and the settings that tell each where the others are. */
final class PlatformProcesses {

  private static final int SERVICE_HEAP_MEGABYTES = 160;
  private static final int IDENTITY_HEAP_MEGABYTES = 96;
  private static final int GATEWAY_HEAP_MEGABYTES = 128;

  private final DataDirectory data;
  private final Ports ports;
  private final JavaCommand java;
  private final Map<String, String> environment;
  private final List<ProcessSpecification> programs = new ArrayList<>();

  private PlatformProcesses(
      DataDirectory data, Ports ports, JavaCommand java, Map<String, String> environment) {
    this.data = data;
    this.ports = ports;
    this.java = java;
    this.environment = environment;
  }

  /**
   * @param environment where {@code CODEV_POSTGRES_URL}, {@code CODEV_KAFKA} and {@code
   *     CODEV_MONGODB_URI} name servers of one's own
   */
  static List<ProcessSpecification> programs(
      DataDirectory data, Ports ports, JavaCommand java, Map<String, String> environment) {
    var platform = new PlatformProcesses(data, ports, java, environment);
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
            "Port %d is taken, and %s needs it; choose others with --port"
                .formatted(program.port(), program.name()));
      }
    }
  }

  private void describe() throws IOException {
    var databases = databases();
    var kafka = kafka();
    var views = views();
    identity();
    programs.add(MailCatcher.program(ports.smtp(), ports.mail(), java));
    var stores = new HashSet<String>();
    programs.stream()
        .map(ProcessSpecification::name)
        .filter(Set.of("postgres", "kafka", "views")::contains)
        .forEach(stores::add);
    service("group-service", ports.groups(), "codev_groups", databases, kafka, views, stores);
    service("session-service", ports.sessions(), "codev_sessions", databases, kafka, views, stores);
    service(
        "learning-service", ports.learning(), "codev_learning", databases, kafka, views, stores);
    gateway();
  }

  private Databases databases() throws IOException {
    var own = environment.get("CODEV_POSTGRES_URL");
    if (own == null) {
      var postgres = new PostgresServer(data, ports.postgres(), java.ownJar());
      programs.add(postgres.program());
      return postgres.databases();
    }
    var databases = Databases.at(own, data.secrets());
    try {
      databases.areDurableAndComplete();
    } catch (SQLException e) {
      throw new CliException(
          "The server of CODEV_POSTGRES_URL cannot be used: " + CliException.reason(e), e);
    }
    return databases;
  }

  private String kafka() {
    var own = environment.get("CODEV_KAFKA");
    if (own != null) return own;
    programs.add(KafkaBroker.program(data, ports, java));
    return "127.0.0.1:" + ports.kafka();
  }

  private String views() {
    var own = environment.get("CODEV_MONGODB_URI");
    if (own != null) return own;
    programs.add(EmbeddedMongoServer.program(data, ports.views(), java));
    return "mongodb://127.0.0.1:" + ports.views();
  }

  private void identity() {
    programs.add(
        ProcessSpecification.service(
            "identity",
            ports.identity(),
            Set.of(),
            java.runningMain(IdentityProviderApplication.class, IDENTITY_HEAP_MEGABYTES),
            Map.of(
                "CODEV_PORT", String.valueOf(ports.identity()),
                "CODEV_ISSUER", ports.issuer(),
                "CODEV_GATEWAY", ports.address(),
                "CODEV_CLIENT_SECRET", data.secrets().password("client"),
                "CODEV_TOKEN_KEY_FILE", data.secrets().tokenKey().toString(),
                "CODEV_ACCOUNTS_FILE", data.accounts().file().toString())));
  }

  private void service(
      String name,
      int port,
      String database,
      Databases databases,
      String kafka,
      String views,
      Set<String> stores) {
    var secrets = data.secrets();
    var told = new HashMap<>(databases.access("CODEV_LOG", database));
    told.putAll(databases.access("CODEV_KEYS", "codev_keys"));
    told.putAll(
        Map.of(
            "CODEV_MAIL_HOST", "127.0.0.1",
            "CODEV_MAIL_PORT", String.valueOf(ports.smtp()),
            "CODEV_PUBLIC_ADDRESS", ports.address()));
    told.putAll(
        Map.of(
            "CODEV_PORT", String.valueOf(port),
            "CODEV_VIEWS_URI", EmbeddedMongoServer.uri(views, database),
            "CODEV_KAFKA", kafka,
            "CODEV_MASTER_KEY_FILE", secrets.masterKey().toString(),
            "CODEV_AUDIT_KEY_FILE", secrets.auditKey(name).toString(),
            "CODEV_ISSUER", ports.issuer(),
            "CODEV_JWKS", jwks(),
            "SERVER_ADDRESS", "127.0.0.1",
            "CODEV_TIME_TOLDBY", secrets.demoClockSecret(),
            "SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "5s"));
    programs.add(
        ProcessSpecification.service(
            name, port, stores, java.runningJar(name, SERVICE_HEAP_MEGABYTES), told));
  }

  private void gateway() {
    programs.add(
        ProcessSpecification.service(
            "gateway",
            ports.gateway(),
            Set.of(),
            java.runningJar("gateway", GATEWAY_HEAP_MEGABYTES),
            Map.of(
                "CODEV_TIME_TOLDBY",
                data.secrets().demoClockSecret(),
                "CODEV_PORT",
                String.valueOf(ports.gateway()),
                "CODEV_GROUP_SERVICE",
                "http://127.0.0.1:" + ports.groups(),
                "CODEV_SESSION_SERVICE",
                "http://127.0.0.1:" + ports.sessions(),
                "CODEV_LEARNING_SERVICE",
                "http://127.0.0.1:" + ports.learning(),
                "CODEV_ISSUER",
                ports.issuer(),
                "CODEV_JWKS",
                jwks(),
                "CODEV_CLIENT_SECRET",
                data.secrets().password("client"),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE",
                "5s")));
  }

  private String jwks() {
    return "http://127.0.0.1:" + ports.identity() + "/oauth2/jwks";
  }
}
