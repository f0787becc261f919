package codev.learning.outcomes.report;

import codev.infra.ui.LocalizedDates;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Labels figures and their sections in the viewer's language. */
@Component
public class FigureLabels {
  private final BuiltInInstruments instruments;
  private final MessageSource messages;

  FigureLabels(BuiltInInstruments instruments, MessageSource messages) {
    this.instruments = instruments;
    this.messages = messages;
  }

  public List<FigureTable> tables(ProgrammeFigures figures, Locale language) {
    var labels = itemsAndCompetencies(figures.programme(), language);
    var format = new FigureFormatter(messages, language);
    var rows = new LinkedHashMap<String, List<FigureRow>>();
    for (var figure : figures.figures()) {
      var measure = figure.measure();
      var label = labels.getOrDefault(measure, "");
      rows.computeIfAbsent(measure.section(), _ -> new ArrayList<>())
          .add(
              new FigureRow(
                  label.isEmpty() ? text("outcomes.figure." + measure.key(), language) : label,
                  figure,
                  figure.value() == null ? null : format.tableValue(figure.value(), figure.unit()),
                  format.interval(figure)));
    }
    return rows.entrySet().stream()
        .map(one -> table(figures.programme(), one.getKey(), one.getValue(), language))
        .toList();
  }

  /** Which confided answers the figures contain, in one sentence. */
  public String cut(IncludedAnswers cut, Locale language) {
    var day = cut.day();
    return day == null
        ? text("outcomes.cut.none", language)
        : text(
            "outcomes.cut",
            language,
            LocalizedDates.day(day, FormatStyle.LONG, language),
            cut.people());
  }

  /** Of a table for people. */
  List<String> headings(List<String> columns, Locale language) {
    return columns.stream().map(column -> text("outcomes.column." + column, language)).toList();
  }

  /** What a value of a table for people counts. */
  String unit(Unit unit, Locale language) {
    return text("outcomes.column.unit." + unit, language);
  }

  /** The mark in a table for people. */
  String yes(Locale language) {
    return text("outcomes.column.yes", language);
  }

  private FigureTable table(
      ProgrammeFiguresView programme, String key, List<FigureRow> rows, Locale language) {
    var family = key.split("\\.", 2)[0];
    if (family.equals(ProgrammeSurveyMeasure.FAMILY))
      return ofInstrument(programme, key, rows, language);
    var definition = key.equals(SkillChangeMeasure.SECTION) ? key : family;
    return new FigureTable(
        key,
        text("outcomes.section." + key, language),
        hasMoment(rows.getFirst().figure().measure())
            ? text("outcomes.moment." + key, language)
            : null,
        text("outcomes.definition." + definition, language),
        rows);
  }

  /** Whether the same items have figures of other moments, or of a change in between. */
  private static boolean hasMoment(MeasureId measure) {
    return measure instanceof SurveyMeasure || measure instanceof SkillChangeMeasure;
  }

  /** Title and source are those of the programme's instrument. */
  private FigureTable ofInstrument(
      ProgrammeFiguresView programme, String key, List<FigureRow> rows, Locale language) {
    for (var instrument : programme.instruments()) {
      if (key.equals(ProgrammeSurveyChangeMeasure.section(instrument.key())))
        return new FigureTable(
            key,
            text(
                "outcomes.section.surveys.change",
                language,
                instrument.title().in(isFrench(language))),
            text("outcomes.moment.surveys.change", language),
            text("outcomes.definition.surveys.change", language, instrument.source()),
            rows);
      for (var moment : instrument.moments())
        if (key.equals(ProgrammeSurveyMeasure.section(instrument.key(), moment)))
          return new FigureTable(
              key,
              text(
                  "outcomes.section.surveys",
                  language,
                  instrument.title().in(isFrench(language)),
                  text("surveys.moment." + moment, language)),
              instrument.moments().size() > 1 ? text("surveys.moment." + moment, language) : null,
              text("outcomes.definition.surveys", language, instrument.source()),
              rows);
    }
    throw new IllegalStateException(key);
  }

  private Map<MeasureId, String> itemsAndCompetencies(
      ProgrammeFiguresView programme, Locale language) {
    var labels = new HashMap<MeasureId, String>();
    for (var item : instruments.session())
      labels.put(new EvaluationMeasure(item.key()), label(item, language));
    for (var survey : SurveyKind.values())
      for (var moment : survey.moments())
        for (var item : instruments.of(survey))
          labels.put(new SurveyMeasure(survey, moment, item.key()), label(item, language));
    for (var item : instruments.of(SurveyKind.SKILLS))
      labels.put(new SkillChangeMeasure(item.key()), label(item, language));
    for (var item : programme.items())
      labels.put(new ProgrammeItemMeasure(item.key()), label(item, language));
    for (var instrument : programme.instruments())
      for (var item : instrument.items()) {
        var label = withScale(item.words(isFrench(language)), item.from(), item.to(), language);
        for (var moment : instrument.moments())
          labels.put(new ProgrammeSurveyMeasure(instrument.key(), moment, item.key()), label);
        labels.put(new ProgrammeSurveyChangeMeasure(instrument.key(), item.key()), label);
      }
    for (var line : programme.competencies())
      labels.put(new LearningMeasure(line.key()), isFrench(language) ? line.fr() : line.en());
    return labels;
  }

  private static String label(InstrumentItem item, Locale language) {
    return isFrench(language) ? item.fr() : item.en();
  }

  /** With its scale, which is the programme's own. */
  private String label(OwnEvaluationItem item, Locale language) {
    return withScale(isFrench(language) ? item.fr() : item.en(), item.from(), item.to(), language);
  }

  private String withScale(String words, int from, int to, Locale language) {
    var format = new FigureFormatter(messages, language);
    return format.text("outcomes.own-item", words, format.number(from), format.number(to));
  }

  private static boolean isFrench(Locale language) {
    return language.getLanguage().equals(Locale.FRENCH.getLanguage());
  }

  private String text(String key, Locale language, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
