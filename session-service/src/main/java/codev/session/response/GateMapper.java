package codev.session.response;

import codev.session.domain.Gate;
import codev.session.domain.StepRules;
import codev.session.domain.value.Username;
import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;

/** Maps what keeps the session in its current step. */
record GateMapper(ViewerContext context, RuleTexts sentences) {
  List<GateResponse> map() {
    return StepRules.gates(context.view().session()).stream().map(this::gate).toList();
  }

  private GateResponse gate(Gate gate) {
    var arguments = gate.arguments().stream().map(this::argument).toList();
    var rule = gate.violation().key();
    return new GateResponse(
        rule, sentences.of(rule, arguments), gate.people(), gate.opensWithReason(), arguments);
  }

  /** People by their display names. */
  private Object argument(Object value) {
    return value instanceof List<?> people
        ? context.names().list(people.stream().map(Username.class::cast).toList())
        : value;
  }
}
