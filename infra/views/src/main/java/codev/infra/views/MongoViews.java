package codev.infra.views;

import codev.infra.eventstore.Follower;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The views of one service, in one MongoDB database. */
final class MongoViews implements Views {
  private final MongoDatabase database;
  private final MeterRegistry meters;
  private final Consumer<Follower<?>> register;
  private final List<StoredView<?>> views = new CopyOnWriteArrayList<>();

  /**
   * @param register makes a follower known to the log's runner
   */
  MongoViews(MongoDatabase database, MeterRegistry meters, Consumer<Follower<?>> register) {
    this.database = database;
    this.meters = meters;
    this.register = register;
  }

  @Override
  public <E, D> View<D> project(Projection<E, D> projection) {
    var collection = projection.view() + "_v" + projection.version();
    var documents =
        new Documents<>(database.getCollection(collection), new Shape<>(projection.shape()));
    var standing = new Standing(database.getCollection("tokens"), Folding.nameOf(projection));
    var folding = new Folding<>(projection, documents, standing, meters);
    var view = new StoredView<>(documents, standing, folding);
    views.add(view);
    register.accept(folding);
    return view;
  }

  @Override
  public boolean await(long position, Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    return views.stream()
        .allMatch(v -> v.await(position, Duration.ofNanos(end - System.nanoTime())));
  }

  List<StoredView<?>> all() {
    return views;
  }
}
