package codev.group.composition;

import codev.group.composition.DraftGroupsForm.Draft;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Use case: proposes groups of peers with their facilitators, and checks groups against the
 * method's rules.
 */
@Component
class GroupProposalUseCase {
  private final DirectoryQueries directory;
  private final ProgrammeQueries programmeQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final ProposalExplainer explanation;

  GroupProposalUseCase(
      DirectoryQueries directory,
      ProgrammeQueries programmeQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      ProposalExplainer explanation) {
    this.directory = directory;
    this.programmeQueries = programmeQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.explanation = explanation;
  }

  Proposal proposal(
      ProgrammeId programme, CompositionRequest wish, CurrentUser who, Locale language) {
    who.mustBe(UserRole.MANAGER);
    programmeQueries.programme(programme);
    var facilitators = usernames(wish.facilitators());
    var people = peers(wish, facilitators);
    int count = GroupCompositionSearch.groups(people.size(), wish.groupSize());
    var limits = facilitatorQueries.room(facilitators);
    limits.putAll(wish.limits());
    var facilitating = new FacilitatorCapacities(facilitators, limits).share(count);
    return new Proposal(
        explanations(facilitating, GroupCompositionSearch.of(people, wish.groupSize()), language));
  }

  private List<PersonToPlace> peers(CompositionRequest wish, List<Username> facilitators) {
    var people = usernames(wish.people());
    MembershipRules.checkSize(wish.groupSize());
    facilitators.forEach(facilitator -> MembershipRules.checkFacilitator(facilitator, people));
    return peers(people);
  }

  /** Who sits where when those who were sent elsewhere have gone; people are looked up once. */
  ReassignmentSolver seating(List<Draft> drafts) {
    var everybody = drafts.stream().flatMap(draft -> draft.people().stream()).toList();
    var people =
        peers(usernames(everybody)).stream()
            .collect(Collectors.toMap(PersonToPlace::username, Function.identity()));
    return ReassignmentSolver.of(drafts, people);
  }

  /** Checks groups, each with its facilitator, against the rules. */
  List<ProposedGroup> explanations(
      List<Username> facilitators, List<List<PersonToPlace>> groups, Locale language) {
    var standings = facilitatorQueries.standings(facilitators);
    var names = directory.names(facilitators);
    var explained = new ArrayList<ProposedGroup>();
    for (int i = 0; i < groups.size(); i++) {
      var facilitator = facilitators.get(i);
      var now = Objects.requireNonNull(standings.get(facilitator));
      standings.put(facilitator, now.holding(1));
      explained.add(
          explanation.of(
              facilitator, names.of(facilitator), groups.get(i), now.warnings(true), language));
    }
    return explained;
  }

  private List<PersonToPlace> peers(List<Username> people) {
    var candidates = directory.candidates(people);
    MembershipRules.checkKnown(candidates);
    var entries = directory.of(people);
    return candidates.stream()
        .map(c -> new PersonToPlace(Objects.requireNonNull(entries.get(c.person())), c))
        .toList();
  }

  private static List<Username> usernames(List<String> names) {
    return names.stream().map(String::strip).distinct().map(Username::new).toList();
  }
}
