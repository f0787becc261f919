package codev.group.directory;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonErased;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds people into entries, by username; whoever is erased has none. */
final class DirectoryProjection implements Projection<GroupEvent, DirectoryEntry> {
  @Override
  public String view() {
    return "directory";
  }

  /** 2: without whoever is erased. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Class<GroupEvent> folds() {
    return GroupEvent.class;
  }

  @Override
  public Class<DirectoryEntry> shape() {
    return DirectoryEntry.class;
  }

  @Override
  public Stream<String> touches(GroupEvent event) {
    return switch (event) {
      case OfPerson e -> Stream.of(e.person().value());
      case PersonErased e -> Stream.of(e.person().value());
      default -> Stream.empty();
    };
  }

  @Override
  public @Nullable DirectoryEntry fold(
      String id, @Nullable DirectoryEntry before, RecordedEvent<GroupEvent> recorded) {
    return recorded.event() instanceof OfPerson e ? DirectoryEntry.after(before, e) : null;
  }
}
