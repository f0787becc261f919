package codev.session.response;

import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.response.ResultsResponse.ActionPlanResponse;
import codev.session.response.ResultsResponse.ActionResponse;
import codev.session.response.ResultsResponse.SynthesisResponse;
import codev.session.view.SessionResults;
import org.jspecify.annotations.Nullable;

/** Maps to {@link ResultsResponse}. */
record ResultsMapper(ViewerContext context) {
  ResultsResponse map() {
    var access = context.access();
    var results = context.view().results();
    var clientResults = results.of(context.view().roster().pass());
    return new ResultsResponse(
        access.keptIdeas(clientResults),
        synthesis(clientResults),
        access.entries(results.actions()).stream()
            .filter(a -> access.shows(a.action().id(), a.by()))
            .map(this::action)
            .toList());
  }

  @Nullable SynthesisResponse synthesis(SessionResults.ClientResults clientResults) {
    var synthesis = context.access().seesEntries() ? clientResults.synthesis() : null;
    return synthesis == null
        ? null
        : new SynthesisResponse(context.decrypt(synthesis.text()), synthesis.by(), synthesis.at());
  }

  private ActionResponse action(ActionPlanned event) {
    var action = today(event);
    return new ActionResponse(
        action.id(),
        plan(action),
        action.idea(),
        event.by(),
        context.takenDownBy(action.id()),
        context.state(action.id()),
        context.isCorrectable(action.id()));
  }

  private ActionPlanResponse plan(ActionPlan action) {
    return new ActionPlanResponse(
        context.decrypt(action.what()),
        context.decrypt(action.objective()),
        context.decrypt(action.firstStep()),
        action.dueOn(),
        context.decrypt(action.resources()),
        context.decrypt(action.support()),
        context.decrypt(action.indicator()),
        context.decrypt(action.vigilance()),
        context.decryptNumber(action.confidence()));
  }

  /** As it reads today, in the past too. */
  private ActionPlan today(ActionPlanned event) {
    return context.access().current().results().actions().stream()
        .map(ActionPlanned::action)
        .filter(action -> action.id().equals(event.action().id()))
        .findFirst()
        .orElse(event.action());
  }
}
