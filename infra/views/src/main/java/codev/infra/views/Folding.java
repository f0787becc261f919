package codev.infra.views;

import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.infra.eventstore.StartAgain;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds the log into the documents of one view, as it goes on: into those that are read. */
final class Folding<E, D> implements Follower<E> {
  private final Fold<E, D> fold;
  private final Generations<D> generations;
  private final Standing standing;
  private final RequestedRebuilds rebuilds;
  private final Timer folding;
  private final Timer lag;
  private final Counter written;
  private Token token = new Token(Mark.START, 0);
  private volatile @Nullable String trouble;

  Folding(
      Fold<E, D> fold,
      Generations<D> generations,
      Standing standing,
      RequestedRebuilds rebuilds,
      MeterRegistry meters) {
    this.fold = fold;
    this.generations = generations;
    this.standing = standing;
    this.rebuilds = rebuilds;
    this.folding =
        Timer.builder("codev.views.folding")
            .description("Time to load, fold and save one batch of events")
            .tag("view", name())
            .register(meters);
    this.lag =
        Timer.builder("codev.views.lag")
            .description("Time from an event's handling until its view shows it")
            .tag("view", name())
            .register(meters);
    this.written =
        Counter.builder("codev.views.written")
            .description("Documents saved")
            .baseUnit("documents")
            .tag("view", name())
            .register(meters);
  }

  @Override
  public String name() {
    return fold.name();
  }

  @Override
  public Class<E> understands() {
    return fold.projection().folds();
  }

  @Override
  public Mark mark() {
    var saved = standing.token();
    token = saved == null ? begin() : saved;
    return token.mark();
  }

  private Token begin() {
    var generation = rebuilds.latest();
    generations.of(generation).clear();
    return standing.start(generation);
  }

  @Override
  public void follow(List<Recorded<E>> batch, Mark upTo) {
    try {
      folding.record(() -> take(batch, upTo));
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e instanceof StartAgain ? null : e.getMessage();
      throw e;
    }
    if (!batch.isEmpty()) lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  private void take(List<Recorded<E>> batch, Mark upTo) {
    var documents = generations.of(token.generation());
    var changed = fold.of(batch, documents);
    documents.save(changed);
    written.increment(changed.size());
    token = standing.move(token, upTo);
  }

  /** Why this view stands still; {@code null} while it moves. */
  @Nullable String trouble() {
    return trouble;
  }
}
