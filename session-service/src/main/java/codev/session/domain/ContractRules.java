package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contract.Contract;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** PROBLEM_DEFINITION: the client redefines, the consultants accept or state a reservation. */
final class ContractRules {
  private final Standing standing;

  /** By pass: each client has a contract of their own. */
  private final Map<Integer, Contract> contracts = new HashMap<>();

  /** What each consultant said last of each version. */
  private final Map<Asked, Answer> answers = new HashMap<>();

  private record Asked(int pass, int version, Username consultant) {}

  private record Answer(@Nullable EncryptedText reservation) {
    static final Answer YES = new Answer(null);
  }

  ContractRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  int redefine(RedefineContract c) {
    var contract = now();
    if (contract != null && standing.isSoForTheClient(contract.terms().equals(c.terms()), c))
      return contract.version();
    standing.require(REDEFINE_CONTRACT, c);
    var version = contract == null ? 1 : contract.version() + 1;
    standing.apply(new ContractRedefined(c.session(), version, c.terms(), c.by(), c.at()));
    return version;
  }

  @CommandHandler
  void answer(AnswerContract c) {
    var answer = c.accepted() ? Answer.YES : new Answer(c.reservation());
    if (standing.isSoAlready(answer.equals(answers.get(asked(c.version(), c.by()))), c)) return;
    standing.require(ANSWER_CONTRACT, c);
    var contract = now();
    if (contract == null) throw new RuleViolationException(NO_CONTRACT_YET);
    if (contract.version() != c.version())
      throw new RuleViolationException(CONTRACT_HAS_ANOTHER_VERSION, contract.version());
    standing.apply(
        c.accepted()
            ? new ContractAccepted(c.session(), c.version(), c.by(), c.at())
            : new ContractReserved(c.session(), c.version(), reservation(c), c.by(), c.at()));
  }

  private static EncryptedText reservation(AnswerContract c) {
    if (c.reservation() == null) throw new RuleViolationException(RESERVATION_NEEDS_WORDS);
    return c.reservation();
  }

  private Asked asked(int version, Username consultant) {
    return new Asked(standing.pass(), version, consultant);
  }

  /** The gate: the current version is accepted by every consultant present. */
  void leave() {
    var contract = now();
    var missing = standing.roster().presentConsultants();
    if (contract != null)
      missing = missing.stream().filter(m -> !contract.acceptances().contains(m)).toList();
    if (contract == null || !missing.isEmpty())
      throw new RuleViolationException(CONTRACT_NOT_ACCEPTED_BY_ALL, Username.list(missing));
  }

  @Nullable Contract now() {
    return contracts.get(standing.roster().pass());
  }

  void evolve(SessionEvent event) {
    contracts.compute(standing.roster().pass(), (_, before) -> Contract.after(before, event));
    switch (event) {
      case ContractAccepted e -> answers.put(asked(e.version(), e.by()), Answer.YES);
      case ContractReserved e ->
          answers.put(asked(e.version(), e.by()), new Answer(e.reservation()));
      default -> {}
    }
  }
}
