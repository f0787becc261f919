package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.session.domain.EntryRules;
import codev.session.domain.reference.Competency;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import codev.session.response.DiscussionResponse.AttachmentResponse;
import codev.session.response.DiscussionResponse.EntryStateResponse;
import codev.session.view.SessionAccess;
import codev.session.view.SessionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mappers need: a session's view, and the person for whom it is mapped. */
record ViewerContext(
    SessionAccess access,
    SessionView view,
    TextEncryption encryption,
    WordsAccessRecorder accessRecorder,
    DisplayNames names,
    List<Competency> competencies,
    Instant now) {

  Username viewer() {
    return access.viewer();
  }

  /**
   * The plain text, for a participant, once it is recorded that they open the session's words; null
   * for others, and where it was erased.
   */
  @Nullable String decrypt(@Nullable EncryptedText text) {
    if (!access.isInside() || text == null) return null;
    accessRecorder.record();
    return encryption.decryptOrLog(text.sealed()).orElse(null);
  }

  /** As {@link #decrypt}, of a number; one of before was stored in clear. */
  @Nullable Integer decryptNumber(@Nullable EncryptedText number) {
    if (!access.isInside() || number == null) return null;
    accessRecorder.record();
    return encryption
        .readOrLog(number.sealed())
        .map(String::strip)
        .map(Integer::valueOf)
        .orElse(null);
  }

  /** What became of an entry that is no contribution. */
  EntryStateResponse state(Object entry) {
    return state(entry, access.isHidden(entry), isCorrected(entry));
  }

  /** What became of an entry of any kind. */
  EntryStateResponse state(Object entry, boolean isHidden, boolean isCorrected) {
    var hiding = isHidden ? access.current().entries().findHidden(entry).orElse(null) : null;
    return new EntryStateResponse(
        isHidden,
        hiding == null ? null : decrypt(hiding.reason()),
        hiding == null ? null : hiding.by(),
        hiding == null ? null : hiding.at(),
        isCorrected,
        access.isWithdrawn(entry));
  }

  /** Whether its author may correct it now; of what is no contribution. */
  boolean isCorrectable(Object entry) {
    return EntryRules.canBeCorrected(view.session(), entry);
  }

  /** Whether its author has, since included. */
  boolean isCorrected(Object entry) {
    return access.current().entries().isCorrected(entry);
  }

  /** The file of an entry, unless its author has removed it since, also in the past. */
  @Nullable AttachmentResponse attachment(Object entry) {
    return view.entries()
        .attachment(entry)
        .filter(
            file -> access.current().entries().attachment(entry).filter(file::equals).isPresent())
        .map(file -> AttachmentResponse.of(file, decrypt(file.name())))
        .orElse(null);
  }

  /** The facilitator who typed an entry for its author. */
  @Nullable Username takenDownBy(Object entry) {
    var typed = view.takenDown().get(entry.toString());
    return typed == null ? null : typed.by();
  }
}
