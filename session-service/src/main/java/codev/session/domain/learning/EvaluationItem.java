package codev.session.domain.learning;

import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item of the evaluation: a statement to agree with after the session.
 *
 * @param from lowest answer
 * @param to highest answer
 */
public record EvaluationItem(
    String key, String fr, String en, int from, int to, Audience audience) {

  /** Whom an item is for. */
  public enum Audience {
    EVERYBODY(null, null),
    CLIENT(ParticipantRole.CLIENT, RuleViolation.ITEM_IS_FOR_THE_CLIENT),
    CONSULTANTS(ParticipantRole.CONSULTANT, RuleViolation.ITEM_IS_FOR_CONSULTANTS);

    private final @Nullable ParticipantRole role;
    private final @Nullable RuleViolation violation;

    Audience(@Nullable ParticipantRole role, @Nullable RuleViolation violation) {
      this.role = role;
      this.violation = violation;
    }

    /**
     * @param parts roles that a person had in the session: with two clients in succession both
     */
    public boolean includes(Set<ParticipantRole> parts) {
      return role == null || parts.contains(role);
    }

    void mustInclude(Set<ParticipantRole> parts, String item) {
      if (violation != null && !includes(parts)) throw new RuleViolationException(violation, item);
    }
  }
}
