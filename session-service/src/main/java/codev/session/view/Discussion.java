package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.ContributionMarked;
import codev.session.domain.SessionEvent.NoteTaken;
import codev.session.domain.SessionEvent.ReformulationRated;
import codev.session.domain.contract.Contract;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said aloud, what was noted in private, and the contract of each pass.
 *
 * @param marks the clients' own, by contribution
 * @param ratings how clients found themselves in reformulations
 */
public record Discussion(
    List<Said> contributions,
    List<NoteTaken> notes,
    List<Agreed> contracts,
    List<ContributionMarked> marks,
    List<ReformulationRated> ratings) {

  static final Discussion NONE =
      new Discussion(List.of(), List.of(), List.of(), List.of(), List.of());

  /** What was said, and to the client of which pass. */
  public record Said(int pass, ContributionMade made) {}

  /** The contract with the client of a pass. */
  public record Agreed(int pass, Contract contract) {}

  Discussion after(SessionEvent event, int pass) {
    return switch (event) {
      case ContributionMade e ->
          new Discussion(
              ListCopies.add(contributions, new Said(pass, e)), notes, contracts, marks, ratings);
      case NoteTaken e ->
          new Discussion(contributions, ListCopies.add(notes, e), contracts, marks, ratings);
      case ContributionMarked e ->
          new Discussion(
              contributions,
              notes,
              contracts,
              ListCopies.put(
                  marks,
                  m -> m.contribution().equals(e.contribution()) && m.by().equals(e.by()),
                  e),
              ratings);
      case ReformulationRated e ->
          new Discussion(
              contributions,
              notes,
              contracts,
              marks,
              ListCopies.put(ratings, r -> r.contribution().equals(e.contribution()), e));
      default -> {
        var contract = Contract.after(contract(pass), event);
        yield contract == null
            ? this
            : new Discussion(
                contributions,
                notes,
                ListCopies.put(contracts, a -> a.pass() == pass, new Agreed(pass, contract)),
                marks,
                ratings);
      }
    };
  }

  public boolean isMarked(ContributionId contribution, Username by) {
    return marks.stream()
        .anyMatch(m -> m.contribution().equals(contribution) && m.by().equals(by) && m.marked());
  }

  public @Nullable Integer rating(ContributionId reformulation) {
    return ratings.stream()
        .filter(r -> r.contribution().equals(reformulation))
        .map(ReformulationRated::rating)
        .findFirst()
        .orElse(null);
  }

  public @Nullable Contract contract(int pass) {
    return contracts.stream()
        .filter(a -> a.pass() == pass)
        .map(Agreed::contract)
        .findFirst()
        .orElse(null);
  }
}
