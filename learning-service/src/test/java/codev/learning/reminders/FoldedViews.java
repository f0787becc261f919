package codev.learning.reminders;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.domain.event.LearningServiceEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The views of a log that a test writes down, folded in memory. */
public final class FoldedViews implements ReadModels {
  private final List<? extends LearningServiceEvent> log;

  public FoldedViews(List<? extends LearningServiceEvent> log) {
    this.log = log;
  }

  @Override
  public <E, D> ReadModel<D> project(Projection<E, D> projection) {
    var documents = new TreeMap<String, D>();
    long position = 0;
    for (var happened : log) {
      position++;
      if (!projection.eventType().isInstance(happened)) continue;
      var event = projection.eventType().cast(happened);
      var recorded = new RecordedEvent<>(event, position, "a", 0, happened.at(), "00");
      for (var id : projection.touched(recorded).toList()) {
        var after = projection.fold(id, documents.get(id), recorded);
        if (after == null) documents.remove(id);
        else documents.put(id, after);
      }
    }
    return new Folded<>(documents);
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return true;
  }

  /** Finds by a field as it would be stored. */
  private record Folded<D>(Map<String, D> documents) implements ReadModel<D> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Optional<D> find(String id) {
      return Optional.ofNullable(documents.get(id));
    }

    @Override
    public List<D> find(Collection<String> ids) {
      return documents.entrySet().stream()
          .filter(kept -> ids.contains(kept.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public List<D> where(String field, Object value) {
      var wanted = JSON.valueToTree(value);
      return documents.values().stream()
          .filter(
              document -> {
                var found = JSON.valueToTree(document).path(field);
                return found.equals(wanted) || found.valueStream().anyMatch(wanted::equals);
              })
          .toList();
    }

    @Override
    public List<D> where(String field, Object value, long after) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<D> whereAny(String field, Collection<?> values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<D> all() {
      return List.copyOf(documents.values());
    }

    @Override
    public ReadModel<D> current() {
      return this;
    }

    @Override
    public long position() {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean await(long position, Duration atMost) {
      return true;
    }
  }
}
