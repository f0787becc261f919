package codev.infra.web.identity;

import codev.infra.accesstokens.Usernames;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one spelling of a user name by which a person is known here, whatever capitals it is entered
 * with: in a token, a path, a request or a file. That is lower case, except for those who were
 * recorded otherwise when case still made a difference: streams, keys and texts are found by it.
 */
public final class UsernameSpelling {
  /** Nothing new is recorded with capitals, but by a neighbour of the version before. */
  private final StaleIfErrorCache<Boolean, Map<String, RecordedSpellings>> irregular;

  private UsernameSpelling(Supplier<List<RecordedSpellings>> irregular) {
    this.irregular =
        new StaleIfErrorCache<>(
            _ ->
                irregular.get().stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            RecordedSpellings::folded, Function.identity())));
  }

  /**
   * @param people the user names in an event of the service's log; nothing for other events
   */
  public static UsernameSpelling of(ReadModels views, Function<Object, Stream<String>> people) {
    var recorded = views.project(RecordedSpellings.projection(people));
    return new UsernameSpelling(() -> recorded.where("capitals", true));
  }

  /** Of a service that records nobody. */
  public static UsernameSpelling ofNobody() {
    return new UsernameSpelling(List::of);
  }

  public String of(String entered) {
    var folded = Usernames.folded(entered);
    var recorded = irregular.of(true).get(folded);
    return recorded == null ? folded : recorded.closestTo(entered.strip());
  }
}
