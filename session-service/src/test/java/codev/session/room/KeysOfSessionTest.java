package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les clés de ceux qu'une session nomme")
class KeysOfSessionTest {
  private final NotingEncryption encryption = new NotingEncryption();

  /** Notes whose keys are read, and what is decrypted before any are. */
  private static final class NotingEncryption extends PlainTextEncryption {
    private final List<Collection<String>> loaded = new ArrayList<>();
    private int decryptedBefore;

    @Override
    public void loadKeys(Collection<String> owners) {
      loaded.add(owners);
    }

    @Override
    public Optional<String> decrypt(String encrypted) {
      if (loaded.isEmpty()) decryptedBefore++;
      return Optional.of(encrypted.replaceFirst("^sealed:", ""));
    }
  }

  @Test
  @DisplayName("sont lues en une fois, avant le premier texte")
  void are_read_in_one_go() {
    var member = new CurrentUser(BOB.value(), Set.of(UserRole.PARTICIPANT));

    SessionMoment.CLOSED.seenBy(member, encryption);

    assertThat(encryption.loaded).hasSize(1);
    assertThat(encryption.loaded.getFirst())
        .contains(ANNE.value(), ALICE.value(), BOB.value(), CARLA.value());
    assertThat(encryption.decryptedBefore).isZero();
  }

  @Test
  @DisplayName("ne sont pas lues pour qui ne lit aucun texte")
  void are_not_read_without_words() {
    var auditor = new CurrentUser("audrey", Set.of(UserRole.AUDITOR));

    SessionMoment.CLOSED.seenBy(auditor, encryption);

    assertThat(encryption.loaded).isEmpty();
  }
}
