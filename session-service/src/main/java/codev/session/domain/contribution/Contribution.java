package codev.session.domain.contribution;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import org.jspecify.annotations.Nullable;

/**
 * A contribution.
 *
 * @param kind null: none yet; it can be classified later
 * @param audience null: the group, as in every event stored before there was a choice
 */
public record Contribution(
    ContributionId id,
    @Nullable ContributionKind kind,
    EncryptedText text,
    @Nullable ContributionId inReplyTo,
    @Nullable Audience audience) {
  public Contribution {
    if (audience == Audience.GROUP) audience = null;
  }

  /** For the group. */
  public Contribution(
      ContributionId id,
      @Nullable ContributionKind kind,
      EncryptedText text,
      @Nullable ContributionId inReplyTo) {
    this(id, kind, text, inReplyTo, null);
  }

  /** The same, as another kind. */
  public Contribution as(ContributionKind other) {
    return new Contribution(id, other, text, inReplyTo, audience);
  }

  /** Whether it is a signal of the listening client to the facilitator. */
  public boolean signal() {
    return kind != null && kind.isSignal();
  }

  /** Whether it is for the facilitator alone. */
  public boolean confidential() {
    return audience == Audience.FACILITATOR;
  }
}
