package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.session.accesslog.WordsAccessLog;
import codev.session.domain.value.Username;
import codev.session.view.SessionAccess;

/**
 * That a response holds words of a session: recorded before the first of them is decrypted. The
 * keys of all people whom the session names are read in one go then.
 */
final class WordsAccessRecorder {
  private final WordsAccessLog log;
  private final SessionAccess access;
  private final TextEncryption encryption;
  private boolean isRecorded;

  WordsAccessRecorder(WordsAccessLog log, SessionAccess access, TextEncryption encryption) {
    this.log = log;
    this.access = access;
    this.encryption = encryption;
  }

  void record() {
    if (isRecorded) return;
    log.record(access);
    isRecorded = true;
    encryption.loadKeys(access.current().mentioned().stream().map(Username::value).toList());
  }
}
