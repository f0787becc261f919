package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("A master key in a key management service")
class KeyManagementServiceTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";
  private static final String URI = "codev.keys.master-key-uri=" + TestKmsClient.SCHEME + "one";

  private final TestPostgres.Database vault = TestPostgres.database();
  private final AtomicReference<String> encrypted = new AtomicReference<>("");

  @TempDir private Path folder;

  @Test
  @DisplayName("wraps the keys of people, and no file is made")
  void wraps() {
    with(this::encrypt, URI, file());
    with(this::decrypt, URI, file());
    assertThat(folder.resolve("master.key")).doesNotExist();
  }

  @Test
  @DisplayName("is checked like any other: another one is refused")
  void is_checked() {
    with(this::encrypt, URI);
    assertRefused(TestKmsClient.SCHEME + "two", "not the one of this key vault");
  }

  @Test
  @DisplayName("is named with its setting if its service does not answer, or is not known")
  void is_named_where_it_is_missing() {
    assertRefused(TestKmsClient.UNREACHABLE, "CODEV_MASTER_KEY_URI", "no answer within 3 s");
    assertRefused("another-kms://one", "CODEV_MASTER_KEY_URI", "not on the class path");
  }

  @Test
  @DisplayName("takes the place of one in a file, which is needed no longer")
  void takes_the_place_of_a_file() {
    with(this::encrypt, file());
    with(
        service -> {
          var endpoint = service.getBean(KeyEndpoint.class);
          assertThat(rotate(endpoint)).containsKey("retired").doesNotContainKey("refused");
        },
        URI,
        file());
    with(this::decrypt, URI);
  }

  private static Map<String, Object> rotate(KeyEndpoint endpoint) {
    try {
      return endpoint.rotate("master", null, null);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void encrypt(AssertableApplicationContext service) {
    encrypted.set(service.getBean(TextEncryption.class).encrypt("alice", "note/1", WORDS));
  }

  private void decrypt(AssertableApplicationContext service) {
    assertThat(service.getBean(TextEncryption.class).decrypt(encrypted.get())).contains(WORDS);
  }

  private String file() {
    return "codev.keys.master-key-file=" + folder.resolve("master.key");
  }

  private void with(Consumer<AssertableApplicationContext> use, String... settings) {
    runner(settings)
        .run(
            service -> {
              assertThat(service).hasNotFailed();
              use.accept(service);
            });
  }

  private void assertRefused(String uri, String... message) {
    runner("codev.keys.master-key-uri=" + uri)
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MasterKeyRefusedException.class)
                    .hasMessageContainingAll(message));
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
