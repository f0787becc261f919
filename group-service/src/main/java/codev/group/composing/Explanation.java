package codev.group.composing;

import codev.group.composing.ProposedGroup.Rule;
import codev.group.composing.ProposedGroup.Score;
import codev.group.domain.MembershipRules;
import codev.group.domain.Username;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says of a proposed group which rules it meets and how mixed it is. */
@Component
class Explanation {
  private final MessageSource sentences;

  Explanation(MessageSource sentences) {
    this.sentences = sentences;
  }

  ProposedGroup of(Username facilitator, List<Peer> peers, Locale language) {
    return new ProposedGroup(
        facilitator,
        peers.stream().map(Peer::username).toList(),
        rules(facilitator, peers, language),
        scores(peers, language));
  }

  private List<Rule> rules(Username facilitator, List<Peer> peers, Locale language) {
    return List.of(
        rule(
            "group.proposal.size",
            language,
            peers.size(),
            MembershipRules.LEAST,
            MembershipRules.MOST),
        rule("group.proposal.facilitator", language, facilitator),
        rule("group.proposal.managers", language));
  }

  /** Met, or the composition would not have placed these people together. */
  private Rule rule(String key, Locale language, Object... arguments) {
    return new Rule(key, true, sentences.getMessage(key, arguments, language));
  }

  private List<Score> scores(List<Peer> peers, Locale language) {
    return Arrays.stream(Diversity.values())
        .map(
            respect -> {
              var arguments = new Object[] {respect.values(peers), peers.size()};
              var key = "group.proposal." + respect;
              return new Score(
                  respect, respect.of(peers), sentences.getMessage(key, arguments, language));
            })
        .toList();
  }
}
