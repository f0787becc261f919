package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.outcomes.extraction.ProgrammeEventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** A log that goes on while it is read, and its views, folded in memory. */
final class GrowingViews implements ReadModels, ProgrammeEventReader {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<LearningServiceEvent> log = new ArrayList<>();

  void happens(LearningServiceEvent event) {
    log.add(event);
  }

  int size() {
    return log.size();
  }

  @Override
  public List<RecordedEvent<LearningServiceEvent>> at(Collection<Long> positions) {
    return positions.stream().map(this::recorded).toList();
  }

  @Override
  public List<RecordedEvent<LearningServiceEvent>> between(long after, long upTo) {
    return LongStream.rangeClosed(after + 1, upTo).mapToObj(this::recorded).toList();
  }

  private RecordedEvent<LearningServiceEvent> recorded(long position) {
    var event = log.get((int) position - 1);
    return new RecordedEvent<>(event, position, "a", 0, event.at(), "00");
  }

  @Override
  public <E, D> ReadModel<D> project(Projection<E, D> projection) {
    return new Growing<>(projection);
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return true;
  }

  private record Document<D>(D content, long upTo) {}

  private final class Growing<E, D> implements ReadModel<D> {
    private final Projection<E, D> projection;
    private final Map<String, Document<D>> documents = new TreeMap<>();
    private int folded;

    private Growing(Projection<E, D> projection) {
      this.projection = projection;
    }

    private Map<String, Document<D>> documents() {
      for (; folded < log.size(); folded++) fold(log.get(folded), folded + 1);
      return documents;
    }

    private void fold(LearningServiceEvent happened, long position) {
      if (!projection.eventType().isInstance(happened)) return;
      var event = projection.eventType().cast(happened);
      var recorded = new RecordedEvent<>(event, position, "a", 0, happened.at(), "00");
      for (var id : projection.touched(recorded).toList()) {
        var before = documents.get(id);
        var after = projection.fold(id, before == null ? null : before.content(), recorded);
        if (after == null) documents.remove(id);
        else documents.put(id, new Document<>(after, position));
      }
    }

    @Override
    public Optional<D> find(String id) {
      return Optional.ofNullable(documents().get(id)).map(Document::content);
    }

    @Override
    public List<D> find(Collection<String> ids) {
      return documents().entrySet().stream()
          .filter(kept -> ids.contains(kept.getKey()))
          .map(kept -> kept.getValue().content())
          .toList();
    }

    @Override
    public List<D> where(String field, Object value) {
      return where(field, value, 0);
    }

    @Override
    public List<D> where(String field, Object value, long after) {
      var wanted = JSON.valueToTree(value);
      return documents().values().stream()
          .filter(document -> document.upTo() > after)
          .map(Document::content)
          .filter(
              content -> {
                var found = JSON.valueToTree(content).path(field);
                return found.equals(wanted) || found.valueStream().anyMatch(wanted::equals);
              })
          .toList();
    }

    @Override
    public List<D> whereAny(String field, Collection<?> values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<D> all() {
      return documents().values().stream().map(Document::content).toList();
    }

    @Override
    public ReadModel<D> current() {
      return this;
    }

    @Override
    public long position() {
      return log.size();
    }

    @Override
    public boolean await(long position, Duration atMost) {
      return true;
    }
  }
}
