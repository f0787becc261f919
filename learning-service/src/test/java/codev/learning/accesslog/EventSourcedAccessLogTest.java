package codev.learning.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.domain.Examples;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.outcomes.ViewerRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Le registre des consultations")
class EventSourcedAccessLogTest {
  private static final CurrentUser SPONSOR = new CurrentUser("sponsor", Set.of(UserRole.SPONSOR));
  private static final ViewedPart ALL = new ViewedPart(null, null, null, null, null, null);

  private final List<OutcomesShown> noted = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-03T09:59:00Z");
  private final OutcomesAccessLog log =
      new EventSourcedAccessLog(
          command -> noted.add(command.fact()), JsonMapper.shared(), () -> now);

  @Test
  @DisplayName("note qui voit quoi, sous quelle forme, puis le montre")
  void notes_the_access_and_then_shows() {
    assertThat(log.show(figures(1), SPONSOR, OutputFormat.TABLE)).isEqualTo("figures 1");

    assertThat(noted)
        .singleElement()
        .returns(Examples.PROGRAMME, OutcomesShown::programme)
        .returns("sponsor", note -> note.to().value())
        .returns(ViewerRole.SPONSOR, OutcomesShown::as)
        .returns(ALL, OutcomesShown::part)
        .returns(OutputFormat.TABLE, OutcomesShown::form)
        .returns(42L, OutcomesShown::upTo)
        .returns(now, OutcomesShown::at);
  }

  @Test
  @DisplayName("ne montre rien qu'il n'ait pu noter")
  void shows_nothing_that_it_could_not_note() {
    var broken =
        new EventSourcedAccessLog(
            _ -> {
              throw new IllegalStateException("the log is away");
            },
            JsonMapper.shared(),
            () -> now);
    for (int tries = 0; tries < 2; tries++)
      assertThatThrownBy(() -> broken.show(figures(1), SPONSOR, OutputFormat.PAGE))
          .hasMessage("the log is away");
  }

  @Test
  @DisplayName("note une fois la même consultation, et toute autre à part")
  void notes_the_same_access_once() {
    log.show(figures(1), SPONSOR, OutputFormat.PAGE);
    log.show(figures(1), SPONSOR, OutputFormat.DATA);
    log.show(figures(2), SPONSOR, OutputFormat.PAGE);
    assertThat(noted).hasSize(3);

    assertThat(log.show(figures(2), SPONSOR, OutputFormat.PAGE)).isEqualTo("figures 2");

    assertThat(noted).hasSize(3);
  }

  @Test
  @DisplayName("la note encore quand l'heure a tourné")
  void notes_the_same_access_again_in_the_next_hour() {
    log.show(figures(1), SPONSOR, OutputFormat.PAGE);
    now = now.plus(Duration.ofMinutes(1));
    log.show(figures(1), SPONSOR, OutputFormat.PAGE);

    assertThat(noted.stream().map(OutcomesShown::showing).distinct()).hasSize(2);
  }

  private static OutcomesAwaitingLog<String> figures(int number) {
    return new OutcomesAwaitingLog<>(
        Examples.PROGRAMME, ViewerRole.SPONSOR, ALL, List.of(number), 42, "figures " + number);
  }
}
