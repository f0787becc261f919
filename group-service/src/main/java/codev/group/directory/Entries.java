package codev.group.directory;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonErased;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds people into entries, by username; whoever is erased has none. */
final class Entries implements Projection<GroupEvent, Entry> {
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
  public Class<Entry> shape() {
    return Entry.class;
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
  public @Nullable Entry fold(String id, @Nullable Entry before, Recorded<GroupEvent> recorded) {
    return recorded.event() instanceof OfPerson e ? Entry.after(before, e) : null;
  }
}
