package codev.session.response;

import codev.session.domain.Gate;
import codev.session.domain.StepRules;
import codev.session.domain.value.Username;
import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maps what keeps the session in its current step, or from being opened.
 *
 * @param withoutCharter who has to accept the group's charter before it is opened
 */
record GateMapper(ViewerContext context, RuleTexts sentences, List<Username> withoutCharter) {
  List<GateResponse> map() {
    return Stream.concat(
            StepRules.gateBeforeOpening(withoutCharter).stream(),
            StepRules.gates(context.view().session()).stream())
        .map(this::gate)
        .toList();
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
