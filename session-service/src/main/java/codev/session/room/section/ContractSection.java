package codev.session.room.section;

import codev.session.domain.contract.Terms;
import codev.session.domain.value.Step;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.DiscussionResponse.TermsResponse;
import codev.session.response.ProgressResponse.PassResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract between the client and the consultants. */
record ContractSection(SessionPageViewer viewer) {
  public @Nullable ContractResponse current() {
    return viewer.session().discussion().contract();
  }

  /** The turns before the current one that came to a contract. */
  public List<PassResponse> earlier() {
    return viewer.session().progress().passes().stream()
        .filter(turn -> turn.pass() < viewer.pass() && turn.contract() != null)
        .toList();
  }

  /** Whether consultants are to accept a version that replaces another. */
  public boolean isAcceptedAnew() {
    var contract = current();
    return isDefiningTheProblem()
        && contract != null
        && contract.version() > 1
        && !contract.waitingFor().isEmpty();
  }

  /** What the current version changes of a text; empty where nothing is to be compared. */
  public Optional<ChangedText> problemChanged() {
    var contract = current();
    var replaced = replaced();
    return contract == null || replaced == null
        ? Optional.empty()
        : ChangedText.between(replaced.problem(), contract.problem());
  }

  public Optional<ChangedText> objectiveChanged() {
    var contract = current();
    var replaced = replaced();
    return contract == null || replaced == null
        ? Optional.empty()
        : ChangedText.between(replaced.objective(), contract.objective());
  }

  private @Nullable TermsResponse replaced() {
    var contract = current();
    return contract == null || !isDefiningTheProblem() ? null : contract.replaced();
  }

  public boolean isDefiningTheProblem() {
    return viewer.isInside() && viewer.isAt(Step.PROBLEM_DEFINITION);
  }

  public List<Terms.Help> helps() {
    return List.of(Terms.Help.values());
  }

  public boolean hasAccepted() {
    var contract = current();
    return contract != null && contract.acceptances().contains(viewer.username());
  }
}
