package codev.learning.outcomes;

import static codev.learning.domain.Aim.GROUP_PERFORMANCE;

import codev.learning.domain.Indicator;
import codev.learning.outcomes.Captions.Section;
import codev.learning.outcomes.Outcomes.Told;
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
class Boards {
  private static final Set<String> OF_A_GROUP =
      Set.of("session", "growth", "kept", "sessions", "climate");

  private final Captions captions;
  private final Chapters chapters;
  private final MessageSource sentences;

  Boards(Captions captions, Chapters chapters, MessageSource sentences) {
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
  record Board(
      List<Verdict> questions,
      List<Verdict> aims,
      List<Gauge> indicators,
      List<Chapter> chapters,
      List<String> silent) {
    public boolean isEmpty() {
      return chapters.isEmpty();
    }
  }

  Board of(Told told, Locale language) {
    var wording = new Wording(sentences, language);
    var figures =
        told.figures().stream().collect(Collectors.toMap(Figure::key, Function.identity()));
    var gauges = new Gauges(told.programme(), figures, wording);
    return new Board(
        Arrays.stream(Question.values())
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
  Board ofGroup(Told told, Locale language) {
    var wording = new Wording(sentences, language);
    var figures =
        told.figures().stream().collect(Collectors.toMap(Figure::key, Function.identity()));
    var gauges = new Gauges(told.programme().withoutTargets(), figures, wording);
    var parts =
        chapters.of(told, language).stream()
            .filter(part -> OF_A_GROUP.contains(part.id()))
            .toList();
    return new Board(
        List.of(
            new Verdict(
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
    private final Wording wording;

    Gauges(ProgrammeCard programme, Map<String, Figure> figures, Wording wording) {
      this.programme = programme;
      this.figures = figures;
      this.wording = wording;
    }

    Verdict verdict(String title, List<Indicator> indicators) {
      return Verdict.of(wording.say(title), of(indicators), wording);
    }

    List<Gauge> of(List<Indicator> indicators) {
      return indicators.stream().map(this::gauge).toList();
    }

    private Gauge gauge(Indicator indicator) {
      var key = indicator.figure();
      return Gauge.of(
          indicator,
          Objects.requireNonNullElseGet(figures.get(key), () -> Figure.suppressed(key)),
          wording.say("outcomes.indicator." + indicator),
          programme.targets().get(key),
          wording);
    }
  }
}
