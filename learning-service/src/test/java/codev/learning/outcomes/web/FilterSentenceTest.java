package codev.learning.outcomes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import codev.learning.outcomes.report.ReportExamples;
import codev.learning.outcomes.web.FilterSentence.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le filtre des résultats")
class FilterSentenceTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-12-15");

  @Test
  @DisplayName("se lit comme une phrase, du début à aujourd’hui")
  void reads_as_a_sentence() {
    assertThat(chosen(of(ObservationFilter.ALL, Locale.FRENCH)))
        .isEqualTo("toutes les unités | tous les sites | depuis le début | jusqu’à aujourd’hui");
    assertThat(chosen(of(ObservationFilter.ALL, Locale.UK)))
        .isEqualTo("all units | all sites | from the start | to today");
  }

  @Test
  @DisplayName("offre les mois entiers du programme, du premier à celui d’aujourd’hui")
  void offers_whole_months() {
    var sentence = of(ObservationFilter.ALL, Locale.FRENCH);
    assertThat(sentence.from().stream().map(Choice::value))
        .containsExactly("", "2026-10-01", "2026-11-01", "2026-12-01");
    assertThat(sentence.to().stream().map(Choice::value))
        .containsExactly("", "2026-10-31", "2026-11-30", "2026-12-31");
    assertThat(sentence.to().stream().map(Choice::words)).contains("jusqu’à novembre 2026");
  }

  @Test
  @DisplayName("dit ce qui est choisi")
  void says_what_is_chosen() {
    var filter =
        ObservationFilter.between(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-30"))
            .withUnit("Finance");
    assertThat(chosen(of(filter, Locale.FRENCH)))
        .isEqualTo("Finance | tous les sites | depuis octobre 2026 | jusqu’à novembre 2026");
  }

  @Test
  @DisplayName("dit aussi ce que l’adresse demande sans que la liste l’offre")
  void says_what_no_list_offers() {
    var filter =
        ObservationFilter.between(LocalDate.parse("2026-10-05"), LocalDate.parse("2027-03-01"))
            .withSite("Mars");
    assertThat(chosen(of(filter, Locale.FRENCH)))
        .isEqualTo("toutes les unités | Mars | depuis le 5 octobre 2026 | jusqu’au 1er mars 2027");
  }

  @Test
  @DisplayName("offre plus large, une restriction de moins à la fois, mais pas pour une seule")
  void offers_wider_parts() {
    var site = ObservationFilter.ALL.withSite("Lyon");
    assertThat(of(site, Locale.FRENCH).wider()).isEmpty();
    assertThat(of(site, Locale.FRENCH).chosen()).containsExactly("Lyon");
    var month = site.withPeriod(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"));
    var sentence = of(month.withUnit("Finance"), Locale.FRENCH);
    assertThat(sentence.chosen())
        .containsExactly("Finance", "Lyon", "depuis octobre 2026", "jusqu’à octobre 2026");
    assertThat(sentence.wider())
        .extracting(FilterSentence.WiderPart::words, FilterSentence.WiderPart::filter)
        .containsExactly(
            tuple("toutes les unités", month),
            tuple(
                "tous les sites",
                ObservationFilter.between(month.from(), month.to()).withUnit("Finance")),
            tuple("toute la période", site.withUnit("Finance")));
  }

  private static FilterSentence of(ObservationFilter filter, Locale language) {
    var period = new ProgrammePeriod(LocalDate.parse("2026-10-12"), LocalDate.parse("2027-05-26"));
    var programme =
        new ProgrammeFiguresView(
            "id", "P", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), period);
    var figures =
        new ProgrammeFigures(
            programme,
            5,
            IncludedAnswers.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of("Finance", "Production"),
            List.of("Lyon"),
            3);
    return FilterSentence.of(
        figures, filter, TODAY, new FigureFormatter(ReportExamples.sentences(), language));
  }

  private static String chosen(FilterSentence sentence) {
    return Stream.of(sentence.units(), sentence.sites(), sentence.from(), sentence.to())
        .map(part -> part.stream().filter(Choice::isChosen).map(Choice::words).toList())
        .map(words -> String.join(" and ", words))
        .collect(Collectors.joining(" | "));
  }
}
