package codev.infra.accesstokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of a user name")
final class UsernamesFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("alice", "\u00c9lise.Martin@example.org", "J\u030cOHN");
  }

  @Override
  public boolean accepts(byte[] input) {
    var name = new String(input, UTF_8);
    var folded = Usernames.folded(name);
    assertThat(Usernames.folded(folded)).isEqualTo(folded);
    assertThat(Usernames.isPersons(folded)).isEqualTo(Usernames.isPersons(name));
    return Usernames.isPersons(name);
  }
}
