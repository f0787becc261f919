package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Sceller les paroles")
class TextEncryptionTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private TextEncryption seals;

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database();
    DatabaseSchema.KEY_VAULT.migrate(database.dataSource());
    seals = service();
  }

  /** One service's seals on the common vault. */
  private TextEncryption service() {
    return service(Duration.ofMinutes(1));
  }

  private TextEncryption service(Duration memory) {
    return new KeyVaultTextEncryption(
        new KeyVault(database.dataSource(), MasterKey.in(folder.resolve("master.key"))), memory);
  }

  @Test
  @DisplayName("ce qui est scellé se rouvre, dans tous les services")
  void opens_in_every_service() {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    assertThat(seals.open(sealed)).contains(WORDS);
    assertThat(service().open(sealed)).contains(WORDS);
  }

  @Test
  @DisplayName("redire la même chose donne le même scellé, dans tous les services")
  void the_same_words_give_the_same_seal() {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    assertThat(seals.seal("alice", "contribution/1", WORDS)).isEqualTo(sealed);
    assertThat(service().seal("alice", "contribution/1", WORDS)).isEqualTo(sealed);
  }

  @Test
  @DisplayName("ni les paroles ni leurs ressemblances ne se voient de l'extérieur")
  void nothing_shows_outside() {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    assertThat(decoded(sealed)).doesNotContain("équipe");
    assertThat(ciphertext(seals.seal("alice", "contribution/2", WORDS)))
        .isNotEqualTo(ciphertext(sealed));
    assertThat(ciphertext(seals.seal("bob", "contribution/1", WORDS)))
        .isNotEqualTo(ciphertext(sealed));
  }

  @Test
  @DisplayName("un scellé ne s'ouvre ni sous un autre nom, ni comme autre chose, ni retouché")
  void is_bound_to_author_and_context() {
    seals.seal("bob", "contribution/1", WORDS);
    var parts = EncryptedTextFormat.parse(seals.seal("alice", "contribution/1", WORDS));
    var other = parts.ciphertext().clone();
    other[other.length - 1] ^= 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seals.open(with("bob", parts.context(), parts.ciphertext())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seals.open(with("alice", "contribution/2", parts.ciphertext())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seals.open(with("alice", parts.context(), other)));
    assertThatIllegalArgumentException().isThrownBy(() -> seals.open(WORDS));
  }

  @Test
  @DisplayName("une personne effacée ne peut plus être lue nulle part, ni parler de nouveau")
  void an_erased_person_is_silent_for_ever() {
    var elsewhere = service(Duration.ZERO);
    var alice = seals.seal("alice", "contribution/1", WORDS);
    var bob = seals.seal("bob", "contribution/2", WORDS);
    assertThat(elsewhere.open(alice)).contains(WORDS);

    seals.erase("alice");
    seals.erase("alice");

    assertThat(seals.open(alice)).isEmpty();
    assertThat(elsewhere.open(alice)).isEmpty();
    assertThat(seals.open(bob)).contains(WORDS);
    assertThatThrownBy(() -> elsewhere.seal("alice", "contribution/3", WORDS))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("on peut effacer qui n'a encore rien dit")
  void who_never_spoke_can_be_erased() {
    seals.erase("carla");
    assertThatThrownBy(() -> seals.seal("carla", "note/1", WORDS))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("deux services qui font la clé d'une personne au même instant font la même")
  void services_that_race_make_one_key() throws Exception {
    var services = IntStream.range(0, 8).mapToObj(_ -> service()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sealed =
          threads
              .invokeAll(
                  services.stream()
                      .<Callable<String>>map(each -> () -> each.seal("alice", "note/1", WORDS))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
      assertThat(sealed).isEqualTo(nCopies(8, sealed.getFirst()));
    }
  }

  @Test
  @DisplayName("une copie de la table n'ouvre rien sans la clé maîtresse")
  void a_copy_of_the_vault_opens_nothing() {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    var thief =
        new KeyVaultTextEncryption(
            new KeyVault(database.dataSource(), MasterKey.in(folder.resolve("another.key"))),
            Duration.ZERO);
    assertThatThrownBy(() -> thief.open(sealed)).hasMessageContaining("master key");
  }

  @Test
  @DisplayName("la clé d'une personne mise à la place d'une autre n'ouvre rien")
  void a_key_belongs_to_its_owner() {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    seals.seal("bob", "contribution/2", WORDS);
    database.ask(
        "update person_keys set keyset = (select keyset from person_keys where username = 'bob')"
            + " where username = 'alice'");
    assertThatThrownBy(() -> service().open(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("un texte ou une clé abîmés ne se montrent pas, et n'empêchent pas de lire le reste")
  void what_is_damaged_is_left_out() {
    var alice = seals.seal("alice", "contribution/1", WORDS);
    var bob = seals.seal("bob", "contribution/2", WORDS);
    database.ask("update person_keys set keyset = 'x' where username = 'alice'");

    assertThat(service().show(alice)).isEmpty();
    assertThat(service().show(bob)).contains(WORDS);
    assertThat(service().show(bob.replaceFirst("^s1", "s0"))).isEmpty();
  }

  @Test
  @DisplayName("une nouvelle clé maîtresse au-dessus de l'ancienne rouvre ce qui est ancien")
  void the_master_key_can_be_changed() throws IOException {
    var sealed = seals.seal("alice", "contribution/1", WORDS);
    var file = folder.resolve("master.key");
    var fresh = Base64.getEncoder().encodeToString(new byte[32]);
    Files.writeString(file, fresh + "\n" + Files.readString(file));
    assertThat(service().open(sealed)).contains(WORDS);
    service().seal("bob", "contribution/2", WORDS);
    Files.writeString(file, fresh);
    assertThat(service().seal("bob", "contribution/2", WORDS)).isNotEmpty();
  }

  @Test
  @DisplayName("la clé maîtresse est faite pour son propriétaire seul")
  void the_master_key_is_its_owners() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("un service reçoit ses sceaux de ses réglages, sans prendre le coffre pour sa base")
  void a_service_gets_its_seals_from_its_settings() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfidentialityConfiguration.class))
        .withPropertyValues(
            "codev.keys.url=" + database.url(),
            "codev.keys.username=" + TestPostgres.Database.USERNAME,
            "codev.keys.password=" + TestPostgres.Database.PASSWORD,
            "codev.keys.master-key-file=" + folder.resolve("master.key"))
        .run(
            service -> {
              var configured = service.getBean(TextEncryption.class);
              assertThat(configured.open(seals.seal("alice", "note/1", WORDS))).contains(WORDS);
              assertThat(service).doesNotHaveBean(DataSource.class);
            });
  }

  private static String with(String author, String context, byte[] ciphertext) {
    return new EncryptedTextFormat(author, context, ciphertext).text();
  }

  private static String ciphertext(String sealed) {
    return sealed.substring(sealed.lastIndexOf('.'));
  }

  private static String decoded(String sealed) {
    var parts = EncryptedTextFormat.parse(sealed);
    return parts.author() + parts.context() + new String(parts.ciphertext(), UTF_8);
  }
}
