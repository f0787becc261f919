package codev.session.groups;

import codev.infra.views.View;
import codev.session.domain.Username;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the view, asked once for all who look at the same session. */
final class KnownNames implements Naming {
  /** A name that is forgotten is gone from every page as soon as an erased person's words are. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MOST = 10_000;

  private final LoadingCache<Username, Acquaintance> known;

  KnownNames(View<Acquaintance> people) {
    known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .build(
                new CacheLoader<>() {
                  @Override
                  public Acquaintance load(Username person) {
                    return people.find(person.value()).orElse(new Acquaintance(person, null));
                  }

                  @Override
                  public Map<Username, Acquaintance> loadAll(Set<? extends Username> persons) {
                    var found =
                        people.find(persons.stream().map(Username::value).toList()).stream()
                            .collect(Collectors.toMap(Acquaintance::person, Function.identity()));
                    return persons.stream()
                        .collect(
                            Collectors.toMap(
                                p -> p, p -> found.getOrDefault(p, new Acquaintance(p, null))));
                  }
                });
  }

  @Override
  public Names of(Collection<Username> usernames) {
    return Names.of(known.getAll(usernames).values());
  }
}
