package codev.group.composition;

import codev.group.composition.ProposedGroup.Rule;
import codev.group.composition.ProposedGroup.Score;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Explains a proposed group: which rules it meets and how diverse it is. */
@Component
record ProposalExplainer(MessageSource texts) {
  /**
   * @param facilitatorName as shown
   */
  ProposedGroup of(
      Username facilitator,
      String facilitatorName,
      List<PlacementCandidate> peers,
      List<MethodWarning> warnings,
      Locale language) {
    return new ProposedGroup(
        facilitator,
        peers.stream().map(PlacementCandidate::username).toList(),
        rules(facilitator, facilitatorName, peers, language),
        scores(peers, language),
        warnings);
  }

  private List<Rule> rules(
      Username facilitator,
      String facilitatorName,
      List<PlacementCandidate> peers,
      Locale language) {
    int size = peers.size();
    boolean isApart = peers.stream().noneMatch(peer -> peer.username().equals(facilitator));
    var above =
        MembershipRules.subordinations(peers.stream().map(PlacementCandidate::candidate).toList());
    return List.of(
        new Rule(
            "group.proposal.size",
            size >= MembershipRules.MIN_MEMBERS && size <= MembershipRules.MAX_MEMBERS,
            message(
                "group.proposal.size",
                language,
                size,
                MembershipRules.MIN_MEMBERS,
                MembershipRules.MAX_MEMBERS)),
        new Rule(
            "group.proposal.facilitator",
            isApart,
            message(
                "group.proposal.facilitator" + (isApart ? "" : "-sits"),
                language,
                facilitatorName)),
        new Rule("group.proposal.managers", above.isEmpty(), managers(above, peers, language)));
  }

  private String managers(
      List<Subordination> above, List<PlacementCandidate> peers, Locale language) {
    if (above.isEmpty()) return message("group.proposal.managers", language);
    var pairTexts =
        above.stream()
            .map(
                pair ->
                    displayName(pair.member(), peers) + " – " + displayName(pair.manager(), peers))
            .collect(Collectors.joining(", "));
    return message("group.proposal.managers-sit", language, pairTexts);
  }

  private List<Score> scores(List<PlacementCandidate> peers, Locale language) {
    return Arrays.stream(DiversityCriterion.values())
        .map(
            criterion -> new Score(criterion, criterion.of(peers), why(criterion, peers, language)))
        .toList();
  }

  /** How many are different, and who shares what. */
  private String why(
      DiversityCriterion criterion, List<PlacementCandidate> peers, Locale language) {
    var values = criterion.values(peers);
    var counted = message("group.proposal." + criterion, language, values, peers.size());
    var shared = criterion.shared(peers);
    if (shared.isEmpty()) return counted;
    var people =
        shared.entrySet().stream()
            .map(same -> same.getKey() + " (" + names(same.getValue()) + ")")
            .collect(Collectors.joining("; "));
    return counted + " " + message("group.proposal.in-common", language, people);
  }

  private static String names(List<PlacementCandidate> peers) {
    return peers.stream().map(peer -> peer.entry().displayName()).collect(Collectors.joining(", "));
  }

  private static String displayName(Username person, List<PlacementCandidate> peers) {
    return peers.stream()
        .filter(peer -> peer.username().equals(person))
        .findFirst()
        .map(peer -> peer.entry().displayName())
        .orElse(person.value());
  }

  private String message(String key, Locale language, Object... arguments) {
    return texts.getMessage(key, arguments, language);
  }
}
