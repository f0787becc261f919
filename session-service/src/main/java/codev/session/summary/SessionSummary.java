package codev.session.summary;

import codev.session.domain.ContributionRules;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.PreparationResponse.TopicResponse;
import codev.session.response.ProgressResponse.PassResponse;
import codev.session.response.ResultsResponse.ActionResponse;
import codev.session.response.ResultsResponse.SynthesisResponse;
import codev.session.response.SessionResponse;
import codev.session.response.TakeawaysResponse.LearningResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a session for one participant. It contains neither notes nor the learnings of
 * others, since a printed sheet is easily left lying about.
 */
record SessionSummary(SessionResponse session, Username reader) {
  /**
   * What one client brought, agreed and keeps.
   *
   * @param topic null when its client chose none of their own
   * @param headlines the situation in one sentence, and the question
   * @param others contributions to the consultation that were not kept, by kind, those without one
   *     last
   */
  record Turn(
      int pass,
      Username client,
      @Nullable TopicResponse topic,
      List<ContributionResponse> headlines,
      @Nullable ContractResponse contract,
      List<ContributionResponse> kept,
      List<ContributionResponse> others,
      @Nullable SynthesisResponse synthesis,
      List<ActionResponse> actions) {}

  public List<Turn> turns() {
    return session.progress().passes().stream()
        .filter(p -> p.client() != null)
        .map(this::turn)
        .toList();
  }

  /** The names of those who left the group while the session was open. */
  public List<String> left() {
    return session.people().participants().stream()
        .filter(ParticipantResponse::left)
        .map(person -> session.people().nameOf(person.username()))
        .toList();
  }

  public List<LearningResponse> learnings() {
    return session.takeaways().learnings().stream().filter(l -> l.by().equals(reader)).toList();
  }

  private Turn turn(PassResponse pass) {
    return new Turn(
        pass.pass(),
        Objects.requireNonNull(pass.client()),
        session.preparation().topics().stream()
            .filter(t -> t.chosen() && t.by().equals(pass.client()))
            .findFirst()
            .orElse(null),
        session.discussion().contributions().stream()
            .filter(c -> c.pass() == pass.pass() && c.kind() == ContributionKind.HEADLINE)
            .filter(c -> c.shown() && !c.confidential())
            .toList(),
        pass.contract(),
        pass.keptIdeas().stream()
            .flatMap(
                id -> session.discussion().contributions().stream().filter(c -> c.id().equals(id)))
            .filter(ContributionResponse::shown)
            .toList(),
        others(pass),
        pass.synthesis(),
        session.results().actions().stream().filter(a -> pass.actions().contains(a.id())).toList());
  }

  private List<ContributionResponse> others(PassResponse pass) {
    return session.discussion().contributions().stream()
        .filter(c -> ContributionRules.canBeMarked(c.kind(), c.step(), c.pass(), pass.pass()))
        .filter(c -> c.shown() && !c.confidential() && !pass.keptIdeas().contains(c.id()))
        .sorted(Comparator.comparingInt(SessionSummary::order))
        .toList();
  }

  private static int order(ContributionResponse contribution) {
    var kind = contribution.kind();
    return kind == null ? Integer.MAX_VALUE : kind.ordinal();
  }
}
