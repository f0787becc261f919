package codev.group.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.People;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.ApprovalCommand.WithdrawApproval;
import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.PersonCommand.ErasePerson;
import codev.group.domain.person.Username;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.testkit.MessageSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Écouter les apprentissages")
class LearningMessageListenerTest {
  private static final Instant MOMENT = Instant.parse("2027-02-08T08:10:00Z");

  private static final Instant ASKED = Instant.parse("2027-02-01T08:10:00Z");
  private static final Duration FORTNIGHT = Duration.ofDays(14);

  private static final Map<String, GroupServiceCommand> UNDERSTOOD =
      Map.of(
          "learning.erasure-requested.v1",
          new RequestApproval(
              new ApprovalId(UUID.fromString("0199c1de-0000-7000-8000-000000000009")),
              new PersonErasure(People.ALICE, Set.of(People.PROGRAMME)),
              People.CARLA,
              People.words("sealed"),
              ASKED.plus(FORTNIGHT),
              ASKED),
          "learning.erasure-cancelled.v1",
          new WithdrawApproval(
              new ApprovalId(UUID.fromString("0199c1de-0000-7000-8000-000000000009")),
              People.ALICE,
              Instant.parse("2027-02-02T09:00:00Z")),
          "learning.person-erased.v1",
          new ErasePerson(People.ALICE, People.ALICE, MOMENT));

  @TestFactory
  @DisplayName("de chaque exemple dont l’événement est perdu, la demande d’effacement est retirée")
  Stream<DynamicTest> a_lost_request_is_withdrawn() {
    return MessageSamples.of("learning")
        .readBy(
            (type, json) ->
                assertThat(
                        LearningMessageListener.commandTakingBack(
                            CloudEventMessage.uncarried(type, "any", 1, MOMENT, json)))
                    .isEqualTo(
                        type.equals("learning.erasure-requested.v1")
                            ? Optional.of(
                                new WithdrawApproval(
                                    new ApprovalId(
                                        UUID.fromString("0199c1de-0000-7000-8000-000000000009")),
                                    new Username("operator"),
                                    MOMENT))
                            : Optional.empty()));
  }

  @TestFactory
  @DisplayName("de chaque exemple, seuls les effacements nous regardent")
  Stream<DynamicTest> of_each_sample_only_erasure_concerns_us() {
    return MessageSamples.of("learning")
        .readBy(
            (type, json) ->
                assertThat(
                        LearningMessageListener.command(
                            CloudEventMessage.uncarried(type, "any", 1, MOMENT, json), FORTNIGHT))
                    .isEqualTo(Optional.ofNullable(UNDERSTOOD.get(type))));
  }
}
