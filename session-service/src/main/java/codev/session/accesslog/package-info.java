/**
 * The access log of words: who opened the words of which session on which day, recorded before they
 * are shown, and read by the session's participants and by auditors.
 *
 * <p>Entry points: {@link codev.session.accesslog.WordsAccessLog} before words are decrypted for a
 * reader, {@link codev.session.accesslog.SessionReadersQueries} to read the log.
 */
@NullMarked
package codev.session.accesslog;

import org.jspecify.annotations.NullMarked;
