package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Closed;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.Circles.Paired;
import codev.infra.projections.Circles.Visited;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.testkit.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A view")
class ReadModelTest extends CircleViewFixture {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration SOON = TestTimeouts.LIMIT;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Instance instance = new Instance(new Circles());

  @Test
  @DisplayName("shows what the events record")
  void shows_what_the_events_say() {
    append(new Joined("lumière", "alice"), new Joined("lumière", "bob"));

    instance.follows();

    assertThat(instance.view.find("lumière"))
        .contains(new Circle("lumière", List.of("alice", "bob"), log.getLast().at(), null));
  }

  @Test
  @DisplayName("is searched by a field, even in a list, ordered by identifier")
  void is_searched_by_a_field() {
    append(
        new Joined("soleil", "alice"), new Joined("lumière", "alice"), new Joined("lune", "bob"));

    instance.follows();

    assertThat(instance.view.where("members", "alice"))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
  }

  @Test
  @DisplayName("is searched by several values of a field at once, with each document once")
  void is_searched_by_any_of_several_values() {
    append(
        new Joined("soleil", "alice"),
        new Joined("lumière", "alice"),
        new Joined("lumière", "bob"),
        new Joined("lune", "carla"));

    instance.follows();

    assertThat(instance.view.whereAny("members", List.of("alice", "bob")))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
    assertThat(instance.view.whereAny("members", List.of())).isEmpty();
  }

  @Test
  @DisplayName("is searched by several fields at once, with each document once")
  void is_searched_by_several_fields() {
    append(
        new Joined("soleil", "alice"),
        new Joined("lumière", "alice"),
        new Joined("lumière", "soleil"),
        new Joined("lune", "carla"));

    instance.follows();

    var fields = List.of("name", "members");
    assertThat(instance.view.whereEither(fields, List.of("soleil", "alice")))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
    assertThat(instance.view.whereEither(fields, List.of("carla")))
        .extracting(Circle::name)
        .containsExactly("lune");
    assertThat(instance.view.whereEither(fields, List.of())).isEmpty();
  }

  @Test
  @DisplayName("lists what has changed since a position, and nothing else")
  void tells_what_has_changed_since_a_position() {
    append(
        new Joined("soleil", "alice"), new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    var seen = instance.view.position();
    assertThat(instance.view.where("members", "alice", seen)).isEmpty();

    append(new Joined("lumière", "bob"), new Joined("lune", "carla"));
    instance.follows();

    assertThat(instance.view.where("members", "alice", seen))
        .extracting(Circle::name)
        .containsExactly("lumière");
    assertThat(instance.view.where("members", "alice", 0)).hasSize(2);
  }

  @Test
  @DisplayName("skips events that do not concern it without a write, on every instance")
  void skips_what_does_not_concern_it() {
    var here = new Instance(new UnvisitedCircles());
    var there = new Instance(new UnvisitedCircles());
    append(new Joined("soleil", "alice"));
    here.follows();
    append(new Visited("soleil"), new Visited("soleil"));
    here.follows();

    assertThat(storedPosition()).isEqualTo(1);
    assertThat(here.view.lastChange()).hasValue(1);
    assertThat(here.view.position()).isEqualTo(3);
    assertThat(there.view.position()).isEqualTo(3);
    assertThat(here.view.await(3, AT_ONCE)).isTrue();
    assertThat(there.view.await(3, AT_ONCE)).isTrue();

    append(new Joined("soleil", "bob"));
    assertThat(there.view.await(4, AT_ONCE)).isFalse();
    assertThat(there.view.position()).isEqualTo(3);
    here.follows();
    assertThat(storedPosition()).isEqualTo(4);
    assertThat(here.view.lastChange()).hasValue(4);
    assertThat(there.view.await(4, SOON)).isTrue();

    append(new Visited("soleil"));
    here.follows();
    here.follower().checkSavedPosition();
    assertThat(storedPosition()).isEqualTo(5);
  }

  @Test
  @DisplayName("passes in memory what does not concern it, for those who wait, and nothing else")
  void passes_what_does_not_concern_it() {
    var here = new Instance(new UnvisitedCircles());
    append(new Joined("soleil", "alice"));
    here.follows();
    append(new Visited("soleil"));
    var waiting = CompletableFuture.supplyAsync(() -> here.view.await(2, SOON));

    assertThat(here.passes()).isTrue();

    assertThat(waiting).succeedsWithin(TestTimeouts.LIMIT).isEqualTo(true);
    assertThat(here.view.await(2, AT_ONCE)).isTrue();
    assertThat(storedPosition()).isEqualTo(1);

    append(new Visited("soleil"), new Joined("soleil", "bob"));
    assertThat(here.passes()).isFalse();
    assertThat(here.view.await(3, AT_ONCE)).isFalse();
    here.follows();
    assertThat(storedPosition()).isEqualTo(4);

    for (int i = 0; i <= 1_000; i++) append(new Visited("soleil"));
    assertThat(here.passes()).isFalse();
  }

  private long storedPosition() {
    return Objects.requireNonNull(database.getCollection("tokens").find().first())
        .getLong("position");
  }

  /** Circles that a visit does not touch. */
  private static final class UnvisitedCircles extends Circles {
    @Override
    public Stream<String> touched(RecordedEvent<CircleEvent> recorded) {
      return recorded.event() instanceof Visited ? Stream.empty() : super.touched(recorded);
    }
  }

  @Test
  @DisplayName("returns several documents ordered by identifier, without those that are missing")
  void gives_several() {
    append(new Joined("soleil", "alice"), new Joined("lumière", "bob"));

    instance.follows();

    assertThat(instance.view.find(List.of("soleil", "inconnu", "lumière")))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
  }

  @Test
  @DisplayName("keeps a key that contains a dot")
  void keeps_a_key_with_a_dot() {
    append(new Joined("lumière", "jean.dupont"), new Paired("lumière", "jean.dupont", "alice"));

    instance.follows();

    assertThat(instance.view.find("lumière"))
        .hasValueSatisfying(c -> assertThat(c.pairs()).containsEntry("jean.dupont", "alice"));
  }

  @Test
  @DisplayName("has no removed document")
  void forgets_what_is_removed() {
    append(new Joined("lumière", "alice"), new Closed("lumière"));

    instance.follows();

    assertThat(instance.view.find("lumière")).isEmpty();
    assertThat(instance.view.all()).isEmpty();
  }

  @Test
  @DisplayName("does not count twice what it reads again after a crash")
  void folds_once_what_it_reads_twice() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    forgetToken(0);
    append(new Joined("lumière", "bob"));

    new Instance(new Circles()).follows();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
    assertThat(instance.view.position()).isEqualTo(2);
  }

  @Test
  @DisplayName("does not restore a removed document when it reads its events again")
  void does_not_bring_back_the_removed() {
    append(new Joined("lumière", "alice"), new Closed("lumière"));
    instance.follows();
    forgetToken(0);

    new Instance(new Circles()).follows(1);

    assertThat(instance.view.find("lumière")).isEmpty();
  }

  @Test
  @DisplayName("is rebuilt when its store was emptied")
  void rebuilds_when_wiped() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    var documents = documents();
    database.getCollection("tokens").drop();
    database
        .getCollection(documents)
        .insertOne(new Document("_id", "vieux").append("_upTo", 9L).append("name", "vieux"));

    instance.starts();
    instance.follows();

    assertThat(instance.view.all()).extracting(Circle::name).containsExactly("lumière");
  }

  @Test
  @DisplayName("notices that its store was emptied while it followed")
  void notices_a_wipe_while_following() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    database.drop();
    append(new Joined("lumière", "bob"));

    assertThatThrownBy(instance::follows).hasMessageContaining("no longer at 1");
    instance.starts();
    instance.follows();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("of a new version starts from nothing beside the old one")
  void a_new_version_starts_afresh() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    var next =
        new Instance(
            new Circles() {
              @Override
              public int version() {
                return 2;
              }
            });

    assertThat(next.starts()).isEqualTo(LogPosition.START);
    assertThatThrownBy(next.view::all).isInstanceOf(ViewUnavailableException.class);
    assertThat(instance.view.all()).hasSize(1);
  }

  @Test
  @DisplayName("is never moved back by a late instance")
  void never_goes_backwards() {
    append(new Joined("lumière", "alice"), new Joined("lumière", "bob"));
    var late = new Instance(new Circles());
    late.starts();
    instance.starts();
    instance.follows();

    assertThat(catchThrowable(() -> late.follows(1))).isNotNull();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
    assertThat(instance.view.position()).isEqualTo(2);
  }

  @Test
  @DisplayName("has a reader wait for what was just written")
  void makes_the_reader_wait() {
    instance.starts();
    append(new Joined("lumière", "alice"));

    assertThat(instance.view.await(1, AT_ONCE)).isFalse();
    var waiting = CompletableFuture.supplyAsync(() -> instance.views.await(1, SOON));
    instance.follows();

    assertThat(waiting.orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  @DisplayName("has a reader wait also where another instance writes it")
  void makes_the_reader_of_another_instance_wait() {
    append(new Joined("lumière", "alice"));
    var reading = new Instance(new Circles());
    var waiting = CompletableFuture.supplyAsync(() -> reading.view.await(1, SOON));

    instance.follows();

    assertThat(waiting.orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS).join()).isTrue();
    assertThat(reading.view.find("lumière")).isPresent();
  }

  @Test
  @DisplayName("is current once it includes the end of the log, and says so where it does not")
  void is_current_at_the_end_of_the_log() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    append(new Joined("lumière", "bob"));

    assertThatThrownBy(instance.view::current).isInstanceOf(ViewBehindException.class);
    var waiting = CompletableFuture.supplyAsync(() -> instance.view.current().find("lumière"));
    instance.follows();

    assertThat(
            waiting
                .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .orElseThrow()
                .members())
        .containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("stops at the event that it cannot fold, and reports it")
  void stops_at_what_it_cannot_fold() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    append(new Left("lumière", "inconnu"));

    assertThatThrownBy(instance::follows).hasMessage("circle.1 cannot fold event 2");

    assertThat(instance.health()).isEqualTo(Status.DOWN);
    assertThat(instance.view.position()).isEqualTo(1);
  }

  @Test
  @DisplayName("is healthy again as soon as it advances")
  void is_well_again_once_it_moves() {
    append(new Left("lumière", "inconnu"));
    assertThat(catchThrowable(instance::follows)).isNotNull();
    log.clear();
    append(new Joined("lumière", "alice"));

    instance.follows();

    assertThat(instance.health()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("is healthy on the instance where it has stopped, once it advances on another one")
  void is_well_where_it_stopped_once_it_moves_elsewhere() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    var failing = new Instance(new Circles());
    failing.starts();
    append(new Left("lumière", "inconnu"));
    assertThat(catchThrowable(failing::follows)).isNotNull();
    assertThat(failing.health()).isEqualTo(Status.DOWN);
    log.removeLast();
    append(new Joined("lumière", "bob"));

    instance.follows();

    assertThat(failing.health()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("counts the documents that it writes and measures its lag")
  void is_measured() {
    append(new Joined("lumière", "alice"), new Joined("soleil", "bob"));

    instance.follows();

    assertThat(meters.get("codev.views.written").tag("view", "circle.1").counter().count())
        .isEqualTo(2);
    assertThat(meters.get("codev.views.lag").timer().count()).isEqualTo(1);
    assertThat(meters.get("codev.views.folding").timer().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("does not write what an event leaves unchanged")
  void does_not_write_what_an_event_leaves_as_it_was() {
    append(new Joined("lumière", "alice"));
    instance.follows();
    append(new Visited("lumière"), new Visited("soleil"));

    instance.follows();

    assertThat(meters.get("codev.views.written").tag("view", "circle.1").counter().count())
        .isEqualTo(1);
    assertThat(instance.view.position()).isEqualTo(3);
    assertThat(instance.view.where("name", "lumière", 1)).isEmpty();
  }

  @Test
  @DisplayName("refuses the late write of an instance that held the lease before")
  void refuses_the_write_of_a_former_holder() {
    append(new Joined("lumière", "alice"));
    instance.follower().beginTerm(4);
    instance.follows();
    append(new Joined("lumière", "bob"));
    var next = new Instance(new Circles());
    next.follower().beginTerm(5);
    assertThat(next.starts().position()).isEqualTo(1);

    assertThatThrownBy(instance::follows).isInstanceOf(StaleFenceException.class);

    assertThat(next.view.position()).isEqualTo(1);
    assertThatThrownBy(instance::starts)
        .isInstanceOfSatisfying(
            StaleFenceException.class, refused -> assertThat(refused.stored()).isEqualTo(5));
    next.follows();
    assertThat(next.view.find("lumière").orElseThrow().members()).containsExactly("alice", "bob");
  }

  private void forgetToken(long position) {
    database
        .getCollection("tokens")
        .updateOne(
            new Document("_id", "circle.1"),
            new Document("$set", new Document("position", position).append("hash", "")));
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
    final MongoReadModels views =
        new MongoReadModels(
            database,
            meters,
            followers::add,
            new RecordedLog(log),
            ViewAuthentication.NONE,
            storingEachBatch());
    final ReadModel<Circle> view;
    private final ProcessorDriver live;

    Instance(Circles projection) {
      view = views.project(projection);
      live = new ProcessorDriver(followers.getFirst(), log);
    }

    LogPosition starts() {
      return live.starts();
    }

    void follows() {
      follows(log.size());
    }

    void follows(int upTo) {
      live.follows(upTo);
    }

    /** Whether it passes what has been appended without being woken for it. */
    boolean passes() {
      var after = view.position();
      var batch = log.stream().filter(recorded -> recorded.position() > after).toList();
      var last = log.getLast();
      return follower().pass(batch, new LogPosition(last.position(), last.hash()));
    }

    /** Once the monitor has looked at the tokens. */
    Status health() {
      views.noteTokens();
      return new ProjectionsHealthIndicator(views).health().getStatus();
    }

    private EventProcessor<CircleEvent> follower() {
      return live.processor;
    }
  }
}
