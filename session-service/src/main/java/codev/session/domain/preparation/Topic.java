package codev.session.domain.preparation;

import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * A topic that a member offers to work on.
 *
 * @param urgency 1–5, as importance, intensity and powerToAct
 * @param willing whether the member would be client with it
 */
public record Topic(
    TopicId id,
    Kind kind,
    EncryptedText title,
    @Nullable EncryptedText headline,
    @Nullable EncryptedText context,
    @Nullable EncryptedText alreadyTried,
    @Nullable EncryptedText stakes,
    @Nullable Integer urgency,
    @Nullable Integer importance,
    @Nullable Integer intensity,
    @Nullable Integer powerToAct,
    boolean willing) {

  /** The "3P": préoccupation, problème, projet. */
  public enum Kind {
    PROBLEM,
    CONCERN,
    PROJECT
  }
}
