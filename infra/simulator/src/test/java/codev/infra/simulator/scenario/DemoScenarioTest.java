package codev.infra.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.simulator.people.SimulatedPeople;
import codev.infra.simulator.phrases.PhraseBook;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A demonstration")
class DemoScenarioTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final ProgressListener NO_PROGRESS =
      new ProgressListener() {
        @Override
        public void expect(int additional) {}

        @Override
        public void done() {}
      };

  private static RecordingApiClient played(long seed, int groups, int sessions) {
    return played(seed, groups, sessions, NOW);
  }

  private static RecordingApiClient played(long seed, int groups, int sessions, Instant now) {
    var written = new RecordingApiClient();
    var phraseBook = new PhraseBook();
    var people = new SimulatedPeople(phraseBook, seed, groups);
    new DemoScenario(written, phraseBook, people, seed, sessions, now, NO_PROGRESS).play();
    return written;
  }

  @Test
  @DisplayName("with the same seed writes and does the same twice")
  void the_same_seed_plays_the_same() {
    var once = played(7, 4, 4).written();

    assertThat(once).hasSizeGreaterThan(300);
    assertThat(played(7, 4, 4).written()).isEqualTo(once);
  }

  @Test
  @DisplayName("with another seed shares neither session nor person")
  void another_seed_plays_something_else() {
    assertThat(played(8, 1, 2).written().keySet())
        .filteredOn(path -> path.contains("/sessions/"))
        .doesNotContainAnyElementsOf(played(7, 1, 2).written().keySet());
    assertThat(usernames(played(8, 1, 1))).doesNotContainAnyElementsOf(usernames(played(7, 1, 1)));
  }

  @Test
  @DisplayName("never happens in the future")
  void nothing_happens_in_the_future() {
    assertThat(played(7, 4, 6).written().values().stream().flatMap(List::stream))
        .allSatisfy(line -> assertThat(Instant.parse(line.split(" ", 2)[0])).isBefore(NOW));
  }

  @Test
  @DisplayName("has no session of a finished programme at a weekend, on whatever day it is played")
  void sessions_are_held_on_working_days() {
    for (int day = 0; day < 7; day++) {
      var written = played(7, 2, 2, NOW.plus(Duration.ofDays(day)));

      assertThat(planned(written))
          .hasSize(4)
          .extracting(LocalDateTime::getDayOfWeek)
          .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }
  }

  @Test
  @DisplayName("adds its facilitators to the pool, qualified before the first programme begins")
  void facilitators_are_in_the_pool() {
    var written = played(7, 4, 1);
    var entries = written.bodies("/api/facilitators");
    var begins =
        written.bodies("/api/programmes").stream()
            .map(body -> LocalDate.parse(body.path("startsOn").asString()))
            .min(Comparator.naturalOrder())
            .orElseThrow();

    assertThat(entries).extracting(body -> body.path("capacity").asInt()).containsExactly(3, 3);
    assertThat(entries)
        .allSatisfy(
            body -> {
              assertThat(body.path("title").asString()).isNotBlank();
              assertThat(LocalDate.parse(body.path("since").asString())).isBefore(begins);
            });
  }

  @Test
  @DisplayName("leaves open today's session of the programme under way, and no other")
  void todays_session_stays_open() {
    var written = played(7, 4, 6).written();
    var opened = written.keySet().stream().filter(path -> path.endsWith("/open")).toList();
    var closed = written.keySet().stream().filter(path -> path.endsWith("/close")).toList();

    assertThat(opened).hasSize(closed.size() + 1);
  }

  @Test
  @DisplayName("has reservations, late-comers, absences, departures and failures")
  void not_everything_goes_well() {
    var written = played(1, 6, 8);

    assertThat(values(written.bodies("/contract/acceptances"), "reservation"))
        .anyMatch(words -> !words.isEmpty());
    assertThat(values(written.bodies("/attendance"), "status"))
        .contains("PRESENT", "LATE", "ABSENT");
    assertThat(written.bodies("/departure")).isNotEmpty();
    assertThat(written.bodies("/steps/extend")).isNotEmpty();
    assertThat(values(written.bodies("/progress"), "status"))
        .contains("TRYING", "DONE", "PARTLY", "ABANDONED");
  }

  @Test
  @DisplayName("has some people contribute more than twice as much as others")
  void not_everybody_talks_as_much() {
    var sizes =
        played(1, 1, 8).written().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("/contributions"))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.groupingBy(line -> line.split(" ", 3)[1], Collectors.counting()))
            .values();

    assertThat(Collections.max(sizes)).isGreaterThan(2 * Collections.min(sizes));
  }

  private static List<LocalDateTime> planned(RecordingApiClient written) {
    return written.bodies("/sessions").stream()
        .map(body -> body.path("startsAt").asString(""))
        .map(startsAt -> LocalDateTime.ofInstant(Instant.parse(startsAt), ProgrammeSchedule.PLACE))
        .toList();
  }

  private static List<String> usernames(RecordingApiClient written) {
    return Objects.requireNonNull(written.written().get("/api/people")).stream()
        .flatMap(line -> Pattern.compile("\"username\":\"([^\"]+)").matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> values(List<JsonNode> bodies, String field) {
    return bodies.stream().map(body -> body.path(field).asString("")).distinct().toList();
  }
}
