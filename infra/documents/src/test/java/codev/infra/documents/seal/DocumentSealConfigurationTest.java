package codev.infra.documents.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The key that seals a service's documents")
class DocumentSealConfigurationTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant yesterday = now.minus(Duration.ofDays(1));
  private final Instant tomorrow = now.plus(Duration.ofDays(1));

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(DocumentSealConfiguration.class);

  @TempDir private Path folder;

  @Test
  @DisplayName("is none unless there is a keystore or a key that signs the log")
  void is_none_by_itself() {
    service.run(
        context -> {
          var seal = context.getBean(DocumentSeal.class);
          assertThat(seal.certificate()).isEmpty();
          assertThat(seal.seal(new byte[] {1, 2}, Locale.FRENCH)).containsExactly(1, 2);
        });
  }

  @Test
  @DisplayName("is that of the keystore in the settings")
  void is_that_of_the_keystore() throws Exception {
    var key = TestKey.of("EC", 256, yesterday, tomorrow);
    withKeystore(key)
        .withPropertyValues("codev.audit.signing-key-file=" + folder.resolve("audit.pem"))
        .run(
            context ->
                assertThat(context.getBean(DocumentSeal.class).certificate())
                    .contains(key.forSeal().toCertificate()));
    assertThat(folder.resolve("document-seal.pem")).doesNotExist();
  }

  @Test
  @DisplayName("is made once beside the key that signs the log, for its owner alone")
  void is_made_once() throws IOException {
    assertThat(made("Horizons & Pairs").name()).isEqualTo("Horizons & Pairs");
    var file = folder.resolve("keys/document-seal.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files).containsExactly(file);
    }
    var content = Files.readString(file);
    assertThat(made("Another name").name()).isEqualTo("Horizons & Pairs");
    assertThat(file).hasContent(content);
  }

  @Test
  @DisplayName("is accepted by a process that started a moment before another one made it")
  void is_accepted_by_who_started_before() throws IOException {
    var started = Instant.parse("2027-02-02T13:14:59.900Z");
    var file = folder.resolve("document-seal.pem");
    var made = SelfSignedSealKey.readOrCreate(file, "Horizons", started.plusMillis(200));
    assertThat(
            SelfSignedSealKey.readOrCreate(file, "Horizons", started)
                .checked("it", started)
                .toCertificate())
        .isEqualTo(made.toCertificate());
  }

  @Test
  @DisplayName("is named codev where the organisation is not, and by 64 characters at most")
  void has_a_name() {
    assertThat(made("A".repeat(70)).name()).isEqualTo("A".repeat(64));
    var other = folder.resolve("other/audit.pem");
    service
        .withPropertyValues("codev.audit.signing-key-file=" + other)
        .run(
            context ->
                assertThat(certificate(context.getBean(DocumentSeal.class)).name())
                    .isEqualTo("codev"));
  }

  @Test
  @DisplayName("is none where it cannot be kept; the service starts")
  void is_none_where_it_cannot_be_kept() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    service
        .withPropertyValues("codev.audit.signing-key-file=" + file.resolve("audit.pem"))
        .run(context -> assertThat(context.getBean(DocumentSeal.class).certificate()).isEmpty());
  }

  @Test
  @DisplayName("is refused in one line where its certificate has expired, or is not valid yet")
  void an_expired_certificate_is_refused() throws Exception {
    assertRefused(
        TestKey.of("EC", 256, yesterday.minus(Duration.ofDays(1)), yesterday),
        "has expired: it was valid until " + yesterday);
    assertRefused(
        TestKey.of("EC", 256, tomorrow, tomorrow.plus(Duration.ofDays(1))),
        "is not valid before " + tomorrow);
  }

  @Test
  @DisplayName("is refused where it is weak, or of a kind or for a use that seals nothing")
  void an_unfit_key_is_refused() throws Exception {
    assertRefused(TestKey.of("RSA", 1024, yesterday, tomorrow), "at least 2048 bits");
    assertRefused(TestKey.of("DSA", 2048, yesterday, tomorrow), "neither an EC key nor");
    var encryption =
        Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));
    assertRefused(TestKey.of("EC", 256, yesterday, tomorrow, encryption), "not for signatures");
  }

  @Test
  @DisplayName("is refused where the keystore is missing, has two keys or another password")
  void an_unfit_keystore_is_refused() throws Exception {
    var key = TestKey.of("EC", 256, yesterday, tomorrow);
    assertRefused(withKeystore(key, key), "has 2 keys");
    assertRefused(
        withKeystore(key).withPropertyValues("codev.documents.seal.password=other"),
        "cannot be read");
    assertRefused(
        service.withPropertyValues("codev.documents.seal.keystore=" + folder.resolve("none.p12")),
        "none.p12");
  }

  private void assertRefused(TestKey key, String reason) throws Exception {
    assertRefused(withKeystore(key), reason);
  }

  private static void assertRefused(ApplicationContextRunner started, String reason) {
    started.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SealRefusedException.class)
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1));
  }

  private ApplicationContextRunner withKeystore(TestKey... keys) throws Exception {
    return service.withPropertyValues(
        "codev.documents.seal.keystore=" + TestKey.keystore(folder.resolve("seal.p12"), keys),
        "codev.documents.seal.password=" + TestKey.PASSWORD);
  }

  private SealCertificate made(String organisation) {
    var made = new SealCertificate[1];
    service
        .withPropertyValues(
            "codev.audit.signing-key-file=" + folder.resolve("keys/audit.pem"),
            "codev.documents.seal.organisation=" + organisation)
        .run(
            context -> {
              made[0] = certificate(context.getBean(DocumentSeal.class));
            });
    return made[0];
  }

  private static SealCertificate certificate(DocumentSeal seal) {
    return seal.certificate().orElseThrow();
  }
}
