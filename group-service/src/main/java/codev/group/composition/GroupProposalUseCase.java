package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonScopes;
import codev.group.domain.MembershipRules;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Use case: proposes groups of peers with their facilitators, and checks groups against the
 * method's rules. What the peers share is shown, so it is for people within the user's scope.
 */
@Component
record GroupProposalUseCase(
    DirectoryQueries directory,
    PersonScopes scopes,
    ProgrammeQueries programmeQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    ProposalExplainer explanation,
    UsernameSpelling spelling) {
  Proposal proposal(
      ProgrammeId programme, CompositionRequest request, CurrentUser user, Locale language) {
    var people = peers(programme, request, user);
    int count = GroupCompositionSearch.groups(people.size(), request.groupSize());
    var facilitating = facilitating(request, count);
    return new Proposal(
        explanations(
            facilitating, GroupCompositionSearch.of(people, request.groupSize()), language));
  }

  /**
   * The groups for a page, on which those wait for whom there is none.
   *
   * @param number of the proposal, of those that the same people allow
   */
  Composition composition(
      ProgrammeId programme, CompositionRequest request, int number, CurrentUser user) {
    return Composition.of(peers(programme, request, user), request.groupSize(), number);
  }

  /** The facilitators of so many groups. */
  List<Username> facilitating(CompositionRequest request, int groups) {
    var facilitators = usernames(request.facilitators());
    var limits = facilitatorQueries.room(facilitators);
    limits.putAll(request.limits(spelling));
    return new FacilitatorCapacities(facilitators, limits).assign(groups);
  }

  private List<PlacementCandidate> peers(
      ProgrammeId programme, CompositionRequest request, CurrentUser user) {
    programmeQueries.programme(programme);
    var facilitators = usernames(request.facilitators());
    var people = usernames(request.people());
    MembershipRules.checkSize(request.groupSize());
    facilitators.forEach(facilitator -> MembershipRules.checkFacilitator(facilitator, people));
    return peers(people, user);
  }

  /** Who sits where when those who were sent elsewhere have gone; people are looked up once. */
  GroupReassignment reassignment(DraftGroupsForm form, CurrentUser user) {
    var everybody = form.seats().keySet().stream().map(Username::value).toList();
    var people =
        peers(usernames(everybody), user).stream()
            .collect(Collectors.toMap(PlacementCandidate::username, Function.identity()));
    return GroupReassignment.of(form, people);
  }

  /** Checks groups, each with its facilitator, against the rules. */
  List<ProposedGroup> explanations(
      List<Username> facilitators, List<List<PlacementCandidate>> groups, Locale language) {
    var workloads = facilitatorQueries.workloads(facilitators);
    var names = directory.names(facilitators);
    var explained = new ArrayList<ProposedGroup>();
    for (int i = 0; i < groups.size(); i++) {
      var facilitator = facilitators.get(i);
      var workload = Objects.requireNonNull(workloads.get(facilitator));
      workloads.put(facilitator, workload.holding(1));
      explained.add(
          explanation.of(
              facilitator,
              names.of(facilitator),
              groups.get(i),
              workload.warnings(true),
              language));
    }
    return explained;
  }

  private List<PlacementCandidate> peers(List<Username> people, CurrentUser user) {
    var candidates = directory.candidates(people);
    var entries = directory.of(people);
    checkComposable(people, entries, user);
    MembershipRules.checkKnown(candidates);
    return candidates.stream()
        .map(c -> new PlacementCandidate(Objects.requireNonNull(entries.get(c.person())), c))
        .toList();
  }

  /**
   * People outside the user's scope are as unknown as others without an entry: no name is shown.
   */
  private void checkComposable(
      List<Username> people, Map<Username, DirectoryEntry> entries, CurrentUser user) {
    var composable =
        scopes.composable(entries.values(), user).stream()
            .map(DirectoryEntry::username)
            .collect(Collectors.toSet());
    var unknown =
        people.stream()
            .filter(person -> !composable.contains(person))
            .sorted(Comparator.comparing(Username::value))
            .toList();
    if (!unknown.isEmpty())
      throw new RuleViolationException(
          RuleViolation.UNKNOWN_PEOPLE, new PeopleArgument(unknown).toString());
  }

  private List<Username> usernames(List<String> names) {
    return names.stream().map(spelling::of).distinct().map(Username::new).toList();
  }
}
