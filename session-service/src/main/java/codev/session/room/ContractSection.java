package codev.session.room;

import codev.session.domain.contract.Terms;
import codev.session.domain.value.Step;
import codev.session.response.DiscussionResponse.ContractResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract between the client and the consultants. */
record ContractSection(SessionPageViewer viewer) {
  public @Nullable ContractResponse current() {
    return viewer.session().discussion().contract();
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
