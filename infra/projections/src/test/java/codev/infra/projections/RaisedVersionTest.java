package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Paired;
import codev.infra.projections.Circles.Visited;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A raised version of a view whose queries read the documents of an older one")
class RaisedVersionTest extends CircleViewFixture {
  private static final Duration AT_ONCE = Duration.ZERO;

  /** As an earlier program declared it, which knew nothing of pairs. */
  private static final Projection<CircleEvent, UnpairedCircle> UNPAIRED =
      Projection.of("circle", CircleEvent.class, UnpairedCircle.class)
          .by(CircleEvent::circle)
          .foldRecorded(UnpairedCircle::after);

  private final Instance<UnpairedCircle> earlier = new Instance<>(UNPAIRED);

  record UnpairedCircle(String name, List<String> members, Instant changedAt) {
    static UnpairedCircle after(
        String id, @Nullable UnpairedCircle before, RecordedEvent<CircleEvent> recorded) {
      var members = new ArrayList<>(before == null ? List.<String>of() : before.members());
      if (recorded.event() instanceof Joined joined) members.add(joined.who());
      return new UnpairedCircle(id, members, recorded.at());
    }
  }

  private static Circles raised(int version) {
    return new Circles() {
      @Override
      public int version() {
        return version;
      }

      @Override
      public int readsFrom() {
        return 1;
      }

      @Override
      public Stream<String> touched(RecordedEvent<CircleEvent> recorded) {
        return recorded.event() instanceof Visited ? Stream.empty() : super.touched(recorded);
      }
    };
  }

  @Test
  @DisplayName("is read once it is built; until then the only instance reads the older one")
  void has_the_older_one_read_until_it_is_built() {
    append(new Joined("c1", "alice"), new Paired("c1", "alice", "bob"), new Joined("c2", "carla"));
    earlier.follows(3);
    var upgraded = new Instance<>(raised(2));

    upgraded.starts();
    assertThat(circles(upgraded)).containsExactly("c1", "c2");
    assertThat(upgraded.view.where("members", "carla")).extracting(Circle::name).contains("c2");
    upgraded.follows(2);
    assertThat(circles(upgraded)).containsExactly("c1", "c2");
    assertThat(upgraded.view.find("c1").orElseThrow().pairs()).isNull();

    upgraded.follows(3);
    assertThat(circles(upgraded)).containsExactly("c1", "c2");
    assertThat(upgraded.view.find("c1").orElseThrow().pairs()).containsEntry("alice", "bob");
  }

  @Test
  @DisplayName("is waited for by a reader whose own write the older one lacks")
  void is_waited_for_by_a_reader_who_has_written() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    assertThat(upgraded.view.await(2, AT_ONCE)).isTrue();
    assertThat(upgraded.view.current().all()).hasSize(2);

    append(new Joined("c3", "carla"));
    upgraded.follows(1);
    assertThat(upgraded.view.await(2, AT_ONCE)).isTrue();
    assertThat(circles(upgraded)).containsExactly("c1", "c2");
    assertThat(upgraded.view.position()).isEqualTo(2);
    assertThatThrownBy(() -> upgraded.view.await(3, AT_ONCE))
        .isInstanceOfSatisfying(
            ViewUnavailableException.class, e -> assertThat(e.percent()).isEqualTo(50));

    upgraded.follows(3);
    assertThat(upgraded.view.await(3, AT_ONCE)).isTrue();
    assertThat(circles(upgraded)).containsExactly("c1", "c2", "c3");
  }

  @Test
  @DisplayName("includes what does not concern it, also while the older one is read")
  void includes_what_does_not_concern_it() {
    append(new Joined("c1", "alice"));
    earlier.follows(1);
    append(new Visited("c1"));
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();

    append(new Visited("c1"));

    assertThat(circles(upgraded)).containsExactly("c1");
    assertThat(upgraded.view.await(3, AT_ONCE)).isTrue();
    assertThat(upgraded.view.position()).isEqualTo(3);
  }

  @Test
  @DisplayName("does not have an older one read that lacks events from before the start")
  void does_not_have_one_read_that_was_left_earlier() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(1);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    upgraded.follows(1);

    assertThatThrownBy(upgraded.view::all)
        .isInstanceOfSatisfying(
            ViewUnavailableException.class, e -> assertThat(e.percent()).isEqualTo(50));
  }

  @Test
  @DisplayName("does not show an older one as empty that is dropped meanwhile")
  void does_not_take_a_dropped_one_for_empty() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    upgraded.follows(1);
    assertThat(circles(upgraded)).hasSize(2);

    collections("circle_v1").forEach(name -> database.getCollection(name).drop());

    assertThatThrownBy(upgraded.view::all)
        .isInstanceOfSatisfying(
            ViewUnavailableException.class, e -> assertThat(e.percent()).isEqualTo(50));
    assertThatThrownBy(() -> upgraded.view.await(2, AT_ONCE))
        .isInstanceOf(ViewUnavailableException.class);
  }

  @Test
  @DisplayName("leaves the older one unchanged, so that the earlier version can go on with it")
  void leaves_the_older_one_as_it_is() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var before = token("circle.1");
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    assertThat(circles(upgraded)).hasSize(2);
    append(new Joined("c3", "carla"));
    upgraded.follows(3);

    assertThat(token("circle.1")).isEqualTo(before);
    assertThat(token("circle.2")).doesNotContainKeys("target", "older");
    earlier.follows(3);
    assertThat(earlier.view.all())
        .extracting(UnpairedCircle::name)
        .containsExactly("c1", "c2", "c3");
  }

  @Test
  @DisplayName("is read once it includes what another instance has written to the older one")
  void does_not_go_back_in_time() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    append(new Joined("c3", "carla"));
    earlier.follows(3);

    upgraded.follows(2);
    assertThat(circles(upgraded)).containsExactly("c1", "c2", "c3");
    assertThat(upgraded.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

    upgraded.follows(3);
    assertThat(circles(upgraded)).containsExactly("c1", "c2", "c3");
    assertThat(upgraded.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("is not rebuilt on request while the older one is read, but afterwards")
  void is_rebuilt_afterwards() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    upgraded.follows(1);
    assertThat(upgraded.views.request(UUID.randomUUID(), "manager", 2)).isPresent();

    assertThat(upgraded.rebuild().isNeeded()).isFalse();
    assertThatThrownBy(() -> upgraded.rebuild().savedPosition())
        .isInstanceOf(ProcessorRestartException.class);

    upgraded.follows(2);
    assertThat(upgraded.rebuild().isNeeded()).isTrue();
  }

  @Test
  @DisplayName("adds no index to the older one, and does not create it again when it is dropped")
  void makes_no_index_for_the_older_one() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var older = collections("circle_v1").getFirst();
    var indexes = indexes(older);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();

    assertThat(upgraded.view.where("members", "bob")).hasSize(1);
    assertThat(indexes(older)).isEqualTo(indexes);

    database.getCollection(older).drop();
    assertThatThrownBy(() -> upgraded.view.where("name", "c1"))
        .isInstanceOf(ViewUnavailableException.class);
    assertThat(collections("circle_v1")).isEmpty();
  }

  @Test
  @DisplayName("after a restart in the middle of the build still has the older one read")
  void has_the_older_one_read_after_a_restart() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var first = new Instance<>(raised(2));
    first.starts();
    first.follows(1);
    append(new Joined("c3", "carla"));

    var second = new Instance<>(raised(2));

    assertThat(circles(second)).containsExactly("c1", "c2");
    assertThat(second.starts().position()).isEqualTo(1);
    assertThat(circles(second)).containsExactly("c1", "c2");
    second.follows(3);
    assertThat(circles(second)).containsExactly("c1", "c2", "c3");
  }

  @Test
  @DisplayName("has the newest one read that is complete")
  void has_the_newest_complete_one_read() {
    append(new Joined("c1", "alice"), new Paired("c1", "alice", "bob"));
    earlier.follows(2);
    var second = new Instance<>(raised(2));
    second.starts();
    second.follows(1);

    new Instance<>(raised(3)).starts();
    second.follows(2);
    new Instance<>(raised(4)).starts();

    assertThat(token("circle.3")).containsEntry("older", "circle.1");
    assertThat(token("circle.4")).containsEntry("older", "circle.2");
  }

  @Test
  @DisplayName("is named by health with the one that is read; its instance is not ready yet")
  void is_named_by_health() {
    append(new Joined("c1", "alice"), new Joined("c2", "bob"));
    earlier.follows(2);
    var upgraded = new Instance<>(raised(2));
    upgraded.starts();
    upgraded.follows(1);

    assertThat(upgraded.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(upgraded.health().getDetails())
        .containsEntry("circle.2", "being rebuilt: 50 %; circle.1 is read, as of position 2");
  }

  private static List<String> circles(Instance<Circle> reader) {
    return reader.view.all().stream().map(Circle::name).toList();
  }

  private Document token(String view) {
    return Objects.requireNonNull(
        database.getCollection("tokens").find(new Document("_id", view)).first());
  }

  private List<Document> indexes(String collection) {
    return database.getCollection(collection).listIndexes().into(new ArrayList<>());
  }

  private List<String> collections(String first) {
    return database.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith(first))
        .toList();
  }

  /** One running service. */
  private final class Instance<D> {
    private final List<EventProcessor<?>> processors = new ArrayList<>();
    final MongoReadModels views =
        new MongoReadModels(
            database,
            new SimpleMeterRegistry(),
            processors::add,
            new RecordedLog(log),
            ViewAuthentication.NONE,
            storingEachBatch());
    final ReadModel<D> view;
    private final ProcessorDriver live;

    Instance(Projection<CircleEvent, D> projection) {
      view = views.project(projection);
      live = new ProcessorDriver(processors.getFirst(), log);
    }

    Health health() {
      var monitor = new ViewStoreMonitor(views, () -> {});
      monitor.check();
      return new ReadModelsHealthIndicator(views, monitor).health();
    }

    LogPosition starts() {
      return live.starts();
    }

    void follows(int upTo) {
      live.follows(upTo);
    }

    EventProcessor<?> rebuild() {
      return processors.getLast();
    }
  }
}
