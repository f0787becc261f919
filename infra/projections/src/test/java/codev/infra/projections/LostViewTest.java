package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.MemoryBudget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A view that is lost or not built yet")
class LostViewTest extends CircleViewFixture {
  private final Instance instance = new Instance(1);

  static Stream<Arguments> reads() {
    return Stream.of(
        read("find", view -> view.find("c1")),
        read("find an unknown one", view -> view.find("unknown")),
        read("find several", view -> view.find(List.of("c1", "c2"))),
        read("where", view -> view.where("members", "alice")),
        read("where after", view -> view.where("members", "alice", 0)),
        read("whereAny", view -> view.whereAny("members", List.of("alice"))),
        read("all", ReadModel::all),
        read("position", ReadModel::position),
        read("await", view -> view.await(9, Duration.ZERO)));
  }

  private static Arguments read(String name, Consumer<ReadModel<Circle>> read) {
    return Arguments.of(name, read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  @DisplayName("is neither missing nor empty to a reader, at any moment of its loss and rebuild")
  void is_not_empty_to_a_reader(String name, Consumer<ReadModel<Circle>> read) {
    joined("c1", "c2", "c3", "c4");
    instance.follows(4);
    var elsewhere = new Instance(1);
    read.accept(elsewhere.view);

    database.drop();

    assertThat(percent(instance, read)).isZero();
    assertThat(percent(elsewhere, read)).isZero();
    instance.notices();
    instance.starts();
    assertThat(percent(instance, read)).isZero();
    instance.follows(1);
    assertThat(percent(instance, read)).isEqualTo(25);
    assertThat(percent(elsewhere, read)).isNotNegative();
    instance.follows(4);
    read.accept(instance.view);
    assertThat(instance.view.all())
        .extracting(Circle::name)
        .containsExactly("c1", "c2", "c3", "c4");
  }

  @Test
  @DisplayName("is noticed without a write when its token was dropped")
  void is_noticed_when_the_token_was_dropped() {
    joined("c1");
    instance.follows(1);
    instance.processor().checkSavedPosition();
    database.getCollection("tokens").drop();

    instance.notices();
    instance.follows(1);

    assertThat(instance.view.find("c1")).isPresent();
  }

  @Test
  @DisplayName("is noticed without a write when only its documents were dropped")
  void is_noticed_when_the_documents_were_dropped() {
    joined("c1");
    instance.follows(1);
    documents().forEach(name -> database.getCollection(name).drop());

    instance.notices();
    instance.follows(1);

    assertThat(instance.view.find("c1")).isPresent();
  }

  @Test
  @DisplayName("is not empty to a reader before the loss of its documents is noticed")
  void is_not_empty_without_its_documents() {
    joined("c1");
    instance.follows(1);
    documents().forEach(name -> database.getCollection(name).drop());

    assertThat(percent(instance, ReadModel::all)).isZero();
    assertThat(percent(instance, view -> view.find("c1"))).isZero();
  }

  @Test
  @DisplayName("is noticed when its documents were dropped and written to since")
  void is_noticed_when_the_documents_were_written_to_since() {
    joined("c1");
    instance.follows(1);
    documents().forEach(name -> database.getCollection(name).drop());
    joined("c2");
    instance.follows(2);

    instance.notices();
    instance.follows(2);

    assertThat(instance.view.all()).hasSize(2);
  }

  @Test
  @DisplayName("is noticed at the next start when its documents were dropped")
  void is_noticed_at_the_next_start() {
    joined("c1");
    instance.follows(1);
    documents().forEach(name -> database.getCollection(name).drop());

    var next = new Instance(1);
    next.follows(1);

    assertThat(next.view.find("c1")).isPresent();
  }

  @Test
  @DisplayName("keeps what a version wrote that did not mark its collections")
  void keeps_unmarked_documents() {
    joined("c1");
    database
        .getCollection("tokens")
        .insertOne(new Document("_id", "circle.1").append("position", 1L).append("hash", "hash1"));
    database
        .getCollection("circle_v1")
        .insertOne(
            new Document("_id", "old")
                .append("_upTo", 1L)
                .append("name", "old")
                .append("members", List.of())
                .append("changedAt", "2026-11-24T09:00:00Z"));

    assertThat(instance.starts().position()).isEqualTo(1);
    instance.processor().checkSavedPosition();
    assertThat(instance.view.all()).extracting(Circle::name).containsExactly("old");
  }

  @Test
  @DisplayName("is unavailable to every instance until it reaches the end that the log had")
  void is_unavailable_until_the_target() {
    joined("c1", "c2");
    instance.starts();
    instance.follows(1);
    joined("c3");

    var next = new Instance(1);
    assertThat(percent(next, ReadModel::all)).isEqualTo(50);
    assertThat(next.starts().position()).isEqualTo(1);
    assertThat(percent(next, ReadModel::all)).isEqualTo(50);
    next.follows(2);

    assertThat(next.view.all()).hasSize(2);
  }

  @Test
  @DisplayName("is built in memory, and by another instance from where its position was stored")
  void is_built_in_memory() {
    joined("c1", "c2", "c3");
    var memory = new MemoryBudget(MEGABYTE);
    var first = new Instance(1, storingAtTheEnd(memory));
    first.starts();
    first.follows(2);
    assertThat(percent(first, ReadModel::all)).isZero();
    assertThat(memory.held()).isPositive();

    var next = new Instance(1, storingAtTheEnd(memory));
    assertThat(next.starts().position()).isZero();
    first.processor().endTerm();
    next.follows(3);

    assertThat(next.view.all()).hasSize(3);
    assertThat(memory.held()).isZero();
  }

  @Test
  @DisplayName("stores the position with what it has built when it looks at its token")
  void stores_what_it_has_built() {
    joined("c1", "c2");
    var first = new Instance(1, storingAtTheEnd(new MemoryBudget(MEGABYTE)));
    first.starts();
    first.follows(1);
    first.processor().checkSavedPosition();
    assertThat(percent(first, ReadModel::all)).isEqualTo(50);

    var next = new Instance(1);
    assertThat(next.starts().position()).isEqualTo(1);
    next.follows(2);

    assertThat(next.view.all()).hasSize(2);
  }

  @Test
  @DisplayName("of an empty log is complete at once")
  void of_an_empty_log_is_complete() {
    assertThat(percent(instance, ReadModel::all)).isZero();
    instance.starts();

    assertThat(instance.view.all()).isEmpty();
    assertThat(instance.view.find("c1")).isEmpty();
  }

  @Test
  @DisplayName("of a raised version is built beside the old one, which is read and goes on")
  void of_a_raised_version_is_built_beside_the_old_one() {
    joined("c1", "c2");
    instance.follows(2);
    var upgraded = new Instance(2);
    upgraded.starts();
    upgraded.follows(1);
    assertThat(percent(upgraded, ReadModel::all)).isEqualTo(50);
    assertThat(upgraded.health()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(instance.health()).isEqualTo(Status.UP);
    assertThat(instance.view.all()).hasSize(2);
    joined("c3");
    instance.follows(3);
    assertThat(instance.view.all()).hasSize(3);

    upgraded.follows(3);

    assertThat(upgraded.view.all()).hasSize(3);
    instance.processor().checkSavedPosition();
    assertThat(instance.view.all()).hasSize(3);
  }

  @Test
  @DisplayName("is built in a collection that no writer of the lost one knows")
  void is_built_in_a_collection_of_its_own() {
    joined("c1");
    instance.follows(1);
    var late = new Instance(1);
    late.starts();
    database.drop();
    instance.notices();
    instance.follows(1);
    joined("c1");

    assertThatThrownBy(() -> late.follows(2)).isInstanceOf(ProcessorRestartException.class);

    instance.follows(2);
    assertThat(instance.view.find("c1").orElseThrow().members()).containsExactly("alice", "alice");
  }

  @Test
  @DisplayName("is built while a rebuild is under way, which then ends")
  void is_built_while_a_rebuild_is_under_way() {
    joined("c1", "c2");
    instance.follows(2);
    instance.views.request(UUID.randomUUID(), "manager", 2);
    var rebuilding = new ProcessorDriver(instance.followers.getLast(), log);
    rebuilding.starts();
    rebuilding.follows(1);
    database.getCollection("tokens").deleteOne(new Document("_id", "circle.1"));

    instance.notices();
    instance.follows(2);
    assertThatThrownBy(() -> rebuilding.follows(2)).isInstanceOf(ProcessorRestartException.class);

    assertThat(instance.view.all()).hasSize(2);
    assertThat(instance.followers.getLast().isNeeded()).isFalse();
  }

  @Test
  @DisplayName("is named by the health of its service, with how far it has come")
  void is_named_by_health() {
    joined("c1", "c2");
    instance.starts();
    instance.follows(1);

    var health = instance.healthOfViews();
    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.getDetails()).containsEntry("circle.1", "being rebuilt: 50 %");
    instance.follows(2);
    assertThat(instance.health()).isEqualTo(Status.UP);
  }

  private int percent(Instance reader, Consumer<ReadModel<Circle>> read) {
    return Objects.requireNonNull(
            catchThrowableOfType(ViewUnavailableException.class, () -> read.accept(reader.view)))
        .percent();
  }

  private List<String> documents() {
    return database.listCollectionNames().into(new ArrayList<>()).stream()
        .filter(name -> name.startsWith("circle_v1"))
        .toList();
  }

  private void joined(String... circles) {
    for (var circle : circles) append(new Joined(circle, "alice"));
  }

  /** One running service. */
  private final class Instance {
    private final List<EventProcessor<?>> followers = new ArrayList<>();
    final MongoReadModels views;
    final ReadModel<Circle> view;
    final ProcessorDriver live;

    Instance(int version) {
      this(version, storingEachBatch());
    }

    Instance(int version, BuildLimits limits) {
      views =
          new MongoReadModels(
              database,
              new SimpleMeterRegistry(),
              followers::add,
              new RecordedLog(log),
              ViewAuthentication.NONE,
              limits);
      view =
          views.project(
              new Circles() {
                @Override
                public int version() {
                  return version;
                }
              });
      live = new ProcessorDriver(followers.getFirst(), log);
    }

    Status health() {
      return healthOfViews().getStatus();
    }

    Health healthOfViews() {
      var monitor = new ViewStoreMonitor(views, () -> {});
      monitor.check();
      return new ReadModelsHealthIndicator(views, monitor).health();
    }

    EventProcessor<CircleEvent> processor() {
      return live.processor;
    }

    LogPosition starts() {
      return live.starts();
    }

    void follows(int upTo) {
      live.follows(upTo);
    }

    /** As the runner does it: looks, and starts again. */
    void notices() {
      assertThatThrownBy(processor()::checkSavedPosition)
          .isInstanceOf(ProcessorRestartException.class);
      live.stops();
    }
  }
}
