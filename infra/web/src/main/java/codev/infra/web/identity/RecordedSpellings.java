package codev.infra.web.identity;

import codev.infra.accesstokens.Usernames;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model: how one user name is spelled in a service's log. Several spellings are several
 * people: they were recorded when case still made a difference.
 *
 * @param folded the same for all of them
 * @param spellings in the order in which they were first recorded
 * @param capitals whether one of them differs from {@code folded}
 */
record RecordedSpellings(String folded, List<String> spellings, boolean capitals) {

  /** One document for each user name, whatever its case. */
  static Projection<Object, RecordedSpellings> projection(Function<Object, Stream<String>> people) {
    return Projection.of("usernames", Object.class, RecordedSpellings.class)
        .byEach(event -> people.apply(event).map(Usernames::folded).distinct())
        .foldRecorded(
            (folded, before, recorded) -> after(folded, before, people, recorded.event()));
  }

  private static RecordedSpellings after(
      String folded,
      @Nullable RecordedSpellings before,
      Function<Object, Stream<String>> people,
      Object event) {
    var known = before == null ? new RecordedSpellings(folded, List.of(), false) : before;
    var all =
        Stream.concat(
                known.spellings.stream(),
                people.apply(event).filter(name -> Usernames.folded(name).equals(folded)))
            .distinct()
            .toList();
    return all.equals(known.spellings)
        ? known
        : new RecordedSpellings(folded, all, all.stream().anyMatch(name -> !name.equals(folded)));
  }

  /** The spelling that was entered if it is one of a person, else the one recorded first. */
  String closestTo(String entered) {
    return spellings.contains(entered) ? entered : spellings.getFirst();
  }
}
