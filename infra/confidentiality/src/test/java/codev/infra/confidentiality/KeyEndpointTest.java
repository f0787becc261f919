package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

@DisplayName("The operator's access to the keys")
class KeyEndpointTest {
  private final TestPostgres.Database database =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);

  @TempDir private Path folder;
  private KeyEndpoint endpoint;
  private MasterKeys keys;

  @BeforeEach
  void a_vault_with_an_added_key() {
    var vault = database.dataSource();
    keys = new MasterKeyCheck(vault).open(folder.resolve("old.key"));
    new KeyVaultTextEncryption(new KeyVault(vault, keys), Duration.ZERO, (_, _) -> {})
        .encrypt("alice", "note/1", "Je n'ose pas le dire.");
    keys = keys.and(MasterKeys.readOrCreate(folder.resolve("new.key")));
    new MasterKeyCheck(vault).verify(keys);
    endpoint =
        new KeyEndpoint(
            new MasterKeyRotation(vault, keys),
            new PersonKeyRotation(vault, keys, Duration.ZERO, (_, _) -> {}),
            new EpochRotation(vault, keys, Duration.ofDays(30)));
  }

  @Test
  @DisplayName("lists the master keys, and replaces them")
  void replaces_the_master_key() throws Exception {
    var old = keys.byId().sequencedKeySet().getFirst();
    var added = keys.byId().sequencedKeySet().getLast();
    assertThat(endpoint.state().masterKeys())
        .containsExactly(
            new MasterKeyRotation.MasterKey(old, true, true, 1),
            new MasterKeyRotation.MasterKey(added, false, false, 0));
    assertThat(endpoint.state().retired()).isEmpty();

    assertThat(endpoint.rotate("master", null, added))
        .containsEntry("wrapping", added)
        .containsEntry("wrappedAgain", 1L);

    assertThat(endpoint.state().masterKeys())
        .containsExactly(new MasterKeyRotation.MasterKey(added, true, true, 1));
    assertThat(endpoint.state().retired()).containsExactly(old);
  }

  @Test
  @DisplayName("replaces nothing as long as this instance lacks the key that is to wrap")
  void a_key_that_is_not_here_yet() throws Exception {
    assertThat(endpoint.rotate("master", null, "0123456789ab"))
        .hasEntrySatisfying(
            "refused",
            reason ->
                assertThat(String.valueOf(reason))
                    .contains("does not have the new master key 0123456789ab", "start it again"))
        .hasSize(1);
    assertThat(endpoint.state().retired()).isEmpty();
  }

  @Test
  @DisplayName("gives a person another key, or says why it does not")
  void gives_a_person_another_key() throws Exception {
    assertThat(endpoint.rotate("person", "alice", null)).containsEntry("rotated", "alice");
    assertThat(endpoint.rotate("person", "bob", null)).containsOnlyKeys("refused");
  }

  @Test
  @DisplayName("does nothing else")
  void does_nothing_else() {
    assertThatThrownBy(() -> endpoint.rotate("person", null, null))
        .isInstanceOf(InvalidEndpointRequestException.class);
    assertThatThrownBy(() -> endpoint.rotate("everything", "alice", null))
        .isInstanceOf(InvalidEndpointRequestException.class);
  }
}
