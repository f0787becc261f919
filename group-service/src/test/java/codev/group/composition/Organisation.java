package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.ReportingLines;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 12 units, 8 sites and 10 job families of uneven size, and managers four levels deep, of whom the
 * topmost is not placed.
 */
final class Organisation {
  private static final int SPAN = 9;

  private Organisation() {}

  static List<PlacementCandidate> of(int people) {
    var random = new Random(7);
    return IntStream.range(0, people)
        .mapToObj(
            n ->
                peer(
                    "p" + n,
                    "unit" + uneven(12, random),
                    "site" + uneven(8, random),
                    "job" + uneven(10, random),
                    managers(n)))
        .toList();
  }

  /** The first value is three times as frequent as the last. */
  private static int uneven(int values, Random random) {
    while (true) {
      int value = random.nextInt(values);
      if (random.nextDouble() * 1.5 < 1.5 - (double) value / (values - 1)) return value;
    }
  }

  /** Nine directors, each of whom manages nine, and so on; above them is somebody not placed. */
  private static String[] managers(int n) {
    ReportingLines hierarchy = person -> above(Integer.parseInt(person.value().substring(1)));
    return hierarchy.above(new Username("p" + n)).stream()
        .map(Username::value)
        .toArray(String[]::new);
  }

  private static @Nullable Username above(int n) {
    return n < SPAN ? null : new Username("p" + (n - SPAN) / SPAN);
  }

  static PlacementCandidate peer(
      String name,
      @Nullable String unit,
      @Nullable String site,
      @Nullable String jobFamily,
      String... managers) {
    var username = new Username(name);
    var entry =
        new DirectoryEntry(
            new PersonId(new UUID(0, name.hashCode())),
            username,
            name,
            null,
            unit,
            site,
            jobFamily,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    return new PlacementCandidate(
        entry,
        new MemberCandidate(username, true, Stream.of(managers).map(Username::new).toList()));
  }
}
