package codev.session.domain.contract;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State of one client's turn, from its contract to its conclusion.
 *
 * @param pass which turn, from 1; the preparation belongs to the first
 * @param consultedOnAgreement whether its consultation began with a contract accepted by all; null
 *     as long as it has not begun
 * @param keptIdeas in order of priority; null until the client has kept some
 * @param datedActions those with a date, also if they were withdrawn since
 * @param withoutAction whether "no action" was decided
 * @param passedGates rules that the facilitator let go by, with a reason; a new choice of topic or
 *     a new version of the contract shuts these gates again
 */
public record ClientTurn(
    int pass,
    @Nullable Contract contract,
    @Nullable Boolean consultedOnAgreement,
    @Nullable List<ContributionId> keptIdeas,
    List<ActionId> datedActions,
    boolean withoutAction,
    List<String> passedGates) {
  public ClientTurn {
    datedActions = List.copyOf(datedActions);
    passedGates = List.copyOf(passedGates);
  }

  public static ClientTurn of(int pass) {
    return new ClientTurn(pass, null, null, null, List.of(), false, List.of());
  }

  /** Those of these consultants who have not accepted the contract's current version. */
  public List<Username> notAgreed(List<Username> consultants) {
    return contract == null ? consultants : contract.notAcceptedBy(consultants);
  }

  /** Whether there is a contract, and all of these consultants have accepted it. */
  public boolean isAgreedBy(List<Username> consultants) {
    return contract != null && notAgreed(consultants).isEmpty();
  }

  public boolean hasPassedGate(RuleViolation rule) {
    return passedGates.contains(rule.key());
  }

  public ClientTurn withContract(Contract contract) {
    return new ClientTurn(
        pass, contract, consultedOnAgreement, keptIdeas, datedActions, withoutAction, passedGates);
  }

  public ClientTurn withConsultationBegun(boolean onAgreement) {
    return new ClientTurn(
        pass, contract, onAgreement, keptIdeas, datedActions, withoutAction, passedGates);
  }

  public ClientTurn keeping(List<ContributionId> ideas) {
    return new ClientTurn(
        pass, contract, consultedOnAgreement, ideas, datedActions, withoutAction, passedGates);
  }

  /** With an action as it is now. */
  public ClientTurn withAction(ActionId action, boolean dated) {
    var others = datedActions.stream().filter(other -> !other.equals(action)).toList();
    var changedActions = dated ? ImmutableLists.add(others, action) : others;
    return new ClientTurn(
        pass,
        contract,
        consultedOnAgreement,
        keptIdeas,
        changedActions,
        withoutAction,
        passedGates);
  }

  public ClientTurn withNoAction() {
    return new ClientTurn(
        pass, contract, consultedOnAgreement, keptIdeas, datedActions, true, passedGates);
  }

  public ClientTurn withGatesPassed(List<String> rules) {
    var passed = Stream.concat(passedGates.stream(), rules.stream()).distinct().toList();
    return new ClientTurn(
        pass, contract, consultedOnAgreement, keptIdeas, datedActions, withoutAction, passed);
  }

  public ClientTurn withGatesShut() {
    return new ClientTurn(
        pass, contract, consultedOnAgreement, keptIdeas, datedActions, withoutAction, List.of());
  }
}
