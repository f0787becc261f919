package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.PrivacyThreshold;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.domain.value.Competency;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a programme, as far as figures need it.
 *
 * @param items asked after its sessions besides everybody's
 * @param instruments that it has loaded, each with all that any of its versions has asked
 * @param targets what it wants to reach, by the key of the figure
 * @param thresholds how many people had to stand behind a figure, from when on
 * @param period its first and its last day; null as long as they are not known
 */
public record ProgrammeFiguresView(
    String id,
    String name,
    List<Aim> aims,
    List<Competency> competencies,
    List<OwnEvaluationItem> items,
    List<ProgrammeInstrument> instruments,
    List<Threshold> thresholds,
    Map<String, Double> targets,
    @Nullable ProgrammePeriod period) {

  /** How many people had to stand behind a figure from a position of the log on. */
  public record Threshold(long position, int people) {}

  /** Its last day; null as long as it is not known. */
  public @Nullable LocalDate endsOn() {
    return period == null ? null : period.endsOn();
  }

  /** Whether it was over before this day. */
  public boolean isOverOn(LocalDate day) {
    var last = endsOn();
    return last != null && day.isAfter(last);
  }

  /** The day on which it is asked; null where the day is not known, or depends on sessions. */
  public @Nullable LocalDate askedOn(MeasureId measure) {
    if (period == null) return null;
    return switch (measure) {
      case SurveyMeasure(var survey, var moment, _) ->
          period.dayOf(moment).plusDays(survey.daysAfter(moment));
      case ProgrammeSurveyMeasure surveyMeasure -> period.dayOf(surveyMeasure.moment());
      case SkillChangeMeasure _, ProgrammeSurveyChangeMeasure _ -> period.dayOf(Moment.END);
      default -> null;
    };
  }

  /** Its items may be known before the programme itself. */
  boolean isDeclared() {
    return !thresholds.isEmpty();
  }

  /** k, as it is applied today. */
  public int threshold() {
    return PrivacyThreshold.effective(thresholds.getLast().people());
  }

  private ProgrammeFiguresView declared(ProgrammeNoted noted, long position) {
    var latest = new Threshold(position, noted.privacyThreshold());
    return new ProgrammeFiguresView(
        id,
        noted.name(),
        noted.aims(),
        noted.competencies(),
        items,
        instruments,
        Stream.concat(thresholds.stream(), Stream.of(latest)).toList(),
        targets,
        period);
  }

  private ProgrammeFiguresView withItem(OwnEvaluationItem item) {
    var mergedItems = merged(items, item, OwnEvaluationItem::key);
    return new ProgrammeFiguresView(
        id, name, aims, competencies, mergedItems, instruments, thresholds, targets, period);
  }

  private ProgrammeFiguresView withInstrument(ProgrammeInstrument loaded) {
    var before = instruments.stream().filter(other -> other.key().equals(loaded.key())).findFirst();
    var mergedInstruments =
        merged(
            instruments,
            before.map(old -> merged(old, loaded)).orElse(loaded),
            ProgrammeInstrument::key);
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, mergedInstruments, thresholds, targets, period);
  }

  /** Items of former versions stay in the figures; those still asked have their present wording. */
  private static ProgrammeInstrument merged(
      ProgrammeInstrument before, ProgrammeInstrument latest) {
    var questions = before.items();
    for (var item : latest.items())
      questions = merged(questions, item, ProgrammeInstrument.Question::key);
    var moments = Stream.concat(before.moments().stream(), latest.moments().stream()).toList();
    return new ProgrammeInstrument(
        latest.key(), latest.title(), latest.instruction(), latest.source(), moments, questions);
  }

  /** In the order in which they first came. */
  private static <T> List<T> merged(List<T> all, T next, Function<T, String> key) {
    var isKnown = all.stream().anyMatch(other -> key.apply(other).equals(key.apply(next)));
    return isKnown
        ? all.stream().map(one -> key.apply(one).equals(key.apply(next)) ? next : one).toList()
        : Stream.concat(all.stream(), Stream.of(next)).toList();
  }

  /** Targets are set for the programme; no group is measured against them. */
  public ProgrammeFiguresView withoutTargets() {
    return withTargets(Map.of());
  }

  private ProgrammeFiguresView withTargets(Map<String, Double> targets) {
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, instruments, thresholds, targets, period);
  }

  private ProgrammeFiguresView during(ProgrammePeriod dates) {
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, instruments, thresholds, targets, dates);
  }

  /**
   * One document for each programme; 3: targets. 4: instruments. 6: its days, without which nothing
   * is taken to be over.
   */
  static final Projection<ProgrammeEvent, ProgrammeFiguresView> PROJECTION =
      Projection.of("programme-card", ProgrammeEvent.class, ProgrammeFiguresView.class)
          .version(6)
          .readsFrom(4)
          .by(e -> e.programme().toString())
          .foldRecorded(ProgrammeFiguresView::after);

  private static @Nullable ProgrammeFiguresView after(
      String id, @Nullable ProgrammeFiguresView before, RecordedEvent<ProgrammeEvent> recorded) {
    var programme =
        before == null
            ? new ProgrammeFiguresView(
                id, "", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), null)
            : before;
    return switch (recorded.event()) {
      case ProgrammeNoted e -> programme.declared(e, recorded.position());
      case ItemNoted e -> programme.withItem(e.item());
      case InstrumentLoaded e -> programme.withInstrument(e.instrument());
      case TargetsSet e -> programme.withTargets(e.targets());
      case ProgrammeDated e -> programme.during(new ProgrammePeriod(e.startsOn(), e.endsOn()));
    };
  }
}
