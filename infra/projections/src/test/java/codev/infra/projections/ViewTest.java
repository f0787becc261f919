package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Closed;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.Circles.Paired;
import codev.infra.projections.Circles.Visited;
import codev.infra.testkit.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayName("Une vue")
class ViewTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  private final MongoDatabase database =
      client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<RecordedEvent<CircleEvent>> log = new ArrayList<>();
  private final Instance instance = new Instance(new Circles());

  @AfterEach
  void drop() {
    database.drop();
    client.close();
  }

  @Test
  @DisplayName("montre ce que disent les événements")
  void shows_what_the_events_say() {
    happened(new Joined("lumière", "alice"), new Joined("lumière", "bob"));

    instance.follows();

    assertThat(instance.view.find("lumière"))
        .contains(new Circle("lumière", List.of("alice", "bob"), log.getLast().at(), null));
  }

  @Test
  @DisplayName("se cherche par un champ, même dans une liste, dans l'ordre des identifiants")
  void is_searched_by_a_field() {
    happened(
        new Joined("soleil", "alice"), new Joined("lumière", "alice"), new Joined("lune", "bob"));

    instance.follows();

    assertThat(instance.view.where("members", "alice"))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
  }

  @Test
  @DisplayName(
      "se cherche par plusieurs valeurs d'un champ à la fois, chaque document une seule fois")
  void is_searched_by_any_of_several_values() {
    happened(
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
  @DisplayName("dit ce qui a changé depuis une position, et cela seul")
  void tells_what_has_changed_since_a_position() {
    happened(
        new Joined("soleil", "alice"), new Joined("lumière", "alice"), new Joined("lune", "bob"));
    instance.follows();
    var seen = instance.view.position();
    assertThat(instance.view.where("members", "alice", seen)).isEmpty();

    happened(new Joined("lumière", "bob"), new Joined("lune", "carla"));
    instance.follows();

    assertThat(instance.view.where("members", "alice", seen))
        .extracting(Circle::name)
        .containsExactly("lumière");
    assertThat(instance.view.where("members", "alice", 0)).hasSize(2);
  }

  @Test
  @DisplayName("donne plusieurs documents dans l'ordre des identifiants, sans ceux qui manquent")
  void gives_several() {
    happened(new Joined("soleil", "alice"), new Joined("lumière", "bob"));

    instance.follows();

    assertThat(instance.view.find(List.of("soleil", "inconnu", "lumière")))
        .extracting(Circle::name)
        .containsExactly("lumière", "soleil");
  }

  @Test
  @DisplayName("garde une clé qui contient un point")
  void keeps_a_key_with_a_dot() {
    happened(new Joined("lumière", "jean.dupont"), new Paired("lumière", "jean.dupont", "alice"));

    instance.follows();

    assertThat(instance.view.find("lumière"))
        .hasValueSatisfying(c -> assertThat(c.pairs()).containsEntry("jean.dupont", "alice"));
  }

  @Test
  @DisplayName("oublie un document retiré")
  void forgets_what_is_removed() {
    happened(new Joined("lumière", "alice"), new Closed("lumière"));

    instance.follows();

    assertThat(instance.view.find("lumière")).isEmpty();
    assertThat(instance.view.all()).isEmpty();
  }

  @Test
  @DisplayName("ne compte pas deux fois ce qu'elle relit après un arrêt brutal")
  void folds_once_what_it_reads_twice() {
    happened(new Joined("lumière", "alice"));
    instance.follows();
    forgetToken(0);
    happened(new Joined("lumière", "bob"));

    new Instance(new Circles()).follows();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
    assertThat(instance.view.position()).isEqualTo(2);
  }

  @Test
  @DisplayName("ne ressuscite pas un document retiré quand elle relit")
  void does_not_bring_back_the_removed() {
    happened(new Joined("lumière", "alice"), new Closed("lumière"));
    instance.follows();
    forgetToken(0);

    new Instance(new Circles()).follows(log.subList(0, 1));

    assertThat(instance.view.find("lumière")).isEmpty();
  }

  @Test
  @DisplayName("se reconstruit quand son magasin a été vidé")
  void rebuilds_when_wiped() {
    happened(new Joined("lumière", "alice"));
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
  @DisplayName("remarque que son magasin a été vidé pendant qu'elle suivait")
  void notices_a_wipe_while_following() {
    happened(new Joined("lumière", "alice"));
    instance.follows();
    database.drop();
    happened(new Joined("lumière", "bob"));

    assertThatThrownBy(instance::follows).hasMessageContaining("no longer at 1");
    instance.starts();
    instance.follows();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
  }

  @Test
  @DisplayName("d'une version nouvelle repart de zéro à côté de l'ancienne")
  void a_new_version_starts_afresh() {
    happened(new Joined("lumière", "alice"));
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
  @DisplayName("n'est jamais ramenée en arrière par une instance attardée")
  void never_goes_backwards() {
    happened(new Joined("lumière", "alice"), new Joined("lumière", "bob"));
    var late = new Instance(new Circles());
    late.starts();
    instance.starts();
    instance.follows();

    assertThat(catchThrowable(() -> late.follows(log.subList(0, 1)))).isNotNull();

    assertThat(instance.view.find("lumière").orElseThrow().members())
        .containsExactly("alice", "bob");
    assertThat(instance.view.position()).isEqualTo(2);
  }

  @Test
  @DisplayName("fait attendre celui qui veut lire ce qu'il vient d'écrire")
  void makes_the_reader_wait() {
    instance.starts();
    happened(new Joined("lumière", "alice"));

    assertThat(instance.view.await(1, AT_ONCE)).isFalse();
    var waiting = CompletableFuture.supplyAsync(() -> instance.views.await(1, SOON));
    instance.follows();

    assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  @DisplayName("fait attendre aussi là où une autre instance l'écrit")
  void makes_the_reader_of_another_instance_wait() {
    happened(new Joined("lumière", "alice"));
    var reading = new Instance(new Circles());
    var waiting = CompletableFuture.supplyAsync(() -> reading.view.await(1, SOON));

    instance.follows();

    assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join()).isTrue();
    assertThat(reading.view.find("lumière")).isPresent();
  }

  @Test
  @DisplayName("s'arrête à l'événement qu'elle ne sait pas montrer, et le dit")
  void stops_at_what_it_cannot_fold() {
    happened(new Joined("lumière", "alice"));
    instance.follows();
    happened(new Left("lumière", "inconnu"));

    assertThatThrownBy(instance::follows).hasMessage("circle.1 cannot fold event 2");

    assertThat(instance.health()).isEqualTo(Status.DOWN);
    assertThat(instance.view.position()).isEqualTo(1);
  }

  @Test
  @DisplayName("va de nouveau bien dès qu'elle avance")
  void is_well_again_once_it_moves() {
    happened(new Left("lumière", "inconnu"));
    assertThat(catchThrowable(instance::follows)).isNotNull();
    log.clear();
    happened(new Joined("lumière", "alice"));

    instance.follows();

    assertThat(instance.health()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("va bien aussi là où elle s'est arrêtée, dès qu'elle avance ailleurs")
  void is_well_where_it_stopped_once_it_moves_elsewhere() {
    happened(new Joined("lumière", "alice"));
    instance.follows();
    var failing = new Instance(new Circles());
    failing.starts();
    happened(new Left("lumière", "inconnu"));
    assertThat(catchThrowable(failing::follows)).isNotNull();
    assertThat(failing.health()).isEqualTo(Status.DOWN);
    log.removeLast();
    happened(new Joined("lumière", "bob"));

    instance.follows();

    assertThat(failing.health()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("compte les documents qu'elle écrit et mesure son retard")
  void is_measured() {
    happened(new Joined("lumière", "alice"), new Joined("soleil", "bob"));

    instance.follows();

    assertThat(meters.get("codev.views.written").tag("view", "circle.1").counter().count())
        .isEqualTo(2);
    assertThat(meters.get("codev.views.lag").timer().count()).isEqualTo(1);
    assertThat(meters.get("codev.views.folding").timer().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("n'écrit pas ce qu'un événement laisse comme c'était")
  void does_not_write_what_an_event_leaves_as_it_was() {
    happened(new Joined("lumière", "alice"));
    instance.follows();
    happened(new Visited("lumière"), new Visited("soleil"));

    instance.follows();

    assertThat(meters.get("codev.views.written").tag("view", "circle.1").counter().count())
        .isEqualTo(1);
    assertThat(instance.view.position()).isEqualTo(3);
    assertThat(instance.view.where("name", "lumière", 1)).isEmpty();
  }

  private void happened(CircleEvent... events) {
    for (var event : events) {
      var position = log.size() + 1;
      log.add(
          new RecordedEvent<>(
              event,
              position,
              event.circle(),
              position - 1,
              Instant.parse("2026-11-24T09:00:00Z").plusSeconds(position),
              "hash" + position));
    }
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
    final MongoViews views = new MongoViews(database, meters, followers::add, log::size);
    final View<Circle> view;
    private LogPosition mark = LogPosition.START;
    private boolean started;

    Instance(Circles projection) {
      view = views.project(projection);
    }

    LogPosition starts() {
      started = true;
      mark = follower().savedPosition();
      return mark;
    }

    void follows() {
      follows(log);
    }

    void follows(List<RecordedEvent<CircleEvent>> told) {
      if (!started) starts();
      var batch = told.stream().filter(r -> r.position() > mark.position()).toList();
      var upTo = new LogPosition(told.getLast().position(), told.getLast().hash());
      follower().process(batch, upTo);
      mark = upTo;
    }

    Status health() {
      return new ProjectionsHealthIndicator(views).health().getStatus();
    }

    @SuppressWarnings("unchecked")
    private EventProcessor<CircleEvent> follower() {
      return (EventProcessor<CircleEvent>) followers.getFirst();
    }
  }
}
