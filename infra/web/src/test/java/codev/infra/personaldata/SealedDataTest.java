package codev.infra.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import codev.infra.testkit.encryption.EncodedTextEncryption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a message says of a person")
class SealedDataTest {
  private static final String TYPE = "group.person-registered.v2";

  private final EncodedTextEncryption encryption = new EncodedTextEncryption();
  private final SealedData data = new SealedData(encryption);

  private record Profile(String displayName, @Nullable String unit) {}

  private record Name(String displayName) {}

  private String sealed() {
    return Objects.requireNonNull(data.seal("alice", TYPE, new Profile("Alice Martin", null)));
  }

  @Test
  @DisplayName("is read by who has the key, as far as they need it")
  void is_read_by_who_has_the_key() {
    assertThat(sealed()).doesNotContain("Martin");
    assertThat(data.open(sealed(), "alice", TYPE, Name.class)).contains(new Name("Alice Martin"));
    assertThat(data.open(sealed(), "alice", TYPE, Profile.class))
        .contains(new Profile("Alice Martin", null));
  }

  @Test
  @DisplayName("is nothing once the person is erased, in messages of before and of after")
  void is_nothing_once_the_person_is_erased() {
    var before = sealed();
    encryption.erase("alice");

    assertThat(data.open(before, "alice", TYPE, Name.class)).isEmpty();
    assertThat(data.seal("alice", TYPE, new Name("Alice Martin"))).isNull();
    assertThat(data.open(null, "alice", TYPE, Name.class)).isEmpty();
  }

  @Test
  @DisplayName("is refused under another name, and in another message")
  void is_refused_in_anothers_place() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.open(sealed(), "bob", TYPE, Name.class));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.open(sealed(), "alice", "group.other.v1", Name.class));
  }
}
