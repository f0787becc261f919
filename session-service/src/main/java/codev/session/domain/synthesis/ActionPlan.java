package codev.session.domain.synthesis;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action of the client's plan.
 *
 * @param confidence how sure the client is of doing it, 0–10, encrypted
 * @param idea the contribution that it comes from; null: none, as in every event stored before
 */
public record ActionPlan(
    ActionId id,
    EncryptedText what,
    @Nullable EncryptedText objective,
    @Nullable EncryptedText firstStep,
    @Nullable LocalDate dueOn,
    @Nullable EncryptedText resources,
    @Nullable EncryptedText support,
    @Nullable EncryptedText indicator,
    @Nullable EncryptedText vigilance,
    @Nullable EncryptedText confidence,
    @Nullable ContributionId idea) {
  /** The same, from a contribution. */
  public ActionPlan from(@Nullable ContributionId contribution) {
    return new ActionPlan(
        id,
        what,
        objective,
        firstStep,
        dueOn,
        resources,
        support,
        indicator,
        vigilance,
        confidence,
        contribution);
  }
}
