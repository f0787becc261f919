package codev.group.composing;

import codev.group.directory.Directory;
import codev.group.domain.MembershipRules;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.roster.Roster;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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

  /**
   * What the rules say of a group that somebody has put together.
   *
   * @param facilitating of the groups up to this one
   */
  ProposedGroup explain(List<String> facilitating, List<String> people, Locale language) {
    var facilitators = facilitating.stream().map(name -> new Username(name.strip())).toList();
    return explanation.of(
        facilitators.getLast(), peers(usernames(people)), warnings(facilitators), language);
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
