package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.ContractAnswer;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of the contract, made in PROBLEM_DEFINITION: the client redefines the request, each
 * consultant accepts it or states a reservation. The contract gates the consultation: CONSULTATION
 * does not begin before every consultant present has accepted the current version ({@link #gates}),
 * unless the facilitator goes on with a reason ({@link Gate}).
 */
final class ContractRules {
  private ContractRules() {}

  static List<SessionEvent> redefine(SessionState state, RedefineContract c) {
    var contract = state.contract();
    var isSame = contract != null && contract.terms().equals(c.terms());
    if (state.roleOf(c.by()) == ParticipantRole.CLIENT && isSame) return List.of();
    REDEFINE_CONTRACT.mustBePossible(state, c.by());
    var version = contract == null ? 1 : contract.version() + 1;
    return List.of(new ContractRedefined(c.session(), version, c.terms(), c.by(), c.at()));
  }

  static List<SessionEvent> answer(
      SessionState state, ProcessedCommands processed, AnswerContract c) {
    state.roleOf(c.by());
    var answer = c.accepted() ? ContractAnswer.YES : new ContractAnswer(c.reservation());
    if (processed.hasAnswered(state.pass(), c.version(), c.by(), answer)) return List.of();
    ANSWER_CONTRACT.mustBePossible(state, c.by());
    var contract = state.contract();
    if (contract == null) throw new RuleViolationException(NO_CONTRACT_YET);
    if (contract.version() != c.version())
      throw new RuleViolationException(CONTRACT_HAS_ANOTHER_VERSION, contract.version());
    return List.of(
        c.accepted()
            ? new ContractAccepted(c.session(), c.version(), c.by(), c.at())
            : new ContractReserved(c.session(), c.version(), reservation(c), c.by(), c.at()));
  }

  private static EncryptedText reservation(AnswerContract c) {
    if (c.reservation() == null) throw new RuleViolationException(RESERVATION_NEEDS_WORDS);
    return c.reservation();
  }

  /**
   * The gate between PROBLEM_DEFINITION and CONSULTATION: there is a contract, and every consultant
   * present has accepted its current version.
   */
  static List<Gate> gates(SessionState state) {
    var gates = new ArrayList<Gate>();
    var missing = Username.list(state.notAgreed(state.pass()));
    if (!missing.isEmpty())
      gates.add(Gate.because(CONTRACT_NOT_ACCEPTED_BY_ALL, missing).waitingFor(missing));
    if (state.contract() == null) gates.add(Gate.because(NO_CONTRACT_YET));
    return gates;
  }
}
