package codev.group.directory;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import codev.infra.web.security.CurrentUser;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps who reports to whom from users who do not compose groups of these people, where a group is
 * refused because of it.
 */
@Component
public class ReportingLineDisclosure {
  private final DirectoryQueries directory;
  private final PersonScopes scopes;

  ReportingLineDisclosure(DirectoryQueries directory, PersonScopes scopes) {
    this.directory = directory;
    this.scopes = scopes;
  }

  /**
   * The refusal, or another one in its place that names all people outside the scope.
   *
   * @param people of the group that is refused
   */
  public RuleViolationException withinScope(
      RuleViolationException refusal, Collection<Username> people, CurrentUser user) {
    if (refusal.violation() != RuleViolation.MEMBER_WITH_THEIR_MANAGER) return refusal;
    var composable =
        scopes.composable(directory.of(people).values(), user).stream()
            .map(DirectoryEntry::username)
            .collect(Collectors.toSet());
    if (composable.containsAll(refusal.arguments())) return refusal;
    var outside =
        people.stream()
            .filter(person -> !composable.contains(person))
            .distinct()
            .sorted(Comparator.comparing(Username::value))
            .toList();
    // As text: their display names are not shown either.
    return new RuleViolationException(
        RuleViolation.MEMBERS_OUT_OF_SCOPE, new PeopleArgument(outside).toString());
  }
}
