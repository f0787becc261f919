package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.Aim;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.OwnItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme, as far as its figures need it.
 *
 * @param items asked after its sessions besides everybody's
 * @param targets what it wants to reach, by the key of the figure
 * @param thresholds how many people had to stand behind a figure, from when on
 */
record ProgrammeCard(
    String id,
    String name,
    List<Aim> aims,
    List<Competency> competencies,
    List<OwnItem> items,
    List<Threshold> thresholds,
    Map<String, Double> targets) {

  record Threshold(long position, int people) {}

  /** What it asks may be heard of before itself. */
  boolean isDeclared() {
    return !thresholds.isEmpty();
  }

  private ProgrammeCard declared(ProgrammeNoted told, long position) {
    var latest = new Threshold(position, told.privacyThreshold());
    return new ProgrammeCard(
        id,
        told.name(),
        told.aims(),
        told.competencies(),
        items,
        Stream.concat(thresholds.stream(), Stream.of(latest)).toList(),
        targets);
  }

  /** In the order in which they were first asked, each as it is worded now. */
  private ProgrammeCard asking(OwnItem item) {
    var known = items.stream().anyMatch(other -> other.key().equals(item.key()));
    var all =
        known
            ? items.stream().map(other -> other.key().equals(item.key()) ? item : other)
            : Stream.concat(items.stream(), Stream.of(item));
    return new ProgrammeCard(id, name, aims, competencies, all.toList(), thresholds, targets);
  }

  /** They are the programme's, for nobody's group to be judged by. */
  ProgrammeCard withoutTargets() {
    return wanting(Map.of());
  }

  private ProgrammeCard wanting(Map<String, Double> wanted) {
    return new ProgrammeCard(id, name, aims, competencies, items, thresholds, wanted);
  }

  /** One document for each programme. */
  static final class Cards implements Projection<ProgrammeEvent, ProgrammeCard> {
    @Override
    public String view() {
      return "programme-card";
    }

    /** 3: targets. */
    @Override
    public int version() {
      return 3;
    }

    @Override
    public Class<ProgrammeEvent> folds() {
      return ProgrammeEvent.class;
    }

    @Override
    public Class<ProgrammeCard> shape() {
      return ProgrammeCard.class;
    }

    @Override
    public Stream<String> touches(ProgrammeEvent event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public @Nullable ProgrammeCard fold(
        String id, @Nullable ProgrammeCard before, Recorded<ProgrammeEvent> recorded) {
      var card =
          before == null
              ? new ProgrammeCard(id, "", List.of(), List.of(), List.of(), List.of(), Map.of())
              : before;
      return switch (recorded.event()) {
        case ProgrammeNoted e -> card.declared(e, recorded.position());
        case ItemNoted e -> card.asking(e.item());
        case TargetsSet e -> card.wanting(e.targets());
        case ProgrammeDated _ -> before;
      };
    }
  }
}
