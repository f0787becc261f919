package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Addresses that only an e-mail contains")
class EncryptedAddressesTest {
  private static final String KEY = "invitation addresses";
  private static final String CONTEXT = "invitation";
  private static final String CONTENT = "charter/1/alice";

  @TempDir private Path folder;

  /** Whose keys were announced as new. */
  private final List<String> created = new CopyOnWriteArrayList<>();

  private TestPostgres.Database database;
  private TextEncryption encryption;
  private EncryptedAddresses addresses;

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    encryption = service();
    addresses = new EncryptedAddresses(encryption, KEY, CONTEXT);
  }

  private TextEncryption service() {
    return new KeyVaultTextEncryption(
        new KeyVault(
            database.dataSource(),
            new MasterKeyCheck(database.dataSource()).open(folder.resolve("master.key"))),
        Duration.ofMinutes(1),
        (person, _) -> created.add(person));
  }

  @Test
  @DisplayName("are read by every instance of the service, and are the same for the same content")
  void are_read_by_every_instance() {
    var address = addresses.address(CONTENT);
    var elsewhere = new EncryptedAddresses(service(), KEY, CONTEXT);

    assertThat(addresses.address(CONTENT)).isEqualTo(address).doesNotContain("alice");
    assertThat(elsewhere.address(CONTENT)).isEqualTo(address);
    Optional<String> content = elsewhere.open(address, text -> text);
    assertThat(content).contains(CONTENT);
    assertThat(addresses.address("charter/2/alice")).isNotEqualTo(address);
  }

  @Test
  @DisplayName("make no key that is announced as a person's")
  void announce_no_key() {
    addresses.address(CONTENT);
    encryption.encrypt(KEY, CONTEXT, CONTENT);
    assertThat(created).isEmpty();
    assertThat(database.ask("select count(*)::text from person_keys")).isEqualTo("1");
  }

  @Test
  @DisplayName("are not confused with encrypted texts of a person or addresses of another purpose")
  void are_of_one_purpose() {
    var words = encryption.encrypt("alice", CONTEXT, CONTENT);
    var ofAnotherKey = new EncryptedAddresses(encryption, "survey addresses", CONTEXT);
    var inAnotherContext = new EncryptedAddresses(encryption, KEY, "feed");

    assertIsUnknown(words);
    assertIsUnknown(ofAnotherKey.address(CONTENT));
    assertIsUnknown(inAnotherContext.address(CONTENT));
  }

  @Test
  @DisplayName("are not read when altered, nor when another context is written on them")
  void are_not_read_when_altered() {
    var parts =
        EncryptedTextFormat.parse(new EncryptedAddresses(encryption, KEY, "feed").address(CONTENT));
    var altered = EncryptedTextFormat.parse(addresses.address(CONTENT)).ciphertext().clone();
    altered[0] ^= 1;

    assertIsUnknown(new EncryptedTextFormat(KEY, CONTEXT, parts.ciphertext()).text());
    assertIsUnknown(new EncryptedTextFormat(KEY, CONTEXT, altered).text());
    assertIsUnknown("x");
    assertIsUnknown("s1.a.b.*");
  }

  @Test
  @DisplayName("with a content that cannot be parsed are unknown")
  void admit_to_nothing_when_not_understood() {
    assertThat(number("three")).isEmpty();
    assertThat(number("3")).contains(3);
  }

  @Test
  @DisplayName("have no key that a person could have")
  void have_no_key_of_a_person() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptedAddresses(encryption, "alice", CONTEXT));
  }

  private Optional<Integer> number(String content) {
    return addresses.open(addresses.address(content), Integer::valueOf);
  }

  private void assertIsUnknown(String address) {
    Optional<String> content = addresses.open(address, text -> text);
    assertThat(content).isEmpty();
  }
}
