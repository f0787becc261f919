package codev.session.room.section;

import codev.session.domain.contract.Terms;
import codev.session.domain.value.Step;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.ProgressResponse.PassResponse;
import java.util.List;
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
