package codev.session.response;

import codev.session.domain.Gate;
import codev.session.domain.StepRules;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Username;
import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;

/**
 * Maps what keeps the session in its current step, or from being opened.
 *
 * @param withoutCharter who has to accept the group's charter before it is opened
 */
record GateMapper(ViewerContext context, RuleTexts sentences, List<Username> withoutCharter) {
  List<GateResponse> map() {
    return withoutCharter.isEmpty()
        ? StepRules.gates(context.view().session()).stream().map(this::gate).toList()
        : List.of(charter());
  }

  /** No reason opens it: the charter is accepted, if only verbally. */
  private GateResponse charter() {
    var rule = RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key();
    var arguments = List.of(argument(withoutCharter));
    return new GateResponse(rule, sentences.of(rule, arguments), withoutCharter, false, arguments);
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
