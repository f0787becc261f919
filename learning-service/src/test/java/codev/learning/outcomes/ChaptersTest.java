package codev.learning.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.Outcomes.Told;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Les chapitres de la page des résultats")
class ChaptersTest {
  private final Chapters chapters =
      new Chapters(CaptionsTest.captions(), CaptionsTest.sentences(), JsonMapper.shared());

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("ont chacun une phrase, un dessin et ses tableaux, dans chaque langue")
  void have_a_sentence_a_drawing_and_its_tables(String language) {
    var written = chapters.of(everything(), Locale.of(language));
    assertThat(written)
        .extracting(Chapter::id)
        .containsExactly(
            "session",
            "growth",
            "skills",
            "actions",
            "follow-up",
            "learnings",
            "cooperation",
            "sessions",
            "kept",
            "climate",
            "surveys-team-spirit");
    assertThat(written)
        .allSatisfy(
            chapter -> {
              assertThat(chapter.title()).doesNotContain("outcomes.");
              assertThat(chapter.sentence()).isNotBlank().doesNotContain("outcomes.");
              assertThat(chapter.chart()).contains("\"kind\":").doesNotContain("outcomes.");
              assertThat(chapter.sections().isEmpty() && chapter.table() == null).isFalse();
            });
  }

  @Test
  @DisplayName("ne dessinent des aides que celles qui sont dites")
  void draw_only_what_is_told() {
    var cooperation =
        chapters.of(everything(), Locale.FRENCH).stream()
            .filter(chapter -> chapter.id().equals("cooperation"))
            .findFirst()
            .orElseThrow();
    assertThat(cooperation.chart()).contains("Finance", "RH").doesNotContain("Secrets");
    assertThat(cooperation.sentence()).contains("300 %");
  }

  @Test
  @DisplayName("manquent tant que rien n'est dit d'eux")
  void are_missing_while_nothing_is_told() {
    var nothing =
        new Told(
            CaptionsTest.programme(),
            5,
            measures().map(Measure::suppressed).toList(),
            List.of(),
            List.of());
    assertThat(chapters.of(nothing, Locale.FRENCH)).isEmpty();
  }

  private static Told everything() {
    return new Told(
        CaptionsTest.programme(),
        5,
        Stream.concat(
                measures().map(ChaptersTest::told),
                Stream.of(Figure.of(Measures.CHANGE_OF_ALL, 1.5, 12)))
            .toList(),
        Stream.of(
                "H1", "H3", "sessions.attendance", "fidelity.steps-on-time", "learnings.listening")
            .map(ChaptersTest::series)
            .toList(),
        List.of(
            new Flow("Finance", "RH", 4.0, 6, null), new Flow("RH", "Secrets", null, null, true)));
  }

  private static Series series(String key) {
    return new Series(
        key,
        List.of(
            new Series.Point("2027-01", 3.0, 8, null),
            new Series.Point("2027-02", null, null, true),
            new Series.Point("2027-03", 4.0, 8, null)));
  }

  private static Figure told(Measure measure) {
    var figure = Figure.of(measure.key(), 3, 12).in(measure.unit());
    var answers = measure.answers();
    return answers == null
        ? figure
        : figure.with(
            IntStream.rangeClosed(answers.from(), answers.to())
                .mapToObj(answer -> new Figure.Share(answer, 2))
                .toList());
  }

  private static Stream<Measure> measures() {
    return Measures.of(CaptionsTest.INSTRUMENTS, CaptionsTest.programme()).stream();
  }
}
