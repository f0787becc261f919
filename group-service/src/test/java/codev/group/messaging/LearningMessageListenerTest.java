package codev.group.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.GroupCommand.ErasePerson;
import codev.group.domain.People;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.testkit.MessageSamples;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Écouter les apprentissages")
class LearningMessageListenerTest {
  private static final Instant MOMENT = Instant.parse("2027-02-08T08:10:00Z");

  private static final Map<String, ErasePerson> UNDERSTOOD =
      Map.of("learning.person-erased.v1", new ErasePerson(People.ALICE, People.ALICE, MOMENT));

  @TestFactory
  @DisplayName("de chaque exemple, seul l’effacement nous regarde")
  Stream<DynamicTest> of_each_sample_only_erasure_concerns_us() {
    return MessageSamples.of("learning")
        .readBy(
            (type, json) ->
                assertThat(
                        LearningMessageListener.command(
                            InboundMessage.of(type, "any", 1, MOMENT, json)))
                    .isEqualTo(Optional.ofNullable(UNDERSTOOD.get(type))));
  }
}
