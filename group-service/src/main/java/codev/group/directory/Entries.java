package codev.group.directory;

import codev.group.domain.GroupEvent.OfPerson;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds people into entries, by username. */
final class Entries implements Projection<OfPerson, Entry> {
  @Override
  public String view() {
    return "directory";
  }

  @Override
  public Class<OfPerson> folds() {
    return OfPerson.class;
  }

  @Override
  public Class<Entry> shape() {
    return Entry.class;
  }

  @Override
  public Stream<String> touches(OfPerson event) {
    return Stream.of(event.person().value());
  }

  @Override
  public Entry fold(String id, @Nullable Entry before, Recorded<OfPerson> recorded) {
    return Entry.after(before, recorded.event());
  }
}
