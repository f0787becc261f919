package codev.learning.outcomes.report;

import static codev.learning.domain.outcomes.Aim.GROUP_PERFORMANCE;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.figures.ProgrammeCard;
import codev.learning.outcomes.report.FigureLabels.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lays out what is told for the page: first what was asked for, then all of it. */
@Component
public class OutcomesPageModelFactory {
  private static final Set<String> OF_A_GROUP =
      Set.of("session", "growth", "kept", "sessions", "climate");

  private final FigureLabels captions;
  private final ReportSections chapters;
  private final MessageSource sentences;

  OutcomesPageModelFactory(
      FigureLabels captions, ReportSections chapters, MessageSource sentences) {
    this.captions = captions;
    this.chapters = chapters;
    this.sentences = sentences;
  }

  /**
   * @param questions what a sponsor wants to know first
   * @param aims those that the programme has declared
   * @param indicators all that a target can be set for
   * @param silent parts of which nothing is told yet
   */
  public record Board(
      List<IndicatorSummary> questions,
      List<IndicatorSummary> aims,
      List<IndicatorProgress> indicators,
      List<ReportSection> chapters,
      List<String> silent) {
    public boolean isEmpty() {
      return chapters.isEmpty();
    }
  }

  public Board of(Told told, Locale language) {
    var wording = new FigureFormatter(sentences, language);
    var figures =
        told.figures().stream().collect(Collectors.toMap(Figure::key, Function.identity()));
    var gauges = new Gauges(told.programme(), figures, wording);
    return new Board(
        Arrays.stream(SponsorQuestion.values())
            .map(q -> gauges.verdict("outcomes.question." + q, q.indicators()))
            .toList(),
        told.programme().aims().stream()
            .map(aim -> gauges.verdict("outcomes.aim." + aim, aim.indicators()))
            .toList(),
        gauges.of(Arrays.asList(Indicator.values())),
        chapters.of(told, language),
        captions.sections(told, language).stream()
            .filter(Section::isSuppressed)
            .map(Section::title)
            .toList());
  }

  /** For those who meet in it: how they work together, without what each says of themselves. */
  public Board ofGroup(Told told, Locale language) {
    var wording = new FigureFormatter(sentences, language);
    var figures =
        told.figures().stream().collect(Collectors.toMap(Figure::key, Function.identity()));
    var gauges = new Gauges(told.programme().withoutTargets(), figures, wording);
    var parts =
        chapters.of(told, language).stream()
            .filter(part -> OF_A_GROUP.contains(part.id()))
            .toList();
    return new Board(
        List.of(
            new IndicatorSummary(
                wording.say("outcomes.aim." + GROUP_PERFORMANCE),
                wording.say("outcomes.of-group-says"),
                gauges.of(GROUP_PERFORMANCE.indicators()))),
        List.of(),
        List.of(),
        parts,
        List.of());
  }

  private static final class Gauges {
    private final ProgrammeCard programme;
    private final Map<String, Figure> figures;
    private final FigureFormatter wording;

    Gauges(ProgrammeCard programme, Map<String, Figure> figures, FigureFormatter wording) {
      this.programme = programme;
      this.figures = figures;
      this.wording = wording;
    }

    IndicatorSummary verdict(String title, List<Indicator> indicators) {
      return IndicatorSummary.of(wording.say(title), of(indicators), wording);
    }

    List<IndicatorProgress> of(List<Indicator> indicators) {
      return indicators.stream().map(this::gauge).toList();
    }

    private IndicatorProgress gauge(Indicator indicator) {
      var key = indicator.figure();
      return IndicatorProgress.of(
          indicator,
          Objects.requireNonNullElseGet(figures.get(key), () -> Figure.suppressed(key)),
          wording.say("outcomes.indicator." + indicator),
          programme.targets().get(key),
          wording);
    }
  }
}
