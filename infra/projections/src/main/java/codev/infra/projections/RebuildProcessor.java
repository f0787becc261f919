package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Builds the next generation of one view from the whole log, beside the one that is read, when that
 * has been asked for; switches over once it has caught up. Whichever instance has the turn goes on
 * where another one stopped.
 */
final class RebuildProcessor<E, D> implements EventProcessor<E> {
  /** Longer than a reader believes in the generation that it knows. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ProjectionBatch<E, D> fold;
  private final CollectionGenerations<D> generations;
  private final MongoCollection<Document> tokens;
  private final ProjectionTokenStore live;
  private final RebuildRequestStore rebuilds;
  private final int mostDrafts;
  private final Semaphore turns;
  private boolean hasTurn;
  private ProjectionTokenStore building;
  private ProjectionToken token = new ProjectionToken(LogPosition.START, 0, 0);
  private @Nullable PendingDocuments<D> drafts;
  private @Nullable Long switchedAt;

  /**
   * @param live where the generation that is read stands
   * @param mostDrafts documents folded before they are saved: nobody reads them yet, and many are
   *     touched again and again
   * @param turns so many views of an instance are rebuilt at once, the others wait: more at a time
   *     would each read the log beside the others, and hold their drafts
   */
  RebuildProcessor(
      ProjectionBatch<E, D> fold,
      CollectionGenerations<D> generations,
      MongoCollection<Document> tokens,
      ProjectionTokenStore live,
      RebuildRequestStore rebuilds,
      int mostDrafts,
      Semaphore turns) {
    this.fold = fold;
    this.generations = generations;
    this.tokens = tokens;
    this.live = live;
    this.rebuilds = rebuilds;
    this.mostDrafts = mostDrafts;
    this.turns = turns;
    building = standing(0);
  }

  @Override
  public String name() {
    return fold.name() + " rebuild";
  }

  @Override
  public Class<E> eventType() {
    return fold.projection().folds();
  }

  @Override
  public boolean isNeeded() {
    giveTurnBack(); // this processor is not running: it may be waiting for another instance
    var read = live.token();
    if (read == null) return false;
    var latest = rebuilds.latest();
    if (switchedAt != null && System.nanoTime() - switchedAt > GRACE.toNanos()) {
      generations.dropAllBut(read.generation(), Math.max(latest, read.generation()));
      switchedAt = null;
    }
    return read.generation() < latest;
  }

  /**
   * Takes one of this process's permits to rebuild, once this instance has the view's lease: a
   * permit held while waiting for the lease would block other rebuilds.
   */
  private void takeTurn() {
    if (hasTurn) return;
    try {
      turns.acquire();
      hasTurn = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProcessorRestartException("the wait for a rebuild permit was interrupted");
    }
  }

  private void giveTurnBack() {
    if (hasTurn) turns.release();
    hasTurn = false;
  }

  @Override
  public LogPosition savedPosition() {
    takeTurn();
    var wanted = rebuilds.latest();
    var read = live.token();
    if (read != null && read.generation() >= wanted)
      throw new ProcessorRestartException("generation " + wanted + " was built elsewhere");
    building = standing(wanted);
    var saved = building.token();
    token = saved == null || !generations.of(wanted).isThere() ? begin(read, wanted) : saved;
    drafts = null;
    switchOverIfCaughtUp();
    return token.mark();
  }

  private ProjectionToken begin(@Nullable ProjectionToken read, long wanted) {
    generations.of(wanted).begin();
    building.forget();
    var first = building.start(wanted);
    generations.dropAllBut(read == null ? wanted : read.generation(), wanted);
    return first;
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    var documents = generations.of(token.generation());
    if (drafts == null) drafts = new PendingDocuments<>(documents);
    fold.into(drafts, batch);
    if (drafts.size() < mostDrafts && upTo.position() < live.position()) return;
    documents.save(drafts.changes());
    drafts = null;
    token = building.move(token, upTo);
    switchOverIfCaughtUp();
  }

  /**
   * Once it has all that the live one has. Should that move in this very moment, it is looked at
   * again: if it is ahead then, the next batch is on its way; if not, none may come for long.
   */
  private void switchOverIfCaughtUp() {
    var read = live.token();
    while (read != null && read.position() <= token.position()) {
      if (isReadNow(read)) {
        building.forget();
        giveTurnBack();
        switchedAt = System.nanoTime();
        throw new ProcessorRestartException("generation " + token.generation() + " is read now");
      }
      read = live.token();
    }
  }

  private boolean isReadNow(ProjectionToken read) {
    if (read.generation() >= token.generation()) return true;
    generations.of(token.generation()).indexAs(generations.of(read.generation()));
    var switched = new ProjectionToken(token.mark(), token.generation(), read.target());
    return live.switchOver(read, switched);
  }

  /** How far the generation with this number has come. */
  long position(long generation) {
    return standing(generation).position();
  }

  private ProjectionTokenStore standing(long generation) {
    return new ProjectionTokenStore(tokens, fold.name() + "#" + generation);
  }
}
