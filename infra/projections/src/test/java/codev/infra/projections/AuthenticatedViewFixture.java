package codev.infra.projections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.authenticity.ViewAuthentication;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;

/** A view store whose documents have an authentication code, and the alterations reported. */
abstract class AuthenticatedViewFixture extends CircleViewFixture {
  private static final byte[] KEY = "the key of a service in a test".getBytes(US_ASCII);

  final List<String> alterations = new CopyOnWriteArrayList<>();

  static Document lumiere() {
    return new Document("_id", "lumière");
  }

  MongoCollection<Document> documents() {
    return database.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith("circle_v1c"))
        .map(database::getCollection)
        .findFirst()
        .orElseThrow();
  }

  MongoCollection<Document> tokens() {
    return database.getCollection("tokens");
  }

  /** One running service. */
  final class Instance {
    final List<EventProcessor<?>> followers = new ArrayList<>();
    final MongoReadModels views =
        new MongoReadModels(
            database,
            new SimpleMeterRegistry(),
            followers::add,
            new RecordedLog(log),
            ViewAuthentication.by(KEY, (name, what) -> alterations.add(name + " " + what)));
    final ReadModel<Circle> view;
    final ProcessorDriver live;

    Instance() {
      this(new Circles());
    }

    Instance(Circles projection) {
      view = views.project(projection);
      live = new ProcessorDriver(followers.getFirst(), log);
    }

    List<String> members() {
      return view.find("lumière").orElseThrow().members();
    }

    LogPosition starts() {
      return live.starts();
    }

    void follows(int upTo) {
      live.follows(upTo);
    }

    /** As the runner does it: looks, and starts again. */
    void notices() {
      assertThatThrownBy(live.processor::checkSavedPosition)
          .isInstanceOf(ProcessorRestartException.class);
      live.stops();
    }
  }
}
