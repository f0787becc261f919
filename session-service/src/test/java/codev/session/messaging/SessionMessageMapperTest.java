package codev.session.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.OutboundMessage;
import codev.infra.testkit.MessageSamples;
import codev.session.SampleEvents;
import codev.session.domain.People;
import codev.session.domain.SessionEvent;
import codev.session.domain.participants.AttendanceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qui sort de la salle, et ce qui y reste")
class SessionMessageMapperTest {
  @TestFactory
  Stream<DynamicTest> published_messages() {
    return MessageSamples.of("session")
        .noLongerPublished(
            "session.action-corrected.v1",
            "session.action-planned.v1",
            "session.action-reviewed.v1",
            "session.closed.v1",
            "session.closed.v2",
            "session.evaluated.v1",
            "session.evaluated.v2",
            "session.opened.v1")
        .writtenFrom(published());
  }

  @TestFactory
  Stream<DynamicTest> schemas_of_published_messages() {
    return MessageSamples.of("session").describedBy(published());
  }

  private static Map<String, Object> published() {
    return SampleEvents.published().stream()
        .map(SessionMessageMapper::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(OutboundMessage::type, OutboundMessage::body));
  }

  @Test
  @DisplayName("ce qui fut gardé avant qu'on le dise ne se dit pas après coup")
  void what_was_kept_before_it_was_told_is_not_told_later() {
    assertThat(
            SampleEvents.ofOld().stream()
                .filter(e -> !(e instanceof SessionEvent.TopicChosen))
                .map(e -> SessionMessageMapper.of((SessionEvent) e)))
        .hasSize(16)
        .allMatch(Optional::isEmpty);
  }

  @Test
  @DisplayName("ce qui se dit au dehors est reconnu à son genre")
  void what_is_told_is_known_by_its_kind() {
    var mapper = new SessionMessageMapper();
    assertThat(SampleEvents.published()).allMatch(mapper::mayPublish);
    assertThat(
            SampleEvents.all().stream()
                .filter(SessionEvent.class::isInstance)
                .map(SessionEvent.class::cast)
                .filter(e -> !mapper.mayPublish(e)))
        .isNotEmpty()
        .allMatch(e -> SessionMessageMapper.of(e).isEmpty());
  }

  @Test
  @DisplayName("la clôture ne connaît pas qui est parti en cours : il était là")
  void closing_says_that_who_left_early_was_there() {
    var course =
        new SessionEvent.Statistics(
            List.of(),
            People.NOON,
            List.of(
                new SessionEvent.Statistics.Presence(
                    People.BOB, AttendanceStatus.LEFT_EARLY, true)),
            List.of(),
            true,
            true,
            Map.of());
    var closed =
        new SessionEvent.SessionClosed(
            People.SESSION, People.ORIGIN, course, null, People.ANNE, People.NOON);
    assertThat(SessionMessageMapper.of(closed).orElseThrow().body().toString())
        .contains("PRESENT")
        .doesNotContain("LEFT_EARLY");
  }

  @Test
  @DisplayName("ce qui s'est dit dans la salle n'en sort pas")
  void what_is_said_in_the_room_stays_there() {
    var leaving =
        SampleEvents.all().stream()
            .filter(SessionEvent.class::isInstance)
            .map(SessionEvent.class::cast)
            .filter(e -> SessionMessageMapper.of(e).isPresent())
            .map(e -> e.getClass().getSimpleName())
            .toList();
    assertThat(leaving)
        .isEqualTo(
            List.of(
                "SessionOpened",
                "SessionPostponed",
                "SessionShortened",
                "ChairHandedOver",
                "AttendanceMarked",
                "AttendanceSigned",
                "TopicChosen",
                "EarlierActionReviewed",
                "ActionPlanned",
                "ActionCorrected",
                "LearningStated",
                "LearningCorrected",
                "SessionEvaluated",
                "SessionClosed"));
  }
}
