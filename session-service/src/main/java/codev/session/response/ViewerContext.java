package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import codev.session.view.SessionAccess;
import codev.session.view.SessionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the mappers need: a session's view, and the person for whom it is mapped. */
record ViewerContext(
    SessionAccess access, SessionView view, TextEncryption seals, DisplayNames names, Instant now) {

  Username viewer() {
    return access.viewer();
  }

  /** The plain text, for a participant; null for others, and where it was erased. */
  @Nullable String decrypt(@Nullable EncryptedText text) {
    return access.isInside() && text != null ? seals.show(text.sealed()).orElse(null) : null;
  }

  /** The facilitator who typed an entry for its author. */
  @Nullable Username takenDownBy(Object entry) {
    var typed = view.takenDown().get(entry.toString());
    return typed == null ? null : typed.by();
  }
}
