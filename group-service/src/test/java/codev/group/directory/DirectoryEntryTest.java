package codev.group.directory;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L’annuaire")
class DirectoryEntryTest {
  @Test
  @DisplayName("est lu une fois, dans l’ordre des noms, les homonymes dans celui des identifiants")
  void is_kept_by_name() {
    var order = Objects.requireNonNull(DirectoryEntry.PROJECTION.keptInMemory());

    assertThat(
            Stream.of(
                    entry("jm2", "Jean Martin"),
                    entry("zoe", "Zoé Blanc"),
                    entry("jm1", "Jean Martin"),
                    entry("elodie", "Élodie Blanc"),
                    entry("fanny", "fanny Noir"))
                .sorted(order))
        .extracting(entry -> entry.username().value())
        .containsExactly("elodie", "fanny", "jm1", "jm2", "zoe");
  }

  private static DirectoryEntry entry(String username, String name) {
    return DirectoryEntry.of(
        null,
        new Username(username),
        new PersonId(new UUID(0, username.hashCode())),
        new Profile(name, null, null, null, null, null),
        Instant.EPOCH);
  }
}
