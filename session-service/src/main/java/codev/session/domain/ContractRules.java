package codev.session.domain;

import static codev.session.domain.Activity.*;
import static codev.session.domain.Reason.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** PROBLEM_DEFINITION: the client redefines, the consultants accept or state a reservation. */
final class ContractRules {
  private final Standing standing;

  /** By pass: each client has a contract of their own. */
  private final Map<Integer, Contract> contracts = new HashMap<>();

  ContractRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  int redefine(RedefineContract c) {
    standing.require(REDEFINE_CONTRACT, c);
    var contract = now();
    if (contract != null && contract.terms().equals(c.terms())) return contract.version();
    var version = contract == null ? 1 : contract.version() + 1;
    standing.apply(new ContractRedefined(c.session(), version, c.terms(), c.by(), c.at()));
    return version;
  }

  @CommandHandler
  void answer(AnswerContract c) {
    standing.require(ANSWER_CONTRACT, c);
    var contract = now();
    if (contract == null) throw new Refused(NO_CONTRACT_YET);
    if (contract.version() != c.version())
      throw new Refused(CONTRACT_HAS_ANOTHER_VERSION, contract.version());
    if (c.accepted()) accept(contract, c);
    else reserve(contract, c);
  }

  private void accept(Contract contract, AnswerContract c) {
    if (!contract.acceptances().contains(c.by()))
      standing.apply(new ContractAccepted(c.session(), c.version(), c.by(), c.at()));
  }

  private void reserve(Contract contract, AnswerContract c) {
    if (c.reservation() == null) throw new Refused(RESERVATION_NEEDS_WORDS);
    if (!contract.hasReservation(c.by(), c.reservation()))
      standing.apply(
          new ContractReserved(c.session(), c.version(), c.reservation(), c.by(), c.at()));
  }

  /** The gate: the current version is accepted by every consultant present. */
  void leave() {
    var contract = now();
    var missing = standing.roster().presentConsultants();
    if (contract != null)
      missing = missing.stream().filter(m -> !contract.acceptances().contains(m)).toList();
    if (contract == null || !missing.isEmpty())
      throw new Refused(CONTRACT_NOT_ACCEPTED_BY_ALL, Username.list(missing));
  }

  @Nullable Contract now() {
    return contracts.get(standing.roster().pass());
  }

  void evolve(SessionEvent event) {
    contracts.compute(standing.roster().pass(), (_, before) -> Contract.after(before, event));
  }
}
