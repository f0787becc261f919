package codev.session.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.relay.Published;
import codev.infra.testkit.PublishedSamples;
import codev.session.Facts;
import codev.session.domain.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qui sort de la salle, et ce qui y reste")
class SpeakingTest {
  @TestFactory
  Stream<DynamicTest> published_messages() {
    return PublishedSamples.of("session")
        .noLongerSaid("session.closed.v1")
        .writtenFrom(
            Facts.told().stream()
                .map(SessionSpeaks::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Published::type, Published::body)));
  }

  @Test
  @DisplayName("ce qui s'est dit dans la salle n'en sort pas")
  void what_is_said_in_the_room_stays_there() {
    var leaving =
        Facts.all().stream()
            .filter(SessionEvent.class::isInstance)
            .map(SessionEvent.class::cast)
            .filter(e -> SessionSpeaks.of(e).isPresent())
            .map(e -> e.getClass().getSimpleName())
            .toList();
    assertThat(leaving)
        .isEqualTo(
            List.of(
                "TopicChosen",
                "EarlierActionReviewed",
                "ActionPlanned",
                "LearningStated",
                "SessionEvaluated",
                "SessionClosed"));
  }
}
