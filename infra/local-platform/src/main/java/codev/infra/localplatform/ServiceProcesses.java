package codev.infra.localplatform;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.identity.AccountEventsController;
import codev.infra.localplatform.identity.IdentityProviderApplication;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.stores.KafkaAccess;
import codev.infra.localplatform.stores.MongoDbServer;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.ServiceLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The identity provider, the services and the gateway, and the settings that tell each where the
 * others are.
 *
 * @param furtherInstances how those of a service are run that are not its first
 * @param environment of the launcher, which the programs inherit: where it names a Keycloak whose
 *     events are read, these count
 */
record ServiceProcesses(
    DataDirectory data,
    Ports ports,
    JavaCommand java,
    JavaCommand furtherInstances,
    InstanceCounts instances,
    Map<String, String> environment) {

  private static final String EVENTS_ADMIN = "CODEV_IDENTITY_EVENTS_ADMIN";
  private static final int SERVICE_HEAP_MEGABYTES = 160;
  private static final int IDENTITY_HEAP_MEGABYTES = 96;
  private static final int GATEWAY_HEAP_MEGABYTES = 128;

  /** Of one of several instances, as long as the gateway needs to notice that it stops. */
  private static final String DRAIN = "3s";

  /**
   * Where the services find their stores.
   *
   * @param kafka the brokers, and how each service signs in to them
   * @param views the store of the read models
   * @param programs those of the stores that run here, and start before the services
   */
  record Stores(
      PostgresDatabases databases, KafkaAccess kafka, String views, Set<String> programs) {}

  /** A demonstration or a measurement sends many people's requests as one person. */
  private static final String ONE_PROGRAM = "10000";

  List<ProcessSpecification> programs(Stores stores) {
    var programs = new ArrayList<ProcessSpecification>();
    programs.add(identity());
    programs.addAll(service(ServiceLog.GROUPS, ports::groups, stores));
    programs.addAll(service(ServiceLog.SESSIONS, ports::sessions, stores));
    programs.addAll(service(ServiceLog.LEARNING, ports::learning, stores));
    programs.add(gateway());
    return programs;
  }

  private ProcessSpecification identity() {
    return ProcessSpecification.service(
        "identity",
        ports.identity(),
        Set.of(),
        java.runningMain(IdentityProviderApplication.class, IDENTITY_HEAP_MEGABYTES),
        Map.of(
            "CODEV_PORT", String.valueOf(ports.identity()),
            "CODEV_ISSUER", ports.issuer(),
            "CODEV_GATEWAY", ports.address(),
            "CODEV_CLIENT_SECRET", data.secrets().password("client"),
            "CODEV_EVENTS_SECRET", eventsSecret(),
            "CODEV_TOKEN_KEY_FILE", data.secrets().tokenKey().toString(),
            "CODEV_ACCOUNTS_FILE", data.accounts().file().toString()));
  }

  /** All instances of a service, which differ in their port only. */
  private List<ProcessSpecification> service(ServiceLog log, IntUnaryOperator port, Stores stores) {
    var name = log.service();
    var secrets = data.secrets();
    var settings = new HashMap<>(stores.databases().access("CODEV_LOG", log.database()));
    settings.putAll(stores.databases().access("CODEV_KEYS", "codev_keys"));
    settings.putAll(stores.kafka().of(log));
    settings.putAll(
        Map.of(
            "CODEV_MAIL_HOST", "127.0.0.1",
            "CODEV_MAIL_PORT", String.valueOf(ports.smtp()),
            "CODEV_PUBLIC_ADDRESS", ports.address()));
    settings.putAll(
        Map.of(
            "CODEV_VIEWS_URI", MongoDbServer.uri(stores.views(), log.database()),
            "CODEV_MASTER_KEY_FILE", secrets.masterKey().toString(),
            "CODEV_AUDIT_KEY_FILE", secrets.auditKey(name).toString(),
            "CODEV_ISSUER", ports.issuer(),
            "CODEV_JWKS", jwks(),
            "SERVER_ADDRESS", "127.0.0.1",
            "CODEV_ORGANISATION_HOLDERS", DemonstrationAccounts.organisationHolders(),
            "CODEV_FACILITATORS_POOL_REQUIRED", "false",
            "CODEV_TIME_TOLDBY", secrets.demoClockSecret()));
    settings.put("CODEV_MESSAGE_KEYS_GROUPS", messageKeys(ports.groups(1)));
    settings.put("CODEV_MESSAGE_KEYS_SESSIONS", messageKeys(ports.sessions(1)));
    settings.put("CODEV_MESSAGE_KEYS_LEARNING", messageKeys(ports.learning(1)));
    settings.put("CODEV_EPOCH_KEYS_FOLDER", data.epochKeys().toString());
    settings.put("CODEV_TIME_OFFSET", data.clock().offset().toString());
    settings.put("CODEV_ERASURES_GRACE", "0s");
    if (name.equals("group-service")) {
      settings.putAll(DemonstrationAccounts.directorySettings());
      settings.putAll(accountEvents());
    }
    // The provider's address has the platform's port, which may be another tomorrow.
    settings.put("CODEV_IDENTITY_RECORDEDISSUER", "codev:local");
    // The stores' disks, which are what fills; each may be another one.
    settings.put(
        "MANAGEMENT_METRICS_SYSTEM_DISKSPACE_PATHS",
        DataDirectory.STORES.stream()
            .map(store -> data.store(store).toString())
            .collect(Collectors.joining(",")));
    if (instances.of(name) > 1) settings.put("CODEV_SHUTDOWN_DRAIN", DRAIN);
    return IntStream.rangeClosed(1, instances.of(name))
        .mapToObj(
            number -> {
              var instanceSettings = new HashMap<>(settings);
              instanceSettings.put("CODEV_PORT", String.valueOf(port.applyAsInt(number)));
              return ProcessSpecification.service(
                  InstanceCounts.name(name, number),
                  port.applyAsInt(number),
                  stores.programs(),
                  (number == 1 ? java : furtherInstances).runningJar(name, SERVICE_HEAP_MEGABYTES),
                  instanceSettings);
            })
        .toList();
  }

  /** Where group-service reads which accounts have lost a role. */
  private Map<String, String> accountEvents() {
    return environment.containsKey(EVENTS_ADMIN)
        ? Map.of()
        : Map.of(
            EVENTS_ADMIN,
            "http://127.0.0.1:" + ports.identity() + AccountEventsController.ADMIN,
            "CODEV_IDENTITY_EVENTS_SECRET",
            eventsSecret());
  }

  private String eventsSecret() {
    return data.secrets().password("events-client");
  }

  private ProcessSpecification gateway() {
    return ProcessSpecification.service(
        "gateway",
        ports.gateway(),
        Set.of(),
        java.runningJar("gateway", GATEWAY_HEAP_MEGABYTES),
        Map.ofEntries(
            entry("CODEV_TIME_TOLDBY", data.secrets().demoClockSecret()),
            entry("CODEV_PORT", String.valueOf(ports.gateway())),
            entry("CODEV_GROUP_SERVICE", addresses("group-service", ports::groups)),
            entry("CODEV_SESSION_SERVICE", addresses("session-service", ports::sessions)),
            entry("CODEV_LEARNING_SERVICE", addresses("learning-service", ports::learning)),
            entry("CODEV_ISSUER", ports.issuer()),
            entry("CODEV_JWKS", jwks()),
            entry("CODEV_CLIENT_SECRET", data.secrets().password("client")),
            entry("CODEV_LIMITS_PERSONPERSECOND", ONE_PROGRAM),
            entry("CODEV_LIMITS_PERSONBURST", ONE_PROGRAM),
            entry("CODEV_LISTENER_CONNECTIONSPERADDRESS", "0"), // all come from this machine
            entry("SERVER_ADDRESS", "127.0.0.1")));
  }

  private String addresses(String service, IntUnaryOperator port) {
    return IntStream.rangeClosed(1, instances.of(service))
        .mapToObj(number -> "http://127.0.0.1:" + port.applyAsInt(number))
        .collect(joining(","));
  }

  /** All instances of a service have the same. */
  private static String messageKeys(int port) {
    return "http://127.0.0.1:%d/.well-known/message-keys".formatted(port);
  }

  private String jwks() {
    return "http://127.0.0.1:" + ports.identity() + "/oauth2/jwks";
  }
}
