package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.projections.Circles.Circle;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.Circles.Joined;
import codev.infra.projections.Circles.Left;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ProjectionFailedException;
import codev.infra.projections.memory.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A view that is built in memory")
class ViewBuildTest extends CircleViewFixture {
  private static final int CIRCLES = 40;
  private static final int MEMBERS = 5;
  private static final String LONG_NAME = "x".repeat(2_000);

  /** A tenth of what all circles take. */
  private static final long LITTLE = 2L * CIRCLES * MEMBERS * LONG_NAME.length() / 10;

  private final List<String> alterations = new ArrayList<>();
  private final DocumentCollection<Circle> documents = collection("circle_v1c_g1");
  private long mostHeld;

  private DocumentCollection<Circle> collection(String name) {
    var codec =
        new DocumentCodec<>(
            Circle.class,
            "circle.1c",
            ViewAuthentication.by(new byte[32], (_, id) -> alterations.add(id)));
    return new DocumentCollection<>(database.getCollection(name), codec, true, true);
  }

  @BeforeEach
  void begin() {
    documents.begin();
  }

  @Test
  @DisplayName("holds no more than it may, however large its documents are, and loses nothing")
  void holds_no_more_than_it_may() {
    joinInTurns();
    var memory = new MemoryBudget(LITTLE);
    var build = build(memory);

    take(build, 0, log.size());
    assertThat(memory.held()).isLessThanOrEqualTo(LITTLE);
    assertThat(mostHeld).isBetween(LITTLE, 3 * LITTLE);
    build.writeBack();

    assertThat(members()).hasSize(CIRCLES).values().containsOnly(MEMBERS);
    build.close();
    assertThat(memory.held()).isZero();
  }

  @Test
  @DisplayName("writes nothing before its position is stored while memory suffices")
  void writes_nothing_while_memory_suffices() {
    joinInTurns();
    var build = build(new MemoryBudget(100 * LITTLE));

    take(build, 0, log.size());
    assertThat(members()).isEmpty();
    assertThat(build.writeBack()).isEqualTo(CIRCLES);

    assertThat(members()).hasSize(CIRCLES).values().containsOnly(MEMBERS);
    assertThat(build.writeBack()).isZero();
  }

  @Test
  @DisplayName("goes on from what was written before a crash, and folds no event twice")
  void goes_on_after_a_crash() {
    joinInTurns();
    take(build(new MemoryBudget(LITTLE)), 0, 150);
    assertThat(members()).isNotEmpty();

    var next = build(new MemoryBudget(LITTLE));
    take(next, 0, log.size());
    next.writeBack();

    assertThat(members()).hasSize(CIRCLES).values().containsOnly(MEMBERS);
    assertThat(alterations).isEmpty();
  }

  @Test
  @DisplayName("goes on in memory with what it has written with a position")
  void goes_on_in_memory() {
    append(new Joined("lumière", "alice"));
    var build = build(new MemoryBudget(MEGABYTE));
    take(build, 0, 1);
    build.writeBack();
    append(new Joined("lumière", "bob"));

    take(build, 1, 2);
    build.writeBack();

    assertThat(members()).containsExactly(Map.entry("lumière", 2));
  }

  @Test
  @DisplayName("shares the memory with the others, which go on when one of them fails")
  void shares_the_memory() {
    joinInTurns();
    append(new Left("0", "unknown"));
    var memory = new MemoryBudget(LITTLE);
    var failing = build(collection("circle_v1c_g2"), memory);
    var other = build(memory);
    take(other, 0, 100);

    assertThatThrownBy(() -> take(failing, 0, log.size()))
        .isInstanceOf(ProjectionFailedException.class);
    failing.close();
    take(other, 100, log.size() - 1);
    other.writeBack();

    assertThat(members()).hasSize(CIRCLES).values().containsOnly(MEMBERS);
    assertThat(memory.held()).isLessThanOrEqualTo(LITTLE);
  }

  @Test
  @DisplayName("does not go on where a document that it has written since its position is gone")
  void does_not_go_on_without_a_document() {
    append(new Joined("lumière", "alice"));
    var build = build(new MemoryBudget(0));
    take(build, 0, 1);
    assertThat(members()).containsKey("lumière");
    database.getCollection("circle_v1c_g1").deleteOne(new Document("_id", "lumière"));
    append(new Joined("lumière", "bob"));

    assertThatThrownBy(() -> take(build, 1, 2)).isInstanceOf(ViewAlteredException.class);
  }

  /** Each circle is touched again and again, as those of a service are. */
  private void joinInTurns() {
    for (int member = 0; member < MEMBERS; member++)
      for (int circle = 0; circle < CIRCLES; circle++)
        append(new Joined(String.valueOf(circle), member + LONG_NAME));
  }

  private ViewBuild<CircleEvent, Circle> build(MemoryBudget memory) {
    return build(documents, memory);
  }

  /** Its position was not stored yet. */
  private ViewBuild<CircleEvent, Circle> build(
      DocumentCollection<Circle> into, MemoryBudget memory) {
    return new ViewBuild<>(
        new BatchFold<>(new Circles(), "circle.1c"),
        into,
        0,
        () -> 0,
        storingAtTheEnd(memory),
        () -> mostHeld = Math.max(mostHeld, memory.held()));
  }

  private void take(ViewBuild<CircleEvent, Circle> build, int from, int upTo) {
    List<RecordedEvent<CircleEvent>> batch = List.copyOf(log.subList(from, upTo));
    build.take(batch, new LogPosition(upTo, "hash" + upTo));
  }

  /** As they are stored: how many members each circle has. */
  private Map<String, Integer> members() {
    return documents.all().documents().stream()
        .collect(Collectors.toMap(Circle::name, circle -> circle.members().size()));
  }
}
