package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Circles of people, the smallest thing worth showing. */
class Circles implements Projection<Circles.CircleEvent, Circles.Circle> {
  sealed interface CircleEvent {
    String circle();
  }

  record Joined(String circle, String who) implements CircleEvent {}

  record Left(String circle, String who) implements CircleEvent {}

  record Paired(String circle, String who, String with) implements CircleEvent {}

  record Closed(String circle) implements CircleEvent {}

  record Visited(String circle) implements CircleEvent {}

  record Circle(
      String name, List<String> members, Instant changedAt, @Nullable Map<String, String> pairs) {}

  @Override
  public String view() {
    return "circle";
  }

  @Override
  public Class<CircleEvent> eventType() {
    return CircleEvent.class;
  }

  @Override
  public Class<Circle> documentType() {
    return Circle.class;
  }

  @Override
  public Stream<String> touched(RecordedEvent<CircleEvent> recorded) {
    return Stream.of(recorded.event().circle());
  }

  @Override
  public @Nullable Circle fold(
      String id, @Nullable Circle before, RecordedEvent<CircleEvent> recorded) {
    var members = new ArrayList<>(before == null ? List.of() : before.members());
    var pairs = before == null ? null : before.pairs();
    switch (recorded.event()) {
      case Joined e -> members.add(e.who());
      case Left e -> {
        if (!members.remove(e.who())) throw new IllegalStateException(e.who() + " was not there");
      }
      case Paired e -> {
        pairs = new HashMap<>(pairs == null ? Map.of() : pairs);
        pairs.put(e.who(), e.with());
      }
      case Closed _ -> {
        return null;
      }
      case Visited _ -> {
        return before;
      }
    }
    return new Circle(id, members, recorded.at(), pairs);
  }
}
