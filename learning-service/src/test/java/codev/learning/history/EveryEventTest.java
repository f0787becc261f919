package codev.learning.history;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.Examples;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tout ce qui peut arriver")
class EveryEventTest {
  @Test
  @DisplayName("a son exemple")
  void has_its_example() {
    var shown = Examples.all().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(StoredNames.TYPES.all()).allMatch(shown::contains);
  }
}
