package codev.session.board;

import codev.session.domain.Contract;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.NoteTaken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said aloud, what was noted in private, and the contract of each pass. */
public record Talk(
    List<ContributionMade> contributions, List<NoteTaken> notes, List<Agreed> contracts) {

  static final Talk NONE = new Talk(List.of(), List.of(), List.of());

  /** The contract with the client of a pass. */
  public record Agreed(int pass, Contract contract) {}

  Talk after(SessionEvent event, int pass) {
    return switch (event) {
      case ContributionMade e -> new Talk(Lists.add(contributions, e), notes, contracts);
      case NoteTaken e -> new Talk(contributions, Lists.add(notes, e), contracts);
      default -> {
        var contract = Contract.after(contract(pass), event);
        yield contract == null
            ? this
            : new Talk(
                contributions,
                notes,
                Lists.put(contracts, a -> a.pass() == pass, new Agreed(pass, contract)));
      }
    };
  }

  @Nullable Contract contract(int pass) {
    return contracts.stream()
        .filter(a -> a.pass() == pass)
        .map(Agreed::contract)
        .findFirst()
        .orElse(null);
  }
}
