package codev.learning.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventTypes;
import codev.learning.domain.Examples;
import codev.learning.domain.event.LearningServiceEvent;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tout ce qui peut arriver")
class EveryEventTest {
  @Test
  @DisplayName("a son exemple")
  void has_its_example() {
    var shown = Examples.all().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(EventTypes.of("learning", LearningServiceEvent.class).all())
        .allMatch(shown::contains);
  }
}
