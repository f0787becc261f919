package codev.infra.localplatform.stores;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.data.MasterKeyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The accounts that the containers make at their stores")
class ContainerAccountsTest {
  @TempDir Path folder;

  private ContainerScripts scripts;

  @BeforeEach
  void make_the_secrets() throws Exception {
    scripts = new ContainerScripts(folder);
    scripts.runForAll("secrets.sh");
  }

  @Test
  @DisplayName("have passwords of their own, of which a service has no neighbour's")
  void a_service_has_its_own_passwords() {
    var known = new HashSet<String>();
    for (var log : ServiceLog.values()) {
      var name = log.database();
      var login = setting(log, "spring.kafka.properties.sasl.jaas.config");
      assertThat(login)
          .contains("username=\"" + name + "\"")
          .contains("password=\"" + secret("kafka/" + name) + "\";");
      var views = setting(log, "CODEV_VIEWS_PASSWORD");
      assertThat(views).isEqualTo(secret("views/" + name)).isNotEqualTo(secret("views/views"));
      assertThat(known.add(login)).isTrue();
      assertThat(known.add(views)).isTrue();
    }
  }

  @Test
  @DisplayName("keep their passwords when the containers start again")
  void passwords_are_kept() throws Exception {
    var before = scripts.allSecrets();

    scripts.runForAll("secrets.sh");

    assertThat(before).isNotEmpty();
    assertThat(scripts.allSecrets()).isEqualTo(before);
  }

  @Test
  @DisplayName("the gateway gets neither a master key nor the account of the key vault")
  void the_gateway_gets_no_key() throws Exception {
    var ofGateway = scripts.secrets().resolve("gateway").toString();
    var given = new HashSet<String>();
    for (var secret : scripts.allSecrets().entrySet())
      if (secret.getKey().startsWith(ofGateway)) given.add(secret.getValue());

    assertThat(given)
        .isNotEmpty()
        .doesNotContain(secret("all/master-key"), secret("all/codev_keys"));
  }

  @Test
  @DisplayName("the epoch keys are kept when the containers start again, and are not among secrets")
  void the_epoch_keys_are_kept() throws Exception {
    var key = Files.writeString(folder.resolve("epoch-keys").resolve("key"), "an epoch key");

    scripts.runForAll("secrets.sh");

    assertThat(key).hasContent("an epoch key");
    assertThat(scripts.allSecrets().values()).doesNotContain("an epoch key");
  }

  @Test
  @DisplayName("a master key is added below the others for each service, and a retired one removed")
  void a_master_key_is_added_and_removed() throws Exception {
    var first = secret("all/master-key").strip();

    scripts.runForAll("secrets.sh", "add-master-key");

    var both = secret("all/master-key").lines().toList();
    assertThat(both).hasSize(2).startsWith(first).doesNotHaveDuplicates();
    for (var log : ServiceLog.values())
      assertThat(secret(log.service() + "/master-key").lines()).containsExactlyElementsOf(both);

    var ids = new MasterKeyFile(folder.resolve("secrets/all/master-key"), folder).ids();
    scripts.runForAll("secrets.sh", "remove-master-key", ids.getFirst(), ids.getLast());
    scripts.runForAll("secrets.sh", "remove-master-key", ids.getFirst(), ids.getLast()); // again

    for (var log : ServiceLog.values())
      assertThat(secret(log.service() + "/master-key").lines()).containsExactly(both.getLast());
  }

  @Test
  @DisplayName("no master key is lost with a retired one, whether or not the last line has an end")
  void no_other_master_key_is_removed() throws Exception {
    var file = folder.resolve("secrets/all/master-key");
    Files.writeString(file, "first\nsecond\nnewest");
    var ids = new MasterKeyFile(file, folder).ids();

    scripts.runForAll("secrets.sh", "remove-master-key", ids.getFirst(), ids.getLast());
    assertThat(secret("all/master-key").lines()).containsExactly("second", "newest");
    for (var log : ServiceLog.values())
      assertThat(secret(log.service() + "/master-key").lines()).containsExactly("second", "newest");
  }

  @Test
  @DisplayName("no master key is removed without the name of another one that wraps instead")
  void a_master_key_in_use_is_not_removed() throws Exception {
    scripts.runForAll("secrets.sh", "add-master-key");
    var before = scripts.allSecrets();
    var ids = new MasterKeyFile(folder.resolve("secrets/all/master-key"), folder).ids();
    var inUse = ids.getFirst();

    for (var names : List.of(List.of(inUse), List.of(inUse, inUse), List.of(inUse, "0123456789ab")))
      assertThat(scripts.failForAll("secrets.sh", arguments("remove-master-key", names)))
          .contains("No master key is removed");
    assertThat(scripts.failForAll("secrets.sh", "remove-master-key"))
        .contains("No master key is removed");

    assertThat(scripts.allSecrets()).isEqualTo(before);
  }

  private static String[] arguments(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toArray(String[]::new);
  }

  @Test
  @DisplayName("are granted at the brokers what the local platform grants")
  void brokers_grant_the_same() throws Exception {
    var calls = folder.resolve("calls");
    for (var program : List.of("kafka-acls.sh", "kafka-configs.sh"))
      scripts.replace(program, "#!/bin/sh\necho \"$@\" >> '%s'\n".formatted(calls));

    var _ = scripts.run("kafka-accounts.sh", "kafka", Map.of());

    var lines = Files.readAllLines(calls);
    var inContainers = new HashSet<String>();
    for (var line : lines) inContainers.addAll(granted(words(line)));
    var locally = new HashSet<String>();
    for (var grant : KafkaAccounts.grants()) locally.add(description(grant));
    assertThat(inContainers).isEqualTo(locally);
    for (var log : ServiceLog.values())
      assertThat(lines)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("--entity-name " + log.database() + " ")
                      .contains("[password=" + secret("kafka/" + log.database()) + "]"));
  }

  @Test
  @DisplayName("are needed: each store of the containers asks for them")
  void each_store_asks_for_them() throws IOException {
    var containers = Files.readString(ContainerScripts.REPOSITORY.resolve("docker-compose.yml"));
    assertThat(containers)
        .contains("KAFKA_AUTHORIZER_CLASS_NAME: ")
        .contains("--keyFile, /secrets/key")
        .doesNotContain(":PLAINTEXT")
        .doesNotContain("mongodb://views");
    for (var log : ServiceLog.values())
      assertThat(containers)
          .contains("mongodb://%s:$${CODEV_VIEWS_PASSWORD}@views".formatted(log.database()));
  }

  @Test
  @DisplayName("are sent to stores whose certificates have their names")
  void stores_are_certified_by_their_names() throws Exception {
    scripts.runForAll("certificates.sh");

    assertThat(names("postgres/postgres.pem")).contains("postgres");
    // their own containers look from inside whether they are well
    assertThat(names("views/views.pem")).contains("views", "localhost", "127.0.0.1");
    for (int number = 1; number <= 3; number++)
      assertThat(names("kafka/kafka-%d.pem".formatted(number)))
          .contains("kafka-" + number, "broker-" + number);
  }

  private List<String> names(String file) throws CertificateException {
    var pem = secret(file);
    var encoded = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----")).getBytes(US_ASCII);
    var certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    return requireNonNull(certificate.getSubjectAlternativeNames()).stream()
        .map(name -> String.valueOf(name.get(1)))
        .toList();
  }

  private static Set<String> granted(List<String> words) {
    if (!words.contains("--allow-principal")) return Set.of();
    var kind = words.contains("--topic") ? "topic" : "group";
    var granted = new HashSet<String>();
    for (int i = 0; i < words.size(); i++)
      if (words.get(i).equals("--operation"))
        granted.add(
            description(
                after(words, "--allow-principal"),
                words.get(i + 1),
                kind,
                after(words, "--" + kind),
                after(words, "--resource-pattern-type")));
    return granted;
  }

  private static String description(AclBinding grant) {
    return description(
        grant.entry().principal(),
        grant.entry().operation().name().replace("_", ""),
        grant.pattern().resourceType().name(),
        grant.pattern().name(),
        grant.pattern().patternType().name());
  }

  private static String description(
      String account, String operation, String kind, String name, String pattern) {
    return "%s: %s of %s %s, %s"
        .formatted(account, operation, kind, name, pattern)
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  private static String after(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  private String setting(ServiceLog log, String name) {
    return secret(log.service() + "/settings/" + name);
  }

  private String secret(String file) {
    return scripts.secret(file);
  }
}
