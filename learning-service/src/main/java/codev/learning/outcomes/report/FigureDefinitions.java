package codev.learning.outcomes.report;

import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.report.FigureLabels.Section;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How each figure is computed: what it means, what it counts in, whom its n counts, its source. */
@Component
public class FigureDefinitions {
  private final FigureLabels captions;
  private final MessageSource sentences;

  FigureDefinitions(FigureLabels captions, MessageSource sentences) {
    this.captions = captions;
    this.sentences = sentences;
  }

  /**
   * @param source where its observations come from
   * @param counted whom its n counts
   */
  record Part(
      String title, String definition, String source, String counted, List<Definition> figures) {}

  record Definition(String label, String unit, String key) {}

  public List<Part> of(Told told, List<Measure> measures, Locale language) {
    var wording = new FigureFormatter(sentences, language);
    return captions.sections(told, language).stream()
        .map(section -> part(section, measures, wording))
        .toList();
  }

  private static Part part(Section section, List<Measure> measures, FigureFormatter wording) {
    var kind = section.key().split("\\.", 2)[0];
    return new Part(
        section.title(),
        section.definition(),
        wording.say("outcomes.source." + kind),
        wording.say("outcomes.counted." + kind),
        section.rows().stream()
            .map(
                row ->
                    new Definition(
                        row.label(),
                        unit(row.figure().key(), measures, wording),
                        row.figure().key()))
            .toList());
  }

  private static String unit(String key, List<Measure> measures, FigureFormatter wording) {
    var unit =
        measures.stream()
            .filter(measure -> measure.key().equals(key))
            .findFirst()
            .map(Measure::unit)
            .orElse(Measure.Unit.CHANGE_OF_CONFIDENCE);
    return wording.say("outcomes.unit-of." + unit);
  }
}
