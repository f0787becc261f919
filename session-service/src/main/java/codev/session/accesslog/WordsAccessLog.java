package codev.session.accesslog;

import codev.session.view.SessionAccess;

/** Records that a person opens the words of a session, before any of them is shown. */
@FunctionalInterface
public interface WordsAccessLog {
  /**
   * Once for each person, session and day; repeated it costs nothing. When recording fails, so does
   * this, and the words are not shown.
   */
  void record(SessionAccess access);
}
