package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.survey.Instrument;
import codev.learning.domain.survey.ProgrammeEvaluationItem;
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
 */
public record MeasuredProgramme(
    String id,
    String name,
    List<Aim> aims,
    List<Competency> competencies,
    List<ProgrammeEvaluationItem> items,
    List<Instrument> instruments,
    List<Threshold> thresholds,
    Map<String, Double> targets) {

  /** How many people had to stand behind a figure from a position of the log on. */
  public record Threshold(long position, int people) {}

  /** Its items may be known before the programme itself. */
  boolean isDeclared() {
    return !thresholds.isEmpty();
  }

  private MeasuredProgramme declared(ProgrammeNoted noted, long position) {
    var latest = new Threshold(position, noted.privacyThreshold());
    return new MeasuredProgramme(
        id,
        noted.name(),
        noted.aims(),
        noted.competencies(),
        items,
        instruments,
        Stream.concat(thresholds.stream(), Stream.of(latest)).toList(),
        targets);
  }

  private MeasuredProgramme asking(ProgrammeEvaluationItem item) {
    var all = joined(items, item, ProgrammeEvaluationItem::key);
    return new MeasuredProgramme(
        id, name, aims, competencies, all, instruments, thresholds, targets);
  }

  private MeasuredProgramme asking(Instrument loaded) {
    var before = instruments.stream().filter(other -> other.key().equals(loaded.key())).findFirst();
    var all =
        joined(instruments, before.map(old -> joined(old, loaded)).orElse(loaded), Instrument::key);
    return new MeasuredProgramme(id, name, aims, competencies, items, all, thresholds, targets);
  }

  /** Items of former versions stay in the figures; those still asked have their present wording. */
  private static Instrument joined(Instrument before, Instrument now) {
    var questions = before.items();
    for (var item : now.items()) questions = joined(questions, item, Instrument.Question::key);
    var moments = Stream.concat(before.moments().stream(), now.moments().stream()).toList();
    return new Instrument(
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
  public MeasuredProgramme withoutTargets() {
    return wanting(Map.of());
  }

  private MeasuredProgramme wanting(Map<String, Double> wanted) {
    return new MeasuredProgramme(
        id, name, aims, competencies, items, instruments, thresholds, wanted);
  }

  /** One document for each programme; 3: targets. 4: instruments. */
  static final Projection<ProgrammeEvent, MeasuredProgramme> PROJECTION =
      Projection.of("programme-card", ProgrammeEvent.class, MeasuredProgramme.class)
          .version(4)
          .by(e -> e.programme().toString())
          .foldRecorded(MeasuredProgramme::after);

  private static @Nullable MeasuredProgramme after(
      String id, @Nullable MeasuredProgramme before, RecordedEvent<ProgrammeEvent> recorded) {
    var card =
        before == null
            ? new MeasuredProgramme(
                id, "", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of())
            : before;
    return switch (recorded.event()) {
      case ProgrammeNoted e -> card.declared(e, recorded.position());
      case ItemNoted e -> card.asking(e.item());
      case InstrumentLoaded e -> card.asking(e.instrument());
      case TargetsSet e -> card.wanting(e.targets());
      case ProgrammeDated _ -> before;
    };
  }
}
