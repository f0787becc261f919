package codev.learning.journal;

import codev.infra.confidentiality.TextEncryption;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.Learning;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learning as shown to its author: texts decrypted, absent where they were erased, cannot be
 * decrypted or were never written.
 *
 * @param competencies keys of the programme's framework
 */
public record OwnLearning(
    UUID id,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    Learning.About about,
    @Nullable String text,
    @Nullable String transferableTo,
    List<String> competencies,
    Instant statedAt) {

  static OwnLearning decrypted(JournalEntry entry, TextEncryption encryption) {
    var learning = entry.learning();
    return new OwnLearning(
        learning.id().value(),
        entry.sessionId(),
        entry.groupId(),
        entry.programmeId(),
        learning.about(),
        decrypted(learning.text(), encryption),
        decrypted(learning.transferableTo(), encryption),
        learning.competencies(),
        entry.statedAt());
  }

  private static @Nullable String decrypted(
      @Nullable EncryptedText words, TextEncryption encryption) {
    return words == null ? null : encryption.decryptOrLog(words.sealed()).orElse(null);
  }
}
