package codev.learning.outcomes.report;

import static codev.learning.domain.outcomes.Aim.GROUP_PERFORMANCE;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.FigureScope;
import codev.learning.outcomes.figures.IndicatorMeasures;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import codev.learning.outcomes.figures.SurveyTarget;
import codev.learning.outcomes.report.OutcomesPageModel.HiddenParts;
import codev.learning.outcomes.report.OutcomesPageModel.QuestionCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the models of the pages of outcomes. */
@Component
public class OutcomesPageModelFactory {
  private static final Set<String> GROUP_SECTIONS =
      Set.of(
          ReportSectionFactory.EVALUATION,
          ReportSectionFactory.GROWTH,
          ReportSectionFactory.METHOD_KEPT,
          ReportSectionFactory.SESSIONS,
          ReportSectionFactory.GROUP_CLIMATE);

  private final FigureLabels labels;
  private final ReportSectionFactory sections;
  private final MessageSource messages;

  OutcomesPageModelFactory(
      FigureLabels labels, ReportSectionFactory sections, MessageSource messages) {
    this.labels = labels;
    this.sections = sections;
    this.messages = messages;
  }

  /**
   * @param filter that of the figures
   * @param today on which a programme is over, or not yet
   */
  public OutcomesPageModel ofProgramme(
      ProgrammeFigures figures, ObservationFilter filter, LocalDate today, Locale language) {
    var format = new FigureFormatter(messages, language);
    var scope = FigureScope.of(figures.programme(), filter, today);
    var indicators = new Indicators(figures.programme(), figures.byMeasure(), today, scope, format);
    var facts = figures.figures().stream().filter(figure -> figure.exact() != null).toList();
    return new OutcomesPageModel(
        state(figures, today, format),
        scope.isOver(),
        !facts.isEmpty(),
        facts.stream().anyMatch(figure -> figure.measure() instanceof ActionMeasure),
        cut(figures, scope, language),
        nothing(figures, scope, format),
        Arrays.stream(SponsorQuestion.values()).map(indicators::answer).toList(),
        figures.programme().aims().stream()
            .map(aim -> indicators.summary("outcomes.aim." + aim, aim.indicators()))
            .toList(),
        indicators.ofSurveys(),
        indicators.offered(),
        KeyFigures.of(figures.byMeasure(), format),
        Arrays.stream(SponsorQuestion.values())
            .map(question -> indicators.card(question, figures))
            .toList(),
        sections.of(figures, language),
        hidden(figures, scope, today, language));
  }

  private String cut(ProgrammeFigures figures, FigureScope scope, Locale language) {
    if (figures.cut().day() != null) return labels.cut(figures.cut(), language);
    var format = new FigureFormatter(messages, language);
    return format.text(
        "outcomes.no-cut." + scope.suppression(), figures.threshold(), figures.groups());
  }

  private @Nullable HiddenParts hidden(
      ProgrammeFigures figures, FigureScope scope, LocalDate today, Locale language) {
    var format = new FigureFormatter(messages, language);
    var later = new TreeMap<LocalDate, List<String>>();
    var others = new ArrayList<String>();
    for (var table : labels.tables(figures, language)) {
      if (!table.isSuppressed()) continue;
      var day = figures.programme().askedOn(table.rows().getFirst().figure().measure());
      if (day == null || !day.isAfter(today)) others.add(table.title());
      else
        later
            .computeIfAbsent(day, _ -> new ArrayList<>())
            .add(format.text("outcomes.later-on", table.title(), format.day(day)));
    }
    var reason = format.text("outcomes.no-parts." + scope.suppression(), figures.threshold());
    if (later.isEmpty())
      return others.isEmpty()
          ? null
          : new HiddenParts(
              format.text("outcomes.hidden", others.size()), List.of(), others, reason);
    var dated = later.values().stream().flatMap(List::stream).toList();
    return new HiddenParts(
        format.text("outcomes.later", dated.size(), format.day(later.firstKey())),
        dated,
        others,
        reason);
  }

  /** The sentence where no section is shown. */
  private static String nothing(
      ProgrammeFigures figures, FigureScope scope, FigureFormatter format) {
    return format.text("outcomes.nothing." + scope.suppression(), figures.threshold());
  }

  /**
   * For its members: how they work together, without what each answers about themselves.
   *
   * @param today on which its programme is over, or not yet
   */
  public OutcomesPageModel ofGroup(ProgrammeFigures figures, LocalDate today, Locale language) {
    var format = new FigureFormatter(messages, language);
    var programme = figures.programme().withoutTargets();
    var scope = FigureScope.of(programme, ObservationFilter.ALL, today);
    var indicators = new Indicators(programme, figures.byMeasure(), today, scope, format);
    return new OutcomesPageModel(
        "",
        scope.isOver(),
        true,
        true,
        labels.cut(figures.cut(), language),
        nothing(figures, scope, format),
        List.of(
            IndicatorSummary.of(
                format.text("outcomes.aim." + GROUP_PERFORMANCE),
                format.text("outcomes.of-group-says"),
                indicators.progress(GROUP_PERFORMANCE.indicators()),
                scope,
                format)),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        sections.of(figures.withoutTargets(), language).stream()
            .filter(section -> GROUP_SECTIONS.contains(section.id()))
            .toList(),
        null);
  }

  /** Its state, how many members and groups it has where that is shown, and its aims. */
  private static String state(ProgrammeFigures figures, LocalDate today, FigureFormatter format) {
    var period = figures.programme().period();
    if (period == null) return "";
    var sentences = new ArrayList<String>();
    sentences.add(state(period, today, format));
    var turns = figures.byMeasure().get(SessionMeasure.CLIENTS);
    var members = turns == null || turns.value() == null ? null : turns.n();
    if (members != null) sentences.add(format.text("outcomes.size", members, figures.groups()));
    var aims = figures.programme().aims();
    if (!aims.isEmpty())
      sentences.add(
          format.text(
              "outcomes.aims",
              aims.size(),
              aims.stream()
                  .map(aim -> withinASentence(format.text("outcomes.aim." + aim)))
                  .collect(Collectors.joining(", "))));
    return String.join(" ", sentences);
  }

  /** In the words that the list of programmes has for it. */
  private static String state(ProgrammePeriod period, LocalDate today, FigureFormatter format) {
    var endsOn = format.day(period.endsOn());
    if (today.isAfter(period.endsOn())) return format.text("outcomes.ended", endsOn);
    return format.text(
        today.isBefore(period.startsOn()) ? "outcomes.to-come" : "outcomes.under-way",
        format.day(period.startsOn()),
        endsOn);
  }

  private static String withinASentence(String title) {
    return Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }

  private record Indicators(
      ProgrammeFiguresView programme,
      Map<MeasureId, Figure> figures,
      LocalDate today,
      FigureScope scope,
      FigureFormatter format) {
    IndicatorSummary answer(SponsorQuestion question) {
      return IndicatorSummary.of(
          format.text("outcomes.question." + question),
          headline(question),
          awaited(question),
          progress(question.indicators()),
          scope,
          format);
    }

    /** When its headline is asked, if that is still to come. */
    private @Nullable LocalDate awaited(SponsorQuestion question) {
      var askedOn = programme.askedOn(IndicatorMeasures.of(question.headline()));
      return askedOn == null || askedOn.isBefore(today) ? null : askedOn;
    }

    QuestionCard card(SponsorQuestion question, ProgrammeFigures programmeFigures) {
      var headline = headline(question);
      return new QuestionCard(
          answer(question),
          headline,
          question.finding(programmeFigures, format),
          missing(headline),
          question.trend(programmeFigures, headline, format));
    }

    private IndicatorProgress headline(SponsorQuestion question) {
      return progress(current(question.headline()).findFirst().orElseThrow());
    }

    private @Nullable String missing(IndicatorProgress headline) {
      var value = headline.figure().value();
      var goal = headline.goal();
      return value == null || goal == null || !Boolean.FALSE.equals(headline.isReached())
          ? null
          : format.missing(goal, value, headline.figure().unit());
    }

    IndicatorSummary summary(String title, List<Indicator> indicators) {
      return IndicatorSummary.of(format.text(title), progress(indicators), scope, format);
    }

    /** Null where no survey of the programme's own has a target. */
    @Nullable IndicatorSummary ofSurveys() {
      var withGoal = surveys().stream().filter(one -> one.goal() != null).toList();
      return withGoal.isEmpty()
          ? null
          : IndicatorSummary.of(format.text("surveys.instruments.title"), withGoal, scope, format);
    }

    /** All that a target can be set for. */
    List<IndicatorProgress> offered() {
      return Stream.concat(
              Arrays.stream(Indicator.values())
                  .filter(one -> one != Indicator.ACTIONS_DONE || hasTarget(one))
                  .map(this::progress),
              surveys().stream())
          .toList();
    }

    private boolean hasTarget(Indicator indicator) {
      return programme.targets().containsKey(indicator.figure());
    }

    /** Of actions done their share, and their number as long as a target is set for it. */
    private Stream<Indicator> current(Indicator indicator) {
      if (indicator != Indicator.ACTIONS_DONE_SHARE || !hasTarget(Indicator.ACTIONS_DONE))
        return Stream.of(indicator);
      return hasTarget(indicator)
          ? Stream.of(indicator, Indicator.ACTIONS_DONE)
          : Stream.of(Indicator.ACTIONS_DONE);
    }

    List<IndicatorProgress> surveys() {
      return SurveyTarget.offered(programme).stream()
          .map(
              one ->
                  IndicatorProgress.of(
                      one, figure(one.measure()), programme.targets().get(one.figure()), format))
          .toList();
    }

    private Figure figure(MeasureId measure) {
      return Objects.requireNonNullElseGet(figures.get(measure), () -> Figure.suppressed(measure));
    }

    List<IndicatorProgress> progress(List<Indicator> indicators) {
      return indicators.stream().flatMap(this::current).map(this::progress).toList();
    }

    private IndicatorProgress progress(Indicator indicator) {
      var measure = IndicatorMeasures.of(indicator);
      return IndicatorProgress.of(
          indicator,
          figure(measure),
          format.text("outcomes.indicator." + indicator),
          programme.targets().get(measure.key()),
          format);
    }
  }
}
