package codev.group.identity;

import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds which accounts have come with which user names. */
@Component
public class IdentityQueries {
  private final ReadModel<IdentityView> identities;
  private final ReadModel<AccountChangesView> changes;

  IdentityQueries(ReadModels views) {
    this.identities = views.project(IdentityView.PROJECTION);
    this.changes = views.project(AccountChangesView.PROJECTION);
  }

  /** By user name. */
  List<IdentityView> all() {
    var known = identities.all();
    var linked = known.stream().map(IdentityView::bound).toList();
    return known.stream()
        .map(identity -> identity.refused().isEmpty() ? identity : identity.without(linked))
        .toList();
  }

  /** The account that is a person, at the end of the log. */
  Optional<IdentityView.Account> currentBound(Username person) {
    return identities.current().find(person.value()).map(IdentityView::bound);
  }

  /** An account that came with a person's user name, linked to another since or not; else 404. */
  IdentityView.Account currentRefused(Username person, String issuer, String subject) {
    return identities.current().find(person.value()).stream()
        .flatMap(identity -> identity.refused().stream())
        .filter(account -> account.issuer().equals(issuer) && account.subject().equals(subject))
        .findFirst()
        .orElseThrow(RefusedException::notFound);
  }

  /** What administrators have changed lately, by person. */
  public List<AccountChangesView> changes() {
    return changes.all();
  }

  /** Those with whose user name another account has come. */
  public List<IdentityView> contested() {
    return all().stream().filter(IdentityView::isContested).toList();
  }
}
