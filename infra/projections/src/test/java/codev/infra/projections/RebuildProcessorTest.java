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
import codev.infra.projections.Rebuild.Progress;
import codev.infra.testkit.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayName("Reconstruire une vue")
class RebuildProcessorTest {
  private static final UUID ID = UUID.fromString("0199c1de-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("0199c1de-0000-7000-8000-000000000002");

  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  private final MongoDatabase database =
      client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  private final List<RecordedEvent<CircleEvent>> log = new ArrayList<>();
  private final Instance instance = new Instance();

  @AfterEach
  void drop() {
    database.drop();
    client.close();
  }

  @Test
  @DisplayName("se fait à côté de celle qu'on lit, puis prend sa place")
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
    assertThat(instance.rebuilding.follower.isNeeded()).isFalse();
  }

  @Test
  @DisplayName("n'est demandée par personne au départ")
  void is_not_needed_until_asked_for() {
    joined("alice");
    instance.live.follows(1);

    assertThat(instance.rebuilding.follower.isNeeded()).isFalse();
    request(ID);
    assertThat(instance.rebuilding.follower.isNeeded()).isTrue();
  }

  @Test
  @DisplayName("n'est lue qu'une fois arrivée où en est l'ancienne")
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
  @DisplayName("est reprise par une autre instance là où la première s'est arrêtée")
  void is_gone_on_with_by_another_instance() {
    joined("alice", "bob");
    instance.live.follows(2);
    request(ID);
    instance.rebuilding.starts();
    instance.rebuilding.follows(1);

    var next = new Instance();
    assertThat(next.rebuilding.follower.isNeeded()).isTrue();
    assertThat(next.rebuilding.starts().position()).isEqualTo(1);
    assertThat(next.members()).containsExactly("alice", "bob");
    switchesOver(next.rebuilding, 2);

    assertThat(next.members()).containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("garde pour elle ce qu'elle n'a pas écrit : une autre le refait")
  void what_was_not_saved_is_folded_again() {
    joined("alice", "bob", "carla");
    instance.live.follows(3);
    request(ID);
    var first = new Instance(2);
    first.rebuilding.starts();
    first.rebuilding.follows(2);

    var next = new Instance(2);
    assertThat(next.rebuilding.starts().position()).isEqualTo(0);
    next.rebuilding.follows(1);
    switchesOver(next.rebuilding, 3);

    assertThat(next.members()).containsExactly("alice", "bob", "carla");
  }

  @Test
  @DisplayName("qui attend une autre instance ne prend la place d'aucune autre vue")
  void whoever_waits_keeps_no_other_waiting() {
    joined("alice");
    var followers = new ArrayList<EventProcessor<?>>();
    var views = new MongoViews(database, new SimpleMeterRegistry(), followers::add, log::size, 1);
    for (var name : List.of("one", "two", "three")) {
      views.project(called(name));
      new Following(followers.get(followers.size() - 2)).follows(1);
    }
    assertThat(views.request(ID, "manager", log.size())).isPresent();
    for (int rebuilding = 1; rebuilding < followers.size(); rebuilding += 2)
      assertThat(followers.get(rebuilding).isNeeded()).isTrue();

    switchesOver(new Following(followers.getLast()), 1);
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
  @DisplayName("laisse l'ancienne continuer dans la nouvelle, sans panne")
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
  @DisplayName("est vue aussitôt par qui attend, ailleurs, ce qu'il vient d'écrire")
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

    assertThat(elsewhere.view.await(2, Duration.ofSeconds(5))).isTrue();
    assertThat(elsewhere.members()).containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("d'un journal vide est faite aussitôt")
  void of_an_empty_log_is_done_at_once() {
    instance.live.starts();
    request(ID);

    assertThatThrownBy(instance.rebuilding::starts).isInstanceOf(ProcessorRestartException.class);
    assertThat(progress()).isEqualTo(new Progress("circle.1", 0, 0, true));
  }

  @Test
  @DisplayName("redemandée sous le même identifiant est la même ; une autre attend son tour")
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
  @DisplayName("ne laisse pas de vieilles vues derrière elle")
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
  @DisplayName("ne refait pas une vue qui vient de naître")
  void does_not_rebuild_what_has_just_begun() {
    request(ID);
    joined("alice");
    instance.live.follows(1);

    assertThat(instance.rebuilding.follower.isNeeded()).isFalse();
    assertThat(instance.members()).containsExactly("alice");
  }

  private void joined(String... people) {
    for (var who : people) {
      var position = log.size() + 1;
      log.add(
          new RecordedEvent<>(
              new Joined("lumière", who),
              position,
              "lumière",
              position - 1,
              Instant.parse("2026-11-24T09:00:00Z"),
              "hash" + position));
    }
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

  private static void switchesOver(Following following, int upTo) {
    assertThatThrownBy(() -> following.follows(upTo)).isInstanceOf(ProcessorRestartException.class);
  }

  /** One running service. */
  private final class Instance {
    private final List<EventProcessor<?>> followers = new ArrayList<>();
    final MongoViews views;
    final View<Circle> view;
    final Following live;
    final Following rebuilding;

    Instance() {
      this(1);
    }

    Instance(int mostDrafts) {
      views =
          new MongoViews(
              database, new SimpleMeterRegistry(), followers::add, log::size, mostDrafts);
      view = views.project(new Circles());
      live = new Following(followers.getFirst());
      rebuilding = new Following(followers.getLast());
    }

    List<String> members() {
      return view.find("lumière").orElseThrow().members();
    }
  }

  /** A follower and the one who tells it the log. */
  private final class Following {
    final EventProcessor<CircleEvent> follower;
    private LogPosition mark = LogPosition.START;
    private boolean started;

    @SuppressWarnings("unchecked")
    Following(EventProcessor<?> follower) {
      this.follower = (EventProcessor<CircleEvent>) follower;
    }

    LogPosition starts() {
      started = true;
      mark = follower.savedPosition();
      return mark;
    }

    void follows(int upTo) {
      if (!started) starts();
      var last = log.get(upTo - 1);
      var batch =
          log.subList(0, upTo).stream().filter(r -> r.position() > mark.position()).toList();
      var reached = new LogPosition(last.position(), last.hash());
      follower.process(batch, reached);
      mark = reached;
    }
  }
}
