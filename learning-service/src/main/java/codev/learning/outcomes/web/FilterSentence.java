package codev.learning.outcomes.web;

import codev.infra.ui.NameOrder;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a page of results as a sentence, each part of which is a list: nothing is typed.
 *
 * @param from the first day of each month of the programme
 * @param to the last day of each month of the programme
 * @param wider what may be shown where this part is not; none where only all of it is wider
 */
record FilterSentence(
    List<Choice> units,
    List<Choice> sites,
    List<Choice> from,
    List<Choice> to,
    List<WiderPart> wider) {
  /**
   * @param value as in the address of the page; empty: nothing is filtered
   * @param words as part of the sentence
   */
  record Choice(String value, String words, boolean isChosen) {}

  /**
   * @param words which restriction it does not have
   */
  record WiderPart(String words, ObservationFilter filter) {}

  /** What restricts the figures, in the order of the sentence. */
  public List<String> chosen() {
    return Stream.of(units, sites, from, to)
        .flatMap(List::stream)
        .filter(choice -> choice.isChosen() && !choice.value().isEmpty())
        .map(Choice::words)
        .toList();
  }

  /**
   * @param today after which there are no months
   */
  static FilterSentence of(
      ProgrammeFigures figures, ObservationFilter filter, LocalDate today, FigureFormatter format) {
    var months = months(figures, YearMonth.from(today));
    return new FilterSentence(
        nameChoices(format.text("outcomes.all-units"), figures.units(), filter.unit()),
        nameChoices(format.text("outcomes.all-sites"), figures.sites(), filter.site()),
        dateChoices(
            format.text("outcomes.filter.from-start"),
            months.stream()
                .map(
                    month ->
                        choice(
                            month.atDay(1),
                            format.text("outcomes.filter.from-month", format.fullMonth(month)),
                            filter.from()))
                .toList(),
            filter.from(),
            filter.from() == null
                ? ""
                : format.text("outcomes.filter.from-day", format.day(filter.from()))),
        dateChoices(
            format.text("outcomes.filter.to-today"),
            months.stream()
                .map(
                    month ->
                        choice(
                            month.atEndOfMonth(),
                            format.text("outcomes.filter.to-month", format.fullMonth(month)),
                            filter.to()))
                .toList(),
            filter.to(),
            filter.to() == null
                ? ""
                : format.text("outcomes.filter.to-day", format.day(filter.to()))),
        wider(filter, format));
  }

  /** Each with one restriction less. */
  private static List<WiderPart> wider(ObservationFilter filter, FigureFormatter format) {
    var wider = new ArrayList<WiderPart>();
    if (filter.unit() != null)
      wider.add(
          new WiderPart(
              format.text("outcomes.all-units"),
              new ObservationFilter(
                  null, filter.site(), filter.aim(), filter.from(), filter.to(), filter.group())));
    if (filter.site() != null)
      wider.add(
          new WiderPart(
              format.text("outcomes.all-sites"),
              new ObservationFilter(
                  filter.unit(), null, filter.aim(), filter.from(), filter.to(), filter.group())));
    if (filter.from() != null || filter.to() != null)
      wider.add(
          new WiderPart(
              format.text("outcomes.filter.all-time"),
              new ObservationFilter(
                  filter.unit(), filter.site(), filter.aim(), null, null, filter.group())));
    return wider.stream().filter(part -> part.filter().isPart()).toList();
  }

  /** From the first one of the programme, or with a figure. */
  private static List<YearMonth> months(ProgrammeFigures figures, YearMonth last) {
    var period = figures.programme().period();
    var months =
        figures.series().stream()
            .map(MonthlySeries::points)
            .flatMap(List::stream)
            .map(point -> YearMonth.parse(point.month()));
    return Stream.concat(
            Stream.ofNullable(period == null ? null : YearMonth.from(period.startsOn())), months)
        .min(Comparator.naturalOrder())
        .map(
            first ->
                Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                    .toList())
        .orElse(List.of());
  }

  private static Choice choice(LocalDate day, String words, @Nullable LocalDate asked) {
    return new Choice(day.toString(), words, day.equals(asked));
  }

  /** With what the address asks for, even if it is no month. */
  private static List<Choice> dateChoices(
      String allText, List<Choice> months, @Nullable LocalDate asked, String askedWords) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", allText, asked == null));
    choices.addAll(months);
    if (asked != null && months.stream().noneMatch(Choice::isChosen))
      choices.add(new Choice(asked.toString(), askedWords, true));
    return choices;
  }

  /** With what the address asks for, even if there is no such unit or site. */
  private static List<Choice> nameChoices(
      String allText, List<String> known, @Nullable String asked) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", allText, asked == null));
    Stream.concat(known.stream(), Stream.ofNullable(asked))
        .distinct()
        .sorted(NameOrder.alphabetical())
        .map(name -> new Choice(name, name, Objects.equals(name, asked)))
        .forEach(choices::add);
    return choices;
  }
}
