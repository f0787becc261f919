package codev.learning.outcomes.report;

import codev.learning.domain.survey.Instruments;
import codev.learning.domain.survey.Item;
import codev.learning.domain.survey.ProgrammeItem;
import codev.learning.domain.survey.Survey;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Measures;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.figures.ProgrammeCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What figures are called, in the reader's language. */
@Component
public class FigureLabels {
  private final Instruments instruments;
  private final MessageSource sentences;

  FigureLabels(Instruments instruments, MessageSource sentences) {
    this.instruments = instruments;
    this.sentences = sentences;
  }

  /**
   * @param shown the value in words; nothing where it is suppressed
   */
  record Row(String label, Figure figure, @Nullable String shown) {}

  /**
   * @param key what its figures' keys begin with
   * @param definition what its values are
   */
  record Section(String key, String title, String definition, List<Row> rows) {
    /** One sentence then says it for all. */
    public boolean isSuppressed() {
      return rows.stream().allMatch(row -> row.figure().suppressed() != null);
    }
  }

  public List<Section> sections(Told told, Locale language) {
    var words = itemsAndCompetencies(told.programme(), language);
    var wording = new FigureFormatter(sentences, language);
    var sections = new LinkedHashMap<String, List<Row>>();
    for (var figure : told.figures()) {
      var label = words.getOrDefault(figure.key(), "");
      sections
          .computeIfAbsent(section(figure.key()), _ -> new ArrayList<>())
          .add(
              new Row(
                  label.isEmpty() ? say("outcomes.figure." + figure.key(), language) : label,
                  figure,
                  figure.value() == null ? null : wording.inTable(figure.value(), figure.unit())));
    }
    return sections.entrySet().stream()
        .map(s -> section(told.programme(), s.getKey(), s.getValue(), language))
        .toList();
  }

  private Section section(ProgrammeCard programme, String key, List<Row> rows, Locale language) {
    var kind = key.split("\\.", 2)[0];
    if (kind.equals(AnswerDecryptor.OWN)) return own(programme, key, rows, language);
    return new Section(
        key,
        say("outcomes.section." + key, language),
        say("outcomes.definition." + (key.equals(Measures.CHANGE) ? key : kind), language),
        rows);
  }

  /** Its title and its source are the programme's. */
  private Section own(ProgrammeCard programme, String key, List<Row> rows, Locale language) {
    for (var own : programme.instruments())
      for (var moment : own.moments())
        if (key.equals(AnswerDecryptor.own(own.key(), moment)))
          return new Section(
              key,
              say(
                  "outcomes.section.surveys",
                  language,
                  own.title().in(isFrench(language)),
                  say("surveys.moment." + moment, language)),
              say("outcomes.definition.surveys", language, own.source()),
              rows);
    throw new IllegalStateException(key);
  }

  /** The key but for its last part; the figures of a session's evaluation have a single one. */
  private static String section(String key) {
    int last = key.lastIndexOf('.');
    return last < 0 ? "session" : key.substring(0, last);
  }

  private Map<String, String> itemsAndCompetencies(ProgrammeCard programme, Locale language) {
    var words = new HashMap<String, String>();
    for (var item : instruments.session()) words.put(item.key(), worded(item, language));
    for (var survey : Survey.values())
      for (var moment : survey.moments())
        for (var item : instruments.of(survey))
          words.put(AnswerDecryptor.measure(survey, moment, item), worded(item, language));
    for (var item : instruments.of(Survey.SKILLS))
      words.put(Measures.CHANGE + "." + item.key(), worded(item, language));
    for (var item : programme.items())
      words.put(AnswerDecryptor.own(item.key()), worded(item, language));
    for (var own : programme.instruments())
      for (var moment : own.moments())
        for (var item : own.items())
          words.put(
              AnswerDecryptor.own(own.key(), moment) + "." + item.key(),
              onItsScale(item.words(isFrench(language)), item.from(), item.to(), language));
    for (var line : programme.competencies())
      words.put("learnings." + line.key(), isFrench(language) ? line.fr() : line.en());
    return words;
  }

  private static String worded(Item item, Locale language) {
    return isFrench(language) ? item.fr() : item.en();
  }

  /** Its scale is the programme's own too. */
  private String worded(ProgrammeItem item, Locale language) {
    return onItsScale(isFrench(language) ? item.fr() : item.en(), item.from(), item.to(), language);
  }

  private String onItsScale(String words, int from, int to, Locale language) {
    return say("outcomes.own-item", language, words, from, to);
  }

  private static boolean isFrench(Locale language) {
    return language.getLanguage().equals(Locale.FRENCH.getLanguage());
  }

  private String say(String key, Locale language, Object... arguments) {
    return sentences.getMessage(key, arguments, language);
  }
}
