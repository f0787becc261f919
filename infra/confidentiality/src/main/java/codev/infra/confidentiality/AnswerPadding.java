package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Gives all answers to a questionnaire the same length before they are encrypted: a ciphertext is
 * as long as its text, and {@code 10} is longer than {@code 9}.
 */
public final class AnswerPadding {
  /** In bytes. */
  private static final int BLOCK = 256;

  private AnswerPadding() {}

  /**
   * Adds spaces at the end, which readers of JSON ignore.
   *
   * @param json the answers: no scale has numbers with more digits than {@code null} has letters
   * @param blank the same with {@code null} for each item of the questionnaire
   */
  public static String pad(String json, String blank) {
    var length = length(json);
    return json + " ".repeat(Math.ceilDiv(Math.max(length, length(blank)), BLOCK) * BLOCK - length);
  }

  private static int length(String json) {
    return json.getBytes(UTF_8).length;
  }
}
