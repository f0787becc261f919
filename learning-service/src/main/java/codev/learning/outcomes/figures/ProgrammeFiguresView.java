package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.survey.ProgrammeEvaluationItem;
import codev.learning.domain.survey.ProgrammeInstrument;
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
 * @param endsOn its last day; null as long as it is not known
 */
public record ProgrammeFiguresView(
    String id,
    String name,
    List<Aim> aims,
    List<Competency> competencies,
    List<ProgrammeEvaluationItem> items,
    List<ProgrammeInstrument> instruments,
    List<Threshold> thresholds,
    Map<String, Double> targets,
    @Nullable LocalDate endsOn) {

  /** How many people had to stand behind a figure from a position of the log on. */
  public record Threshold(long position, int people) {}

  /** Whether it was over before this day. */
  public boolean isOverOn(LocalDate day) {
    return endsOn != null && day.isAfter(endsOn);
  }

  /** Its items may be known before the programme itself. */
  boolean isDeclared() {
    return !thresholds.isEmpty();
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
        endsOn);
  }

  private ProgrammeFiguresView asking(ProgrammeEvaluationItem item) {
    var all = joined(items, item, ProgrammeEvaluationItem::key);
    return new ProgrammeFiguresView(
        id, name, aims, competencies, all, instruments, thresholds, targets, endsOn);
  }

  private ProgrammeFiguresView asking(ProgrammeInstrument loaded) {
    var before = instruments.stream().filter(other -> other.key().equals(loaded.key())).findFirst();
    var all =
        joined(
            instruments,
            before.map(old -> joined(old, loaded)).orElse(loaded),
            ProgrammeInstrument::key);
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, all, thresholds, targets, endsOn);
  }

  /** Items of former versions stay in the figures; those still asked have their present wording. */
  private static ProgrammeInstrument joined(ProgrammeInstrument before, ProgrammeInstrument now) {
    var questions = before.items();
    for (var item : now.items())
      questions = joined(questions, item, ProgrammeInstrument.Question::key);
    var moments = Stream.concat(before.moments().stream(), now.moments().stream()).toList();
    return new ProgrammeInstrument(
        now.key(), now.title(), now.instruction(), now.source(), moments, questions);
  }

  /** In the order in which they first came. */
  private static <T> List<T> joined(List<T> all, T next, Function<T, String> key) {
    var known = all.stream().anyMatch(other -> key.apply(other).equals(key.apply(next)));
    return known
        ? all.stream().map(one -> key.apply(one).equals(key.apply(next)) ? next : one).toList()
        : Stream.concat(all.stream(), Stream.of(next)).toList();
  }

  /** Targets are set for the programme; no group is measured against them. */
  public ProgrammeFiguresView withoutTargets() {
    return wanting(Map.of());
  }

  private ProgrammeFiguresView wanting(Map<String, Double> wanted) {
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, instruments, thresholds, wanted, endsOn);
  }

  private ProgrammeFiguresView until(LocalDate last) {
    return new ProgrammeFiguresView(
        id, name, aims, competencies, items, instruments, thresholds, targets, last);
  }

  /** One document for each programme; 3: targets. 4: instruments. 5: its last day. */
  static final Projection<ProgrammeEvent, ProgrammeFiguresView> PROJECTION =
      Projection.of("programme-card", ProgrammeEvent.class, ProgrammeFiguresView.class)
          .version(5)
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
      case ItemNoted e -> programme.asking(e.item());
      case InstrumentLoaded e -> programme.asking(e.instrument());
      case TargetsSet e -> programme.wanting(e.targets());
      case ProgrammeDated e -> programme.until(e.endsOn());
    };
  }
}
