package codev.session.reference;

import codev.infra.projections.ReadModel;
import codev.session.domain.value.Username;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads names from the view through a short cache, shared by all who look at a session. */
final class CachedDisplayNameSource implements DisplayNameSource {
  /** An erased name disappears from pages as soon as an erased person's texts do. */
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private static final int MAX_NAMES = 10_000;

  private final LoadingCache<Username, PersonName> known;

  CachedDisplayNameSource(ReadModel<PersonName> people) {
    known =
        Caffeine.newBuilder()
            .maximumSize(MAX_NAMES)
            .expireAfterWrite(RETENTION)
            .build(
                new CacheLoader<>() {
                  @Override
                  public PersonName load(Username person) {
                    return people.find(person.value()).orElse(new PersonName(person, null));
                  }

                  @Override
                  public Map<Username, PersonName> loadAll(Set<? extends Username> persons) {
                    var found =
                        people.find(persons.stream().map(Username::value).toList()).stream()
                            .collect(Collectors.toMap(PersonName::person, Function.identity()));
                    return persons.stream()
                        .collect(
                            Collectors.toMap(
                                p -> p, p -> found.getOrDefault(p, new PersonName(p, null))));
                  }
                });
  }

  @Override
  public DisplayNames of(Collection<Username> usernames) {
    return DisplayNames.of(known.getAll(usernames).values());
  }
}
