package codev.session.response;

import codev.session.accesslog.WordsAccessLog;
import codev.session.view.SessionAccess;

/** That a response holds words of a session: recorded before the first of them is decrypted. */
final class WordsAccessRecorder {
  private final WordsAccessLog log;
  private final SessionAccess access;
  private boolean isRecorded;

  WordsAccessRecorder(WordsAccessLog log, SessionAccess access) {
    this.log = log;
    this.access = access;
  }

  void record() {
    if (isRecorded) return;
    log.record(access);
    isRecorded = true;
  }
}
