package codev.learning.messaging;

import static codev.learning.domain.Examples.*;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.testkit.MessageSamples;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.ActionEvent.ActionCorrected;
import codev.learning.domain.event.ActionEvent.ActionProgressed;
import codev.learning.domain.event.ActionEvent.ActionRestored;
import codev.learning.domain.event.ActionEvent.ActionWithdrawn;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce que dit le service des apprentissages")
class LearningMessageMapperTest {
  private static final EncryptedText SEALED = new EncryptedText("sealed");

  @TestFactory
  @DisplayName("s'écrit comme les exemples")
  Stream<DynamicTest> is_written_as_the_samples() {
    return MessageSamples.of("learning")
        .noLongerPublished("learning.action-progressed.v1")
        .writtenFrom(messages());
  }

  @TestFactory
  @DisplayName("a les schémas qui sont écrits")
  Stream<DynamicTest> has_the_written_schemas() {
    return MessageSamples.of("learning").describedBy(messages());
  }

  private static Map<String, Object> messages() {
    var plan =
        new ActionPlan(
            SEALED, null, SEALED, LocalDate.parse("2027-01-25"), null, null, null, null, null);
    return Stream.of(
            new ActionCommitted(ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan, TEN_TWENTY),
            new ActionCorrected(
                ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan, TEN_TWENTY.plusSeconds(60)),
            new ActionWithdrawn(
                ACTION, SESSION, GROUP, PROGRAMME, ALICE, TEN_TWENTY.plusSeconds(120)),
            new ActionRestored(
                ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan, TEN_TWENTY.plusSeconds(180)),
            new ActionProgressed(
                ACTION,
                GROUP,
                PROGRAMME,
                ALICE,
                ActionProgress.DONE,
                SEALED,
                null,
                Instant.parse("2027-01-20T10:20:00Z")),
            erasureRequested(),
            erasureCancelled(),
            erased())
        .map(event -> published(event).orElseThrow())
        .collect(toMap(OutboundMessage::type, OutboundMessage::body));
  }

  @Test
  @DisplayName("ne parle que des actions, et de qui est effacé ou doit l'être")
  void is_about_actions_and_the_erased_only() {
    assertThat(all().stream().filter(event -> published(event).isPresent()))
        .containsExactlyInAnyOrder(
            committed(),
            actionCorrected(),
            actionWithdrawn(),
            actionRestored(),
            progressed(ActionProgress.DONE, 4),
            erasureRequested(),
            erasureCancelled(),
            erased());
  }

  private static Optional<OutboundMessage> published(LearningServiceEvent event) {
    return new LearningMessageMapper()
        .map(new RecordedEvent<>(event, 1, "action/" + ACTION, 0, event.at(), ""));
  }
}
