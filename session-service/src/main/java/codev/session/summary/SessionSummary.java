package codev.session.summary;

import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponse.ActionSeen;
import codev.session.response.SessionResponse.ContractSeen;
import codev.session.response.SessionResponse.ContributionSeen;
import codev.session.response.SessionResponse.LearningSeen;
import codev.session.response.SessionResponse.PassSeen;
import codev.session.response.SessionResponse.SynthesisSeen;
import codev.session.response.SessionResponse.TopicSeen;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session leaves to one of those who took part. Notes stay where they were taken, and what
 * others have learnt is theirs: a sheet of paper is easily left lying about.
 */
record SessionSummary(SessionResponse seen, Username reader) {
  /**
   * What one client brought, agreed and retains.
   *
   * @param topic null when its client chose none of their own
   * @param headlines the situation in one sentence, and the question
   */
  record Turn(
      int pass,
      Username client,
      @Nullable TopicSeen topic,
      List<ContributionSeen> headlines,
      @Nullable ContractSeen contract,
      List<ContributionSeen> kept,
      @Nullable SynthesisSeen synthesis,
      List<ActionSeen> actions) {}

  public List<Turn> turns() {
    return seen.passes().stream().filter(p -> p.client() != null).map(this::turn).toList();
  }

  public List<LearningSeen> learnings() {
    return seen.learnings().stream().filter(l -> l.by().equals(reader)).toList();
  }

  private Turn turn(PassSeen pass) {
    return new Turn(
        pass.pass(),
        Objects.requireNonNull(pass.client()),
        seen.topics().stream()
            .filter(t -> t.chosen() && t.by().equals(pass.client()))
            .findFirst()
            .orElse(null),
        seen.contributions().stream()
            .filter(c -> c.pass() == pass.pass() && c.kind() == ContributionKind.HEADLINE)
            .filter(c -> !c.hidden())
            .toList(),
        pass.contract(),
        pass.keptIdeas().stream()
            .flatMap(id -> seen.contributions().stream().filter(c -> c.id().equals(id)))
            .filter(c -> !c.hidden())
            .toList(),
        pass.synthesis(),
        seen.actions().stream().filter(a -> pass.actions().contains(a.id())).toList());
  }
}
