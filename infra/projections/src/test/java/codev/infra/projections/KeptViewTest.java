package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.Closed;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.testkit.TestTimeouts;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A view whose documents are kept in memory")
class KeptViewTest extends CircleViewFixture {
  private final List<String> read = new CopyOnWriteArrayList<>();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(uri)
              .addCommandListener(new ReadDocuments())
              .build());
  private final Instance instance = new Instance(client.getDatabase(database.getName()));

  @AfterEach
  void close() {
    client.close();
  }

  /** Notes the ids of the circles that the store hands out. */
  private final class ReadDocuments implements CommandListener {
    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      if (!event.getCommandName().equals("find")) return;
      var cursor = event.getResponse().getDocument("cursor");
      for (var found : cursor.getArray("firstBatch")) {
        var document = found.asDocument();
        if (document.containsKey("members")) read.add(document.getString("_id").getValue());
      }
    }
  }

  private static Circles kept() {
    return new Circles() {
      @Override
      public Comparator<Circle> keptInMemory() {
        return Comparator.comparingInt((Circle circle) -> circle.members().size())
            .thenComparing(Circle::name);
      }
    };
  }

  @Test
  @DisplayName("reads each document once, and again only when it has changed")
  void reads_each_document_once() {
    append(new Joined("lumière", "alice"), new Joined("lune", "bob"), new Joined("soleil", "eva"));
    instance.follows();
    assertThat(readNow()).containsExactly("lumière", "lune", "soleil");

    assertThat(readNow()).isEmpty();

    append(new Joined("lune", "carla"));
    instance.follows();
    assertThat(readNow()).containsExactly("lune");
    assertThat(instance.members("lune")).containsExactly("bob", "carla");
  }

  @Test
  @DisplayName("has them in its order, also of those that change")
  void keeps_its_order() {
    append(new Joined("lune", "bob"), new Joined("lumière", "alice"), new Joined("soleil", "eva"));
    instance.follows();
    assertThat(instance.names()).containsExactly("lumière", "lune", "soleil");

    append(new Joined("lumière", "carla"), new Joined("aube", "dan"));
    instance.follows();

    assertThat(instance.names()).containsExactly("aube", "lune", "soleil", "lumière");
  }

  @Test
  @DisplayName("no longer has what was removed, until it is there again")
  void forgets_what_was_removed() {
    append(new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    assertThat(instance.names()).containsExactly("lumière", "lune");

    append(new Closed("lumière"));
    instance.follows();
    assertThat(instance.names()).containsExactly("lune");

    append(new Joined("lumière", "carla"));
    instance.follows();
    assertThat(instance.members("lumière")).containsExactly("carla");
    assertThat(instance.names()).containsExactly("lumière", "lune");
  }

  @Test
  @DisplayName("has on every instance what a reader has waited for")
  void is_current_on_every_instance() {
    var elsewhere = new Instance(database);
    append(new Joined("lumière", "alice"));
    instance.follows();
    assertThat(elsewhere.members("lumière")).containsExactly("alice");

    append(new Joined("lumière", "bob"));
    instance.follows();

    assertThat(elsewhere.view.await(2, TestTimeouts.LIMIT)).isTrue();
    assertThat(elsewhere.members("lumière")).containsExactly("alice", "bob");
    assertThat(elsewhere.view.current().all()).hasSize(1);
  }

  @Test
  @DisplayName("misses nothing of changes that were half saved when it was read")
  void misses_nothing_of_what_was_half_saved() {
    append(new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    append(new Joined("lumière", "carla"), new Joined("lune", "dan"));
    database
        .getCollection(documents())
        .updateOne(
            new Document("_id", "lune"),
            new Document(
                "$set", new Document("members", List.of("bob", "dan")).append("_upTo", 4L)));
    assertThat(instance.members("lune")).containsExactly("bob", "dan");
    assertThat(instance.members("lumière")).containsExactly("alice");

    instance.follows();

    assertThat(instance.members("lumière")).containsExactly("alice", "carla");
    assertThat(instance.members("lune")).containsExactly("bob", "dan");
  }

  @Test
  @DisplayName("is not read from memory when it is lost, and is what was built anew afterwards")
  void is_not_read_when_it_is_lost() {
    append(new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    assertThat(instance.names()).hasSize(2);

    database.drop();
    assertThatThrownBy(instance.view::all).isInstanceOf(ViewUnavailableException.class);
    assertThatThrownBy(instance.live.processor::checkSavedPosition)
        .isInstanceOf(ProcessorRestartException.class);
    instance.live.stops();
    log.removeLast();
    instance.follows();

    assertThat(instance.names()).containsExactly("lumière");
  }

  @Test
  @DisplayName("is forgotten when nobody has read it for a while")
  void is_forgotten_when_unused() {
    append(new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    assertThat(readNow()).hasSize(2);

    instance.views.forgetUnused(Duration.ofHours(1));
    assertThat(readNow()).isEmpty();

    instance.views.forgetUnused(Duration.ZERO);
    assertThat(readNow()).containsExactly("lumière", "lune");
  }

  /** Ids of the circles that the store hands out when all are read. */
  private List<String> readNow() {
    read.clear();
    assertThat(instance.view.all()).isNotEmpty();
    return read;
  }

  private String documents() {
    return database.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith("circle_v1"))
        .findFirst()
        .orElseThrow();
  }

  /** One running service. */
  private final class Instance {
    private final List<EventProcessor<?>> followers = new ArrayList<>();
    final MongoReadModels views;
    final ReadModel<Circle> view;
    final ProcessorDriver live;

    Instance(MongoDatabase store) {
      views =
          new MongoReadModels(
              store,
              new SimpleMeterRegistry(),
              followers::add,
              new RecordedLog(log),
              ViewAuthentication.NONE,
              storingEachBatch());
      view = views.project(kept());
      live = new ProcessorDriver(followers.getFirst(), log);
    }

    void follows() {
      live.follows(log.size());
    }

    List<String> names() {
      return view.all().stream().map(Circle::name).toList();
    }

    List<String> members(String circle) {
      return view.all().stream()
          .filter(one -> one.name().equals(circle))
          .findFirst()
          .orElseThrow()
          .members();
    }
  }
}
