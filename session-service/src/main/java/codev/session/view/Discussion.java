package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contributions and private notes.
 *
 * @param marks the clients' own, by contribution
 * @param ratings how clients found themselves in reformulations
 */
public record Discussion(
    List<PassContribution> contributions,
    List<NoteTaken> notes,
    List<ContributionMarked> marks,
    List<ReformulationRated> ratings) {

  static final Discussion NONE = new Discussion(List.of(), List.of(), List.of(), List.of());

  /**
   * A contribution, and the pass of the client to whom it was made.
   *
   * @param correction by its author; null where its words are the first ones
   */
  public record PassContribution(
      int pass, ContributionMade made, @Nullable EncryptedText correction) {
    public ContributionId id() {
      return made.contribution().id();
    }

    PassContribution as(ContributionKind kind) {
      var other =
          new ContributionMade(
              made.session(), made.step(), made.contribution().as(kind), made.by(), made.at());
      return new PassContribution(pass, other, correction);
    }

    /** As it reads now. */
    public EncryptedText text() {
      return correction == null ? made.contribution().text() : correction;
    }
  }

  Discussion after(SessionEvent event, int pass) {
    return switch (event) {
      case ContributionMade e ->
          new Discussion(
              ImmutableLists.add(contributions, new PassContribution(pass, e, null)),
              notes,
              marks,
              ratings);
      case ContributionCorrected e ->
          new Discussion(
              contributions.stream()
                  .map(
                      c ->
                          c.id().equals(e.contribution())
                              ? new PassContribution(c.pass(), c.made(), e.text())
                              : c)
                  .toList(),
              notes,
              marks,
              ratings);
      case ContributionClassified e ->
          new Discussion(
              contributions.stream()
                  .map(c -> c.id().equals(e.contribution()) ? c.as(e.kind()) : c)
                  .toList(),
              notes,
              marks,
              ratings);
      case NoteTaken e ->
          new Discussion(contributions, ImmutableLists.add(notes, e), marks, ratings);
      case NoteCorrected e ->
          new Discussion(
              contributions, notes.stream().map(n -> corrected(n, e)).toList(), marks, ratings);
      case ContributionMarked e ->
          new Discussion(
              contributions,
              notes,
              ImmutableLists.put(
                  marks,
                  m -> m.contribution().equals(e.contribution()) && m.by().equals(e.by()),
                  e),
              ratings);
      case ReformulationRated e ->
          new Discussion(
              contributions,
              notes,
              marks,
              ImmutableLists.put(ratings, r -> r.contribution().equals(e.contribution()), e));
      case LifecycleEvent _,
          ParticipantEvent _,
          PreparationEvent _,
          StepEvent _,
          ContractEvent _,
          ResultEvent _,
          ContributionWithdrawn _,
          ContributionRestored _,
          EntryEvent _ ->
          this;
    };
  }

  private static NoteTaken corrected(NoteTaken note, NoteCorrected e) {
    return note.note().equals(e.note())
        ? new NoteTaken(note.session(), note.note(), e.text(), note.by(), note.at())
        : note;
  }

  public Optional<PassContribution> find(ContributionId contribution) {
    return contributions.stream().filter(c -> c.id().equals(contribution)).findFirst();
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
}
