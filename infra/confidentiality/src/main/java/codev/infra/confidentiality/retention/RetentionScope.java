package codev.infra.confidentiality.retention;

import java.util.UUID;

/**
 * What leaves together when its retention period is over: the texts of one class that were written
 * in one programme. They are encrypted with a key of the scope besides their authors', so that the
 * destruction of that one key is enough.
 */
public record RetentionScope(Kind kind, UUID programme) implements KeyScope {
  /** Classes of texts that have keys of their own. The names are in the vault and never change. */
  public enum Kind {
    /** What was written in sessions and about actions, and files. */
    WORDS,
    /** Answers to surveys and to the evaluations of sessions. */
    ANSWERS
  }

  @Override
  public String keyName() {
    return kind + " of programme " + programme;
  }
}
