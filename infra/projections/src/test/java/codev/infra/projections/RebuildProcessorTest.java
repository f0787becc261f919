package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.Rebuild.Progress;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ProjectionFailedException;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.MemoryBudget;
import codev.infra.testkit.TestTimeouts;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayName("Rebuilding a view")
class RebuildProcessorTest extends CircleViewFixture {
  private static final UUID ID = UUID.fromString("0199c1de-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("0199c1de-0000-7000-8000-000000000002");

  private final Instance instance = new Instance();

  @Test
  @DisplayName("happens beside the one that is read, which it then replaces")
  void is_done_beside_the_one_that_is_read() {
    joined("alice", "bob");
    instance.live.follows(2);
    spoil();

    request(ID);
    instance.rebuilding.starts();
    instance.rebuilding.follows(1);
    assertThat(instance.members()).containsExactly("intrus");
    switchesOver(instance.rebuilding, 2);

    assertThat(instance.members()).containsExactly("alice", "bob");
    assertThat(instance.views.find(ID)).hasValueSatisfying(r -> assertThat(r.isDone()).isTrue());
    assertThat(instance.rebuilding.processor.isNeeded()).isFalse();
  }

  @Test
  @DisplayName("is requested by nobody at first")
  void is_not_needed_until_asked_for() {
    joined("alice");
    instance.live.follows(1);

    assertThat(instance.rebuilding.processor.isNeeded()).isFalse();
    request(ID);
    assertThat(instance.rebuilding.processor.isNeeded()).isTrue();
  }

  @Test
  @DisplayName("is read only once it has caught up with the old one")
  void is_read_only_once_it_has_caught_up() {
    joined("alice");
    instance.live.follows(1);
    request(ID);
    instance.rebuilding.starts();
    joined("bob");
    instance.live.follows(2);

    instance.rebuilding.follows(1);
    assertThat(progress()).isEqualTo(new Progress("circle.1", 1, 2, false));
    assertThat(instance.views.find(ID).orElseThrow().progress()).isEqualTo(0.5);
    switchesOver(instance.rebuilding, 2);
    assertThat(instance.views.find(ID).orElseThrow().progress()).isEqualTo(1);
  }

  @Test
  @DisplayName("is continued by another instance where the first one stopped")
  void is_gone_on_with_by_another_instance() {
    joined("alice", "bob");
    instance.live.follows(2);
    request(ID);
    instance.rebuilding.starts();
    instance.rebuilding.follows(1);

    var next = new Instance();
    assertThat(next.rebuilding.processor.isNeeded()).isTrue();
    assertThat(next.rebuilding.starts().position()).isEqualTo(1);
    assertThat(next.members()).containsExactly("alice", "bob");
    switchesOver(next.rebuilding, 2);

    assertThat(next.members()).containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("folds events again on another instance if their result was not written")
  void what_was_not_saved_is_folded_again() {
    joined("alice", "bob", "carla");
    instance.live.follows(3);
    request(ID);
    var first = new Instance(storingAtTheEnd(new MemoryBudget(MEGABYTE)));
    first.rebuilding.starts();
    first.rebuilding.follows(2);

    var next = new Instance(storingAtTheEnd(new MemoryBudget(MEGABYTE)));
    assertThat(next.rebuilding.starts().position()).isEqualTo(0);
    next.rebuilding.follows(1);
    switchesOver(next.rebuilding, 3);

    assertThat(next.members()).containsExactly("alice", "bob", "carla");
  }

  @Test
  @DisplayName("loses nothing when it ends after documents were written, before its position was")
  void what_was_written_before_its_position_is_not_folded_twice() {
    joined("alice", "bob", "carla");
    instance.live.follows(3);
    request(ID);
    var first = new Instance(storingAtTheEnd(new MemoryBudget(0)));
    first.rebuilding.starts();
    first.rebuilding.follows(2);
    assertThat(collections())
        .anyMatch(
            name -> database.getCollection(name).countDocuments(new Document("_upTo", 2L)) == 1);

    var next = new Instance(storingAtTheEnd(new MemoryBudget(MEGABYTE)));
    assertThat(next.rebuilding.starts().position()).isEqualTo(0);
    switchesOver(next.rebuilding, 3);

    assertThat(next.members()).containsExactly("alice", "bob", "carla");
  }

  @Test
  @DisplayName("holds no documents any more while another instance goes on with it, or it failed")
  void holds_no_documents_without_its_lease() {
    joined("alice", "bob", "carla");
    instance.live.follows(3);
    request(ID);
    var memory = new MemoryBudget(MEGABYTE);
    var here = new Instance(storingAtTheEnd(memory));
    here.rebuilding.starts();
    here.rebuilding.follows(2);
    assertThat(memory.held()).isPositive();

    here.rebuilding.processor.endTerm();
    assertThat(memory.held()).isZero();

    here.rebuilding.starts();
    here.rebuilding.follows(2);
    append(new Left("lumière", "unknown"));
    assertThatThrownBy(() -> here.rebuilding.follows(4))
        .isInstanceOf(ProjectionFailedException.class);
    assertThat(memory.held()).isZero();
  }

  @Test
  @DisplayName("that waits for another instance does not keep other views from being rebuilt")
  void whoever_waits_keeps_no_other_waiting() {
    joined("alice");
    var followers = new ArrayList<EventProcessor<?>>();
    var views =
        new MongoReadModels(
            database,
            new SimpleMeterRegistry(),
            followers::add,
            new RecordedLog(log),
            ViewAuthentication.NONE,
            storingEachBatch());
    for (var name : List.of("one", "two", "three")) {
      views.project(called(name));
      new ProcessorDriver(followers.get(followers.size() - 2), log).follows(1);
    }
    assertThat(views.request(ID, "manager", log.size())).isPresent();
    for (int rebuilding = 1; rebuilding < followers.size(); rebuilding += 2)
      assertThat(followers.get(rebuilding).isNeeded()).isTrue();

    switchesOver(new ProcessorDriver(followers.getLast(), log), 1);
  }

  @Test
  @DisplayName("is not switched over to by an instance that paused meanwhile: another one has it")
  void is_not_switched_over_to_after_a_takeover() {
    joined("alice");
    instance.live.follows(1);
    var read =
        new ProjectionTokenStore(
            new ProjectionToken.Storage(
                database.getCollection("tokens"), "circle.1", ViewAuthentication.NONE),
            (from, _) -> from);
    var generation = Objects.requireNonNull(read.token()).generation();
    request(ID);
    var tokens = database.getCollection("tokens");
    var slow = new HookedCollection(tokens);
    var paused = new Instance(storingEachBatch(), slow.in(database));
    paused.rebuilding.starts();
    slow.afterReplacement(
        () -> tokens.updateOne(Filters.regex("_id", "#"), Updates.set("fence", 99L)));

    assertThatThrownBy(() -> paused.rebuilding.follows(1))
        .isInstanceOf(ProcessorRestartException.class)
        .hasMessageContaining("another instance");

    assertThat(Objects.requireNonNull(read.token()).generation()).isEqualTo(generation);
    var next = new Instance();
    next.rebuilding.processor.beginTerm(100);
    switchesOver(next.rebuilding, 1);
  }

  private static Circles called(String name) {
    return new Circles() {
      @Override
      public String view() {
        return name;
      }
    };
  }

  @Test
  @DisplayName("lets the processor of the old one continue in the new one, without an outage")
  void has_the_old_one_go_on_in_the_new_one() {
    joined("alice");
    instance.live.follows(1);
    request(ID);
    instance.rebuilding.starts();
    switchesOver(instance.rebuilding, 1);
    joined("bob");

    assertThatThrownBy(() -> instance.live.follows(2))
        .isInstanceOf(ProcessorRestartException.class);
    assertThat(new ProjectionsHealthIndicator(instance.views).health().getStatus())
        .isEqualTo(Status.UP);
    assertThat(instance.live.starts().position()).isEqualTo(1);
    instance.live.follows(2);

    assertThat(instance.members()).containsExactly("alice", "bob");
    assertThat(instance.view.position()).isEqualTo(2);
  }

  @Test
  @DisplayName("is seen at once by a reader elsewhere that waits for what was just written")
  void is_seen_at_once_by_whoever_waits_elsewhere() {
    joined("alice");
    instance.live.follows(1);
    var elsewhere = new Instance();
    assertThat(elsewhere.members()).containsExactly("alice");
    request(ID);
    instance.rebuilding.starts();
    switchesOver(instance.rebuilding, 1);
    instance.live.starts();
    joined("bob");
    instance.live.follows(2);

    assertThat(elsewhere.view.await(2, TestTimeouts.LIMIT)).isTrue();
    assertThat(elsewhere.members()).containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("of an empty log is done at once")
  void of_an_empty_log_is_done_at_once() {
    instance.live.starts();
    request(ID);

    assertThatThrownBy(instance.rebuilding::starts).isInstanceOf(ProcessorRestartException.class);
    assertThat(progress()).isEqualTo(new Progress("circle.1", 0, 0, true));
  }

  @Test
  @DisplayName("requested again under the same identifier is the same; another one has to wait")
  void asked_for_again_is_the_same() {
    joined("alice");
    instance.live.follows(1);

    var first = instance.views.request(ID, "manager", log.size());
    assertThat(instance.views.request(ID, "auditor", log.size())).isEqualTo(first).isPresent();
    assertThat(instance.views.request(OTHER, "manager", log.size())).isEmpty();
    instance.rebuilding.starts();
    switchesOver(instance.rebuilding, 1);
    assertThat(instance.views.request(OTHER, "manager", log.size())).isPresent();
    assertThat(instance.views.find(ID).orElseThrow().isDone()).isTrue();
  }

  @Test
  @DisplayName("leaves no old views behind")
  void leaves_no_old_views_behind() {
    joined("alice");
    instance.live.follows(1);
    for (var id : List.of(ID, OTHER)) {
      request(id);
      instance.rebuilding.starts();
      switchesOver(instance.rebuilding, 1);
    }

    assertThat(collections()).hasSize(2);
    assertThat(database.getCollection("tokens").countDocuments()).isEqualTo(1);
  }

  @Test
  @DisplayName("does not rebuild a view that was just built")
  void does_not_rebuild_what_has_just_begun() {
    request(ID);
    joined("alice");
    instance.live.follows(1);

    assertThat(instance.rebuilding.processor.isNeeded()).isFalse();
    assertThat(instance.members()).containsExactly("alice");
  }

  @Test
  @DisplayName("has a fencing number of its own: the live view keeps that of its lease")
  void keeps_the_number_of_the_live_view() {
    joined("alice");
    instance.live.processor.beginTerm(7);
    instance.live.follows(1);
    request(ID);
    instance.rebuilding.processor.beginTerm(2);
    instance.rebuilding.starts();
    switchesOver(instance.rebuilding, 1);

    var late = new Instance();
    late.live.processor.beginTerm(6);
    assertThatThrownBy(late.live::starts).isInstanceOf(StaleFenceException.class);
    assertThat(instance.live.starts().position()).isEqualTo(1);
  }

  @Test
  @DisplayName("that another instance has taken over is written to by that one only")
  void refuses_the_write_of_a_former_holder() {
    joined("alice", "bob");
    instance.live.follows(2);
    request(ID);
    instance.rebuilding.processor.beginTerm(1);
    instance.rebuilding.starts();
    instance.rebuilding.follows(1);
    var next = new Instance();
    next.rebuilding.processor.beginTerm(2);
    next.rebuilding.starts();

    assertThatThrownBy(() -> instance.rebuilding.follows(2))
        .isInstanceOf(StaleFenceException.class);
    switchesOver(next.rebuilding, 2);

    assertThat(next.members()).containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("is left to another instance while this one rebuilds enough views")
  void is_left_to_another_instance() {
    joined("alice");
    var processors = new ArrayList<EventProcessor<?>>();
    var views =
        new MongoReadModels(
            database,
            new SimpleMeterRegistry(),
            processors::add,
            new RecordedLog(log),
            ViewAuthentication.NONE,
            storingEachBatch());
    for (var name : List.of("one", "two", "three")) {
      views.project(called(name));
      new ProcessorDriver(processors.get(processors.size() - 2), log).follows(1);
    }
    assertThat(views.request(ID, "manager", log.size())).isPresent();
    var first = new ProcessorDriver(processors.get(1), log);
    first.starts();
    new ProcessorDriver(processors.get(3), log).starts();
    var third = new ProcessorDriver(processors.get(5), log);

    assertThat(third.processor.isNeeded()).isFalse();
    assertThatThrownBy(third::starts).isInstanceOf(ProcessorRestartException.class);
    switchesOver(first, 1);
    assertThat(third.processor.isNeeded()).isTrue();
  }

  @Test
  @DisplayName("drops older generations, and none that was begun since")
  void drops_what_is_older() {
    for (var name : List.of("circle_v1", "circle_v1_g4", "circle_v1_g6", "circle_v1_g9"))
      database.createCollection(name);
    database.createCollection("circle_v10_g1");

    new CollectionGenerations<>(
            database,
            "circle_v1",
            new DocumentCodec<>(Circle.class, "circle.1", ViewAuthentication.NONE),
            true)
        .dropOlderThan(6, 4);

    assertThat(database.listCollectionNames().into(new ArrayList<>()))
        .containsExactlyInAnyOrder("circle_v1_g4", "circle_v1_g6", "circle_v1_g9", "circle_v10_g1");
  }

  private void joined(String... people) {
    for (var who : people) append(new Joined("lumière", who));
  }

  private void spoil() {
    database
        .getCollection(collections().getFirst())
        .updateOne(
            new Document("_id", "lumière"),
            new Document("$set", new Document("members", List.of("intrus"))));
  }

  private List<String> collections() {
    return database.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith("circle_v1"))
        .toList();
  }

  private void request(UUID id) {
    assertThat(instance.views.request(id, "manager", log.size())).isPresent();
  }

  private Progress progress() {
    return instance.views.find(ID).orElseThrow().views().getFirst();
  }

  private static void switchesOver(ProcessorDriver driver, int upTo) {
    assertThatThrownBy(() -> driver.follows(upTo)).isInstanceOf(ProcessorRestartException.class);
  }

  /** One running service. */
  private final class Instance {
    private final List<EventProcessor<?>> followers = new ArrayList<>();
    final MongoReadModels views;
    final ReadModel<Circle> view;
    final ProcessorDriver live;
    final ProcessorDriver rebuilding;

    Instance() {
      this(storingEachBatch());
    }

    Instance(BuildLimits limits) {
      this(limits, database);
    }

    Instance(BuildLimits limits, MongoDatabase database) {
      views =
          new MongoReadModels(
              database,
              new SimpleMeterRegistry(),
              followers::add,
              new RecordedLog(log),
              ViewAuthentication.NONE,
              limits);
      view = views.project(new Circles());
      live = new ProcessorDriver(followers.getFirst(), log);
      rebuilding = new ProcessorDriver(followers.getLast(), log);
    }

    List<String> members() {
      return view.find("lumière").orElseThrow().members();
    }
  }
}
