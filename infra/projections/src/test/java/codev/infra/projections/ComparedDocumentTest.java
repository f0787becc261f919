package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.Circles.Visited;
import codev.infra.projections.failure.ViewUnavailableException;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document of a view that is compared with the log")
class ComparedDocumentTest extends AuthenticatedViewFixture {
  private final Instance instance = new Instance(new ComparedCircles());
  private Document earlier = new Document();
  private Document earlierToken = new Document();

  /** Each circle is one aggregate. */
  private static final class ComparedCircles extends Circles {
    @Override
    public String aggregateType() {
      return "Circle";
    }
  }

  @BeforeEach
  void a_circle_that_bob_leaves() {
    append(new Joined("lumière", "alice"), new Joined("lumière", "bob"));
    instance.follows(2);
    earlier = Objects.requireNonNull(documents().find(lumiere()).first());
    earlierToken = Objects.requireNonNull(tokens().find().first());
    append(new Left("lumière", "bob"));
    instance.follows(3);
  }

  @Test
  @DisplayName("is not shown as it was earlier by an instance that knows no later one either")
  void is_noticed_by_all() {
    putBack();

    assertThatThrownBy(() -> another().view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is not found by what it no longer has")
  void is_noticed_in_a_list() {
    putBack();

    assertThatThrownBy(() -> another().view.where("members", "bob"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is missed where it was deleted")
  void is_missed_where_it_was_deleted() {
    documents().deleteOne(lumiere());

    assertThatThrownBy(() -> another().view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is shown as the log has it where its token was put back with it")
  void is_shown_as_the_log_has_it() {
    putBack();
    tokens().replaceOne(new Document("_id", "circle.1c"), earlierToken);

    assertThat(another().members()).containsExactly("alice");
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("is shown as the log has it before its view has come so far, which is no alarm")
  void is_ahead_of_its_view() {
    append(new Joined("lumière", "carla"), new Joined("ombre", "david"));

    assertThat(instance.members()).containsExactly("alice", "carla");
    assertThat(instance.view.find("ombre").orElseThrow().members()).containsExactly("david");
    assertThat(instance.view.find("nuit")).isEmpty();
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("need not reflect what does not change it")
  void what_does_not_change_it() {
    append(new Visited("lumière"));
    instance.follows(4);

    for (int i = 0; i < 2; i++) assertThat(another().members()).containsExactly("alice");
    assertThat(instance.members()).containsExactly("alice");
    assertThat(instance.members()).containsExactly("alice");
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("is not what the next event is folded onto")
  void is_not_folded_onto() {
    var next = another();
    next.starts();
    putBack();
    append(new Joined("lumière", "carla"));

    assertThatThrownBy(() -> next.follows(4)).isInstanceOf(ProcessorRestartException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    next.live.stops();
    next.follows(4);
    assertThat(next.members()).containsExactly("alice", "carla");
  }

  @Test
  @DisplayName("is followed by the next instance")
  void is_followed_by_the_next_instance() {
    var next = another();
    next.starts();
    append(new Joined("lumière", "carla"), new Joined("ombre", "david"));

    next.follows(5);

    assertThat(next.members()).containsExactly("alice", "carla");
    assertThat(next.view.all())
        .extracting(Circles.Circle::name)
        .containsExactly("lumière", "ombre");
    assertThat(alterations).isEmpty();
  }

  /** It has neither read nor written a document. */
  private Instance another() {
    return new Instance(new ComparedCircles());
  }

  private void putBack() {
    documents().replaceOne(lumiere(), earlier);
  }

  private void assertIsBuiltAnew() {
    instance.notices();
    instance.follows(3);
    assertThat(instance.members()).containsExactly("alice");
    assertThat(another().members()).containsExactly("alice");
    assertThat(alterations).hasSize(1);
  }
}
