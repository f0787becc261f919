package codev.group.composing;

import codev.group.composing.Arrangement.Draft;
import codev.group.directory.Directory;
import codev.group.domain.MembershipRules;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Standing;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.roster.Roster;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A manager asks how people could be grouped. */
@RestController
public class ComposingGroups {
  private final Directory directory;
  private final Roster roster;
  private final Explanation explanation;

  ComposingGroups(Directory directory, Roster roster, Explanation explanation) {
    this.directory = directory;
    this.roster = roster;
    this.explanation = explanation;
  }

  @PostMapping("/api/programmes/{programme}/groups/proposal")
  Proposal propose(
      @PathVariable UUID programme, @Valid @RequestBody Wish wish, Who who, Locale language) {
    who.mustBe(Role.MANAGER);
    roster.programme(new ProgrammeId(programme));
    var facilitators = usernames(wish.facilitators());
    var people = peers(wish, facilitators);
    int count = Composition.groups(people.size(), wish.groupSize());
    var limits = roster.room(facilitators);
    limits.putAll(wish.limits());
    var facilitating = new Facilitators(facilitators, limits).share(count);
    var groups = Composition.of(people, wish.groupSize());
    return new Proposal(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    explanation.of(
                        facilitating.get(i),
                        groups.get(i),
                        warnings(facilitating.subList(0, i + 1)),
                        language))
            .toList());
  }

  /** Against the last, who may have some of the groups before. */
  private List<Warning> warnings(List<Username> facilitating) {
    var last = facilitating.getLast();
    var before = (int) facilitating.stream().filter(last::equals).count() - 1;
    return roster.standing(last).holding(before).warnings(true);
  }

  private List<Peer> peers(Wish wish, List<Username> facilitators) {
    var people = usernames(wish.people());
    MembershipRules.checkSize(wish.groupSize());
    facilitators.forEach(facilitator -> MembershipRules.checkFacilitator(facilitator, people));
    return peers(people);
  }

  /** What the rules say of groups that somebody has put together; people are looked up once. */
  List<ProposedGroup> explain(List<Draft> drafts, Locale language) {
    var everybody = drafts.stream().flatMap(draft -> draft.people().stream()).toList();
    var peers =
        peers(usernames(everybody)).stream()
            .collect(Collectors.toMap(Peer::username, Function.identity()));
    var standing = new HashMap<Username, Standing>();
    var explained = new ArrayList<ProposedGroup>();
    for (var draft : drafts) {
      var facilitator = new Username(draft.facilitator().strip());
      var now = standing.computeIfAbsent(facilitator, roster::standing);
      standing.put(facilitator, now.holding(1));
      var people = usernames(draft.people()).stream().map(peers::get).toList();
      explained.add(explanation.of(facilitator, people, now.warnings(true), language));
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
