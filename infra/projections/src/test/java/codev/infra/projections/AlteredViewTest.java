package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.Closed;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Paired;
import codev.infra.projections.failure.ViewUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A view whose store others can write to")
class AlteredViewTest extends AuthenticatedViewFixture {
  private final Instance instance = new Instance();

  @BeforeEach
  void a_circle_of_one() {
    append(new Joined("lumière", "alice"));
    instance.follows(1);
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        alteration("a member more", stored -> stored.put("members", List.of("alice", "stranger"))),
        alteration("a later position", stored -> stored.put("_upTo", 9L)),
        alteration("a field more", stored -> stored.put("hidden", true)),
        alteration("removed", stored -> stored.put("_gone", true)),
        alteration("no code", stored -> stored.remove("_code")),
        alteration("another kind of code", stored -> stored.put("_code", 5)));
  }

  private static Arguments alteration(String name, Consumer<Document> alteration) {
    return Arguments.of(name, alteration);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  @DisplayName("does not show what was altered, reports it and is built anew from the log")
  void does_not_show_what_was_altered(String name, Consumer<Document> alteration) {
    var stored = Objects.requireNonNull(documents().find(lumiere()).first());
    alteration.accept(stored);
    documents().replaceOne(lumiere(), stored);

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);
    assertThat(alterations).containsExactly("circle.1c lumière");
    assertThatThrownBy(instance.view::all).isInstanceOf(ViewUnavailableException.class);

    instance.notices();
    instance.follows(1);

    assertThat(instance.members()).containsExactly("alice");
    assertThat(alterations).hasSize(1);
  }

  @Test
  @DisplayName("is not read either where what marks it was altered after it had been read")
  void is_not_read_where_its_marker_was_altered() {
    assertThat(instance.members()).containsExactly("alice");
    var marker = new Document("_id", "_generation");
    documents().updateOne(marker, new Document("$set", new Document("hidden", true)));

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);
    assertThat(alterations).containsExactly("circle.1c _generation");
  }

  @Test
  @DisplayName("does not show a genuine document under another identifier")
  void does_not_show_a_copy() {
    var copy = Objects.requireNonNull(documents().find(lumiere()).first());
    copy.put("_id", "soleil");
    documents().insertOne(copy);

    assertThatThrownBy(instance.view::all).isInstanceOf(ViewUnavailableException.class);
    assertThat(alterations).containsExactly("circle.1c soleil");
  }

  @Test
  @DisplayName("does not go on from a document that was altered")
  void does_not_go_on_from_what_was_altered() {
    var next = new Instance();
    next.starts();
    documents().updateOne(lumiere(), new Document("$push", new Document("members", "stranger")));
    append(new Joined("lumière", "bob"));

    assertThatThrownBy(() -> next.follows(2)).isInstanceOf(ProcessorRestartException.class);
    next.live.stops();
    next.follows(2);

    assertThat(next.members()).containsExactly("alice", "bob");
    assertThat(alterations).containsExactly("circle.1c lumière");
  }

  @Test
  @DisplayName("is built anew where its position was moved: an event would be missing")
  void is_built_anew_where_its_position_was_moved() {
    append(new Joined("lumière", "bob"));
    tokens()
        .updateOne(
            new Document("_id", "circle.1c"),
            new Document("$set", new Document("position", 2L).append("hash", "hash2")));

    var next = new Instance();
    assertThat(next.starts()).isEqualTo(LogPosition.START);
    next.follows(2);

    assertThat(next.members()).containsExactly("alice", "bob");
    assertThat(alterations).containsExactly("circle.1c token token");
  }

  @Test
  @DisplayName("is not read before it is complete where its token was altered to say that it is")
  void is_not_read_before_it_is_complete() {
    tokens().drop();
    new Instance().starts();
    tokens()
        .updateOne(
            new Document("_id", "circle.1c"), new Document("$unset", new Document("target", 1)));

    var next = new Instance();
    assertThatThrownBy(next.view::all).isInstanceOf(ViewUnavailableException.class);
    assertThat(alterations).containsExactly("circle.1c token token");
    next.starts();
    next.follows(1);

    assertThat(next.members()).containsExactly("alice");
  }

  @Test
  @DisplayName("is read where the store keeps whole numbers as smaller ones")
  void is_read_where_numbers_are_smaller() {
    documents().updateOne(lumiere(), new Document("$set", new Document("_upTo", 1)));
    tokens()
        .updateOne(
            new Document("_id", "circle.1c"), new Document("$set", new Document("position", 1)));

    assertThat(new Instance().view.find("lumière")).isPresent();
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("is rebuilt on demand as before, and goes on where the new one ends")
  void is_rebuilt_on_demand() {
    instance.views.request(UUID.randomUUID(), "manager", 1);
    var rebuilding = new ProcessorDriver(instance.followers.getLast(), log);
    assertThatThrownBy(() -> rebuilding.follows(1)).isInstanceOf(ProcessorRestartException.class);
    append(new Joined("lumière", "bob"));
    instance.live.stops();
    instance.follows(2);

    assertThat(instance.members()).containsExactly("alice", "bob");
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("reads all that it writes: removed documents, names with dots, what is absent")
  void reads_all_that_it_writes() {
    append(
        new Paired("lumière", "jean.dupont", "alice"),
        new Joined("soleil", "bob"),
        new Closed("soleil"));
    instance.follows(4);
    var next = new Instance();
    append(new Joined("soleil", "carla"), new Joined("lumière", "bob"));
    next.follows(6);

    assertThat(next.view.all()).extracting(Circle::name).containsExactly("lumière", "soleil");
    assertThat(next.view.where("members", "bob")).hasSize(1);
    assertThat(alterations).isEmpty();
  }
}
