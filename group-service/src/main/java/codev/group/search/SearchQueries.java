package codev.group.search;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonScopes;
import codev.group.directory.SearchWords;
import codev.group.group.GroupName;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.search.SearchHits.Hit;
import codev.group.search.SearchHits.KindHits;
import codev.infra.ui.NameOrder;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds people, groups and programmes by parts of their names, within what a user sees. */
@Component
record SearchQueries(
    DirectoryQueries directory,
    PersonScopes scopes,
    GroupQueries groupQueries,
    ProgrammeQueries programmeQueries,
    ProgrammeAccess access) {
  /** As many of each kind as are seen at a glance. */
  private static final int AT_ONCE = 8;

  /** With fewer letters nearly everything would be found. */
  private static final int FEWEST_LETTERS = 2;

  SearchHits find(String query, CurrentUser user) {
    if (query.strip().length() < FEWEST_LETTERS || SearchWords.of(query).isEmpty())
      return SearchHits.NONE;
    var authority = access.of(user);
    var programmes =
        programmeQueries.programmes(user).stream()
            .collect(Collectors.toMap(ProgrammeView::id, Function.identity()));
    var groups =
        groupQueries.named(query, authority).stream().map(group -> hit(group, programmes)).toList();
    var found =
        programmes.values().stream()
            .filter(programme -> SearchWords.allIn(query, programme.settings().name()))
            .flatMap(programme -> hit(programme, authority).stream())
            .toList();
    return new SearchHits(people(query, authority), kind(groups), kind(found));
  }

  private KindHits people(String query, ProgrammeAuthorities authority) {
    if (!access.readsDirectory(authority)) return KindHits.NONE;
    return kind(
        scopes.readable(directory.matching(query), authority.user()).stream()
            .map(SearchQueries::hit)
            .toList());
  }

  private static KindHits kind(List<Hit> hits) {
    var shown =
        hits.stream()
            .sorted(Comparator.comparing(Hit::name, NameOrder.alphabetical()))
            .limit(AT_ONCE)
            .toList();
    return new KindHits(shown, hits.size());
  }

  private static Hit hit(DirectoryEntry person) {
    var detail =
        Stream.of(person.unit(), person.site())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    return new Hit(person.displayName(), detail, "/people/" + person.username());
  }

  private static Hit hit(GroupName group, Map<?, ProgrammeView> programmes) {
    var programme = programmes.get(group.programme());
    var detail = programme == null ? "" : programme.settings().name();
    return new Hit(group.name(), detail, "/groups/" + group.id());
  }

  /** None for members: they have a page of their group, not of its programme. */
  private static Optional<Hit> hit(ProgrammeView programme, ProgrammeAuthorities authority) {
    var id = programme.id();
    var name = programme.settings().name();
    if (authority.reviews(id.value())) return Optional.of(new Hit(name, "", "/programmes/" + id));
    return authority.sponsors(id.value())
        ? Optional.of(new Hit(name, "", "/outcomes/" + id))
        : Optional.empty();
  }
}
