package codev.learning.domain.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learning: what a participant takes away and may transfer.
 *
 * @param competencies keys of the programme's framework
 */
public record Learning(
    LearningId id,
    About about,
    EncryptedText text,
    @Nullable EncryptedText transferableTo,
    List<String> competencies) {
  public Learning {
    competencies = List.copyOf(competencies);
  }

  /** What a learning is about. */
  public enum About {
    SUBJECT,
    SELF,
    GROUP,
    METHOD
  }
}
