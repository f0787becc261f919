package codev.group.replies;

import java.util.Locale;

/** Reads a structured header field word by word: skips comments, resolves quotes (RFC 5322). */
final class HeaderFieldScanner {
  private final String field;
  private int position;

  HeaderFieldScanner(String field) {
    this.field = field;
  }

  boolean isAtEnd() {
    skipSpace();
    return position == field.length();
  }

  boolean isAt(char expected) {
    return !isAtEnd() && field.charAt(position) == expected;
  }

  /** Passes a character if it is the next one. */
  boolean accept(char expected) {
    if (!isAt(expected)) return false;
    position++;
    return true;
  }

  /** Passes a character that has to be the next one. */
  void expect(char expected) {
    if (!accept(expected)) throw new MalformedFieldException();
  }

  /** A word that must not be empty, in lower case. */
  String name(String delimiters) {
    var word = word(delimiters);
    if (word.isEmpty()) throw new MalformedFieldException();
    return word.toLowerCase(Locale.ROOT);
  }

  /** What stands before white space, a comment, a semicolon or one of the delimiters. */
  String word(String delimiters) {
    skipSpace();
    var word = new StringBuilder();
    while (position < field.length() && !isEnd(field.charAt(position), delimiters)) {
      char character = next();
      if (character == '"') appendQuoted(word);
      else word.append(character);
    }
    return word.toString();
  }

  private static boolean isEnd(char character, String delimiters) {
    return Character.isWhitespace(character)
        || character == '('
        || character == ';'
        || delimiters.indexOf(character) >= 0;
  }

  private void appendQuoted(StringBuilder word) {
    char character = next();
    while (character != '"') {
      word.append(character == '\\' ? next() : character);
      character = next();
    }
  }

  private void skipSpace() {
    while (position < field.length()) {
      if (field.charAt(position) == '(') skipComment();
      else if (Character.isWhitespace(field.charAt(position))) position++;
      else return;
    }
  }

  /** Comments may contain comments. */
  private void skipComment() {
    int depth = 0;
    do {
      char character = next();
      if (character == '\\') position++;
      else if (character == '(') depth++;
      else if (character == ')') depth--;
    } while (depth > 0);
  }

  private char next() {
    if (position >= field.length()) throw new MalformedFieldException();
    return field.charAt(position++);
  }

  /** The field does not follow its grammar. */
  static final class MalformedFieldException extends RuntimeException {}
}
