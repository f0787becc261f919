package codev.infra.confidentiality;

import static codev.infra.confidentiality.KeyProtection.MasterKeySource.FILE;
import static codev.infra.confidentiality.KeyProtection.MasterKeySource.KEY_MANAGEMENT_SERVICE;
import static codev.infra.confidentiality.KeyProtection.MasterKeySource.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("How keys are protected, as documents describe it")
class KeyProtectionTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final TestPostgres.Database vault = TestPostgres.database();

  @TempDir private Path folder;

  @Test
  @DisplayName("by a master key in a file, unless the setting or a service has it")
  void the_source_of_the_master_key() {
    assertDescribed(
        runner("codev.keys.master-key-file=" + folder.resolve("master.key")),
        new KeyProtection(FILE, Duration.ofSeconds(5), null));
  }

  @Test
  @DisplayName("by a master key in the settings, with the memory that is set")
  void the_setting() {
    assertDescribed(
        runner("codev.keys.master-key=" + KEY, "codev.keys.memory=20s"),
        new KeyProtection(SETTING, Duration.ofSeconds(20), null));
  }

  @Test
  @DisplayName("by a key management service, where its address is set")
  void the_service() {
    assertDescribed(
        runner("codev.keys.memory=1m", "codev.keys.master-key-uri=" + TestKmsClient.SCHEME + "one"),
        new KeyProtection(KEY_MANAGEMENT_SERVICE, Duration.ofMinutes(1), null));
  }

  @Test
  @DisplayName("by epoch keys where their folder is set, for 30 days unless another time is")
  void epoch_keys() {
    var key = "codev.keys.master-key=" + KEY;
    var epochs = "codev.keys.epoch-keys-folder=" + folder.resolve("epochs");
    assertDescribed(
        runner(key, epochs),
        new KeyProtection(SETTING, Duration.ofSeconds(5), Duration.ofDays(30)));
    assertDescribed(
        runner(key, epochs, "codev.keys.epoch-keys-kept=14d"),
        new KeyProtection(SETTING, Duration.ofSeconds(5), Duration.ofDays(14)));
    runner(key, epochs, "codev.keys.epoch-keys-kept=1d")
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .hasStackTraceContaining("CODEV_KEYS_EPOCHKEYSKEPT"));
  }

  private static void assertDescribed(ApplicationContextRunner runner, KeyProtection expected) {
    runner.run(service -> assertThat(service.getBean(KeyProtection.class)).isEqualTo(expected));
  }

  private ApplicationContextRunner runner(String... settings) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfidentialityConfiguration.class))
        .withPropertyValues(
            "codev.keys.url=" + vault.url(),
            "codev.keys.username=" + TestPostgres.Database.USERNAME,
            "codev.keys.password=" + TestPostgres.Database.PASSWORD)
        .withPropertyValues(settings);
  }
}
