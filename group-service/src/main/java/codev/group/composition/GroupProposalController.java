package codev.group.composition;

import codev.group.composition.DraftAssignment.Draft;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A manager asks how people could be grouped. */
@RestController
public class GroupProposalController {
  private final DirectoryQueries directory;
  private final ProgrammeQueries roster;
  private final ProposalExplainer explanation;

  GroupProposalController(
      DirectoryQueries directory, ProgrammeQueries roster, ProposalExplainer explanation) {
    this.directory = directory;
    this.roster = roster;
    this.explanation = explanation;
  }

  @PostMapping("/api/programmes/{programme}/groups/proposal")
  Proposal propose(
      @PathVariable UUID programme,
      @Valid @RequestBody CompositionRequest wish,
      CurrentUser who,
      Locale language) {
    who.mustBe(UserRole.MANAGER);
    roster.programme(new ProgrammeId(programme));
    var facilitators = usernames(wish.facilitators());
    var people = peers(wish, facilitators);
    int count = GroupComposer.groups(people.size(), wish.groupSize());
    var limits = roster.room(facilitators);
    limits.putAll(wish.limits());
    var facilitating = new FacilitatorCapacities(facilitators, limits).share(count);
    return new Proposal(
        explain(facilitating, GroupComposer.of(people, wish.groupSize()), language));
  }

  private List<Peer> peers(CompositionRequest wish, List<Username> facilitators) {
    var people = usernames(wish.people());
    MembershipRules.checkSize(wish.groupSize());
    facilitators.forEach(facilitator -> MembershipRules.checkFacilitator(facilitator, people));
    return peers(people);
  }

  /** Who sits where when those who were sent elsewhere have gone; people are looked up once. */
  ReassignmentSolver seat(List<Draft> drafts) {
    var everybody = drafts.stream().flatMap(draft -> draft.people().stream()).toList();
    var people =
        peers(usernames(everybody)).stream()
            .collect(Collectors.toMap(Peer::username, Function.identity()));
    return ReassignmentSolver.of(drafts, people);
  }

  /** What the rules say of groups, each with its facilitator. */
  List<ProposedGroup> explain(
      List<Username> facilitators, List<List<Peer>> groups, Locale language) {
    var standings = roster.standings(facilitators);
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

  private List<Peer> peers(List<Username> people) {
    var candidates = directory.candidates(people);
    MembershipRules.checkKnown(candidates);
    var entries = directory.of(people);
    return candidates.stream()
        .map(c -> new Peer(Objects.requireNonNull(entries.get(c.person())), c))
        .toList();
  }

  private static List<Username> usernames(List<String> names) {
    return names.stream().map(String::strip).distinct().map(Username::new).toList();
  }
}
