package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document for each thing that figures are made of. */
final class Evidences implements Projection<LearningEvent, Evidence> {
  @Override
  public String view() {
    return "evidence";
  }

  /**
   * 3: what is tried and how long it took, rotation, who helped whom. 4: items of surveys. 5: what
   * is put right after the end.
   */
  @Override
  public int version() {
    return 5;
  }

  @Override
  public Class<LearningEvent> folds() {
    return LearningEvent.class;
  }

  @Override
  public Class<Evidence> shape() {
    return Evidence.class;
  }

  @Override
  public Stream<String> touches(LearningEvent event) {
    return Evidence.idOf(event);
  }

  @Override
  public @Nullable Evidence fold(
      String id, @Nullable Evidence before, Recorded<LearningEvent> recorded) {
    return before == null ? Evidence.of(id, recorded).orElse(null) : before.then(recorded);
  }
}
