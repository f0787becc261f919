package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.failure.ViewUnavailableException;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document of a view that is put back as it was earlier")
class PutBackDocumentTest extends AuthenticatedViewFixture {
  private final Instance instance = new Instance();
  private Document earlier = new Document();
  private Document earlierToken = new Document();

  @BeforeEach
  void a_circle_that_grows() {
    append(new Joined("lumière", "alice"));
    instance.follows(1);
    earlier = stored();
    earlierToken = token();
    append(new Joined("lumière", "bob"));
    instance.follows(2);
  }

  @Test
  @DisplayName("is not shown by the instance that has written the later one, and is an alarm")
  void is_noticed_by_its_writer() {
    putBack();

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is not shown in a list either, by an instance that has read the later one")
  void is_noticed_by_its_reader() {
    var reader = new Instance();
    assertThat(reader.members()).containsExactly("alice", "bob");
    putBack();

    assertThatThrownBy(reader.view::all).isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is noticed where it was deleted")
  void is_noticed_where_it_was_deleted() {
    documents().deleteOne(lumiere());

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is noticed where it was deleted and others are read with it")
  void is_noticed_in_a_list_where_it_was_deleted() {
    documents().deleteOne(lumiere());

    assertThatThrownBy(instance.view::all).isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("is not what the next event is folded onto")
  void is_not_folded_onto() {
    var next = new Instance();
    next.starts();
    assertThat(next.members()).containsExactly("alice", "bob");
    putBack();
    append(new Joined("lumière", "carla"));

    assertThatThrownBy(() -> next.follows(3)).isInstanceOf(ProcessorRestartException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    next.live.stops();
    next.follows(3);
    assertThat(next.members()).containsExactly("alice", "bob", "carla");
  }

  @Test
  @DisplayName("is not what the next event is folded onto where its token was put back with it")
  void is_not_folded_onto_with_its_token() {
    var next = new Instance();
    next.starts();
    assertThat(next.members()).containsExactly("alice", "bob");
    putBack();
    putBackToken();
    append(new Joined("lumière", "carla"));

    assertThatThrownBy(() -> next.follows(3)).isInstanceOf(ProcessorRestartException.class);
    next.live.stops();
    next.follows(3);

    assertThat(next.members()).containsExactly("alice", "bob", "carla");
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("by its store, which has lost what was written last with the token, is no alarm")
  void a_store_that_has_lost_its_last_second() {
    assertThat(instance.members()).containsExactly("alice", "bob");
    putBack();
    putBackToken();

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);
    instance.live.stops();
    instance.follows(2);

    assertThat(instance.members()).containsExactly("alice", "bob");
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("is noticed after its token was put back with it for a moment")
  void is_noticed_after_its_token_was_put_back() {
    var laterToken = token();
    putBack();
    putBackToken();
    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);
    assertThat(alterations).isEmpty();
    tokens().replaceOne(new Document("_id", "circle.1c"), laterToken);

    assertThatThrownBy(() -> instance.view.find("lumière"))
        .isInstanceOf(ViewUnavailableException.class);

    assertThat(alterations).containsExactly("circle.1c lumière");
    assertIsBuiltAnew();
  }

  @Test
  @DisplayName("may be shown by an instance that knows no later one")
  void is_not_noticed_by_others() {
    putBack();

    assertThat(new Instance().members()).containsExactly("alice");
    assertThat(alterations).isEmpty();
  }

  private void assertIsBuiltAnew() {
    instance.notices();
    instance.follows(2);
    assertThat(instance.members()).containsExactly("alice", "bob");
    assertThat(alterations).hasSize(1);
  }

  private void putBack() {
    documents().replaceOne(lumiere(), earlier);
  }

  private void putBackToken() {
    tokens().replaceOne(new Document("_id", "circle.1c"), earlierToken);
  }

  private Document token() {
    return Objects.requireNonNull(tokens().find().first());
  }

  private Document stored() {
    return Objects.requireNonNull(documents().find(lumiere()).first());
  }
}
