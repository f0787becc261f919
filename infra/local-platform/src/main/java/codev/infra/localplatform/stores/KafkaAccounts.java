package codev.infra.localplatform.stores;

import static java.util.stream.Collectors.joining;

import codev.infra.localplatform.data.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The accounts of the broker: one for each service, which writes to its own topic, reads all topics
 * and keeps its place in each under its own name; and the broker's own, which may do everything.
 */
public record KafkaAccounts(Secrets secrets) {
  private static final String BROKER = "kafka";
  private static final String ANY_HOST = "*";
  private static final String MECHANISM = "PLAIN";
  private static final String PROTOCOL = "SASL_PLAINTEXT";

  /** What the names of all topics begin with. */
  private static final String TOPICS = "codev.";

  /** Its client reaches a broker of this machine. */
  private static final int TIMEOUT_MILLIS = 5_000;

  /** The settings of a service that signs in. */
  public Map<String, String> access(ServiceLog log) {
    return Map.of(
        "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
        PROTOCOL,
        "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
        MECHANISM,
        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
        login(log.database(), password(log)) + ";");
  }

  /** The settings of a client that signs in as the broker itself. */
  Map<String, Object> brokerAccess(int port) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + port,
        "security.protocol",
        PROTOCOL,
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        login(BROKER, password()) + ";",
        "request.timeout.ms",
        TIMEOUT_MILLIS,
        "default.api.timeout.ms",
        TIMEOUT_MILLIS);
  }

  /**
   * What the broker knows of its accounts.
   *
   * @param clientListener name of the listener that all use
   * @param controller name of the listener that the broker uses alone
   */
  Map<String, String> brokerSettings(String clientListener, String controller) {
    var serviceEntries =
        Arrays.stream(ServiceLog.values())
            .map(log -> " user_%s=\"%s\"".formatted(log.database(), password(log)))
            .collect(joining());
    var itself = login(BROKER, password()) + " user_%s=\"%s\"".formatted(BROKER, password());
    return Map.of(
        "listener.security.protocol.map",
        "%1$s:%2$s,%3$s:%2$s".formatted(clientListener, PROTOCOL, controller),
        "inter.broker.listener.name",
        clientListener,
        "sasl.enabled.mechanisms",
        MECHANISM,
        "sasl.mechanism.inter.broker.protocol",
        MECHANISM,
        "sasl.mechanism.controller.protocol",
        MECHANISM,
        jaasOf(clientListener),
        itself + serviceEntries + ";",
        jaasOf(controller),
        itself + ";",
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users",
        principal(BROKER));
  }

  /** Grants each service what it needs, and returns when the broker has noted it. */
  boolean areGranted(int port) throws InterruptedException, ExecutionException {
    try (var kafka = Admin.create(brokerAccess(port))) {
      kafka.createAcls(grants()).all().get();
    }
    return true;
  }

  /** What each service may do; the containers grant the same (kafka-accounts.sh). */
  static List<AclBinding> grants() {
    var grants = new ArrayList<AclBinding>();
    for (var log : ServiceLog.values()) {
      var topics = new ResourcePattern(ResourceType.TOPIC, TOPICS, PatternType.PREFIXED);
      // the first that needs a topic creates it, and sees how many partitions it has got
      for (var operation :
          List.of(AclOperation.READ, AclOperation.CREATE, AclOperation.DESCRIBE_CONFIGS))
        grants.add(grant(log, operation, topics));
      var ownTopic = new ResourcePattern(ResourceType.TOPIC, log.topic(), PatternType.LITERAL);
      for (var operation : List.of(AclOperation.WRITE, AclOperation.ALTER))
        grants.add(grant(log, operation, ownTopic));
      var groups =
          new ResourcePattern(ResourceType.GROUP, log.service() + ".", PatternType.PREFIXED);
      grants.add(grant(log, AclOperation.READ, groups));
    }
    return grants;
  }

  private static AclBinding grant(
      ServiceLog log, AclOperation operation, ResourcePattern resource) {
    return new AclBinding(
        resource,
        new AccessControlEntry(
            principal(log.database()), ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  private static String principal(String account) {
    return "User:" + account;
  }

  private String password() {
    return secrets.password(BROKER);
  }

  private String password(ServiceLog log) {
    return secrets.password(log.database() + "_kafka");
  }

  private static String jaasOf(String listener) {
    return "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT));
  }

  /** The passwords are of letters, digits, {@code -} and {@code _}. */
  private static String login(String account, String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required"
        + " username=\"%s\" password=\"%s\"".formatted(account, password);
  }
}
