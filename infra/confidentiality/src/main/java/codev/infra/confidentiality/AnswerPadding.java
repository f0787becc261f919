package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Gives all answers to the same items the same length before they are encrypted: a ciphertext is as
 * long as its text, and {@code 10} is longer than {@code 9}. Which items were answered stands
 * beside the ciphertext anyway.
 */
public final class AnswerPadding {
  /** In bytes. */
  private static final int BLOCK = 256;

  /** {@code null}; no scale has numbers with more digits. */
  private static final int WIDEST = "null".length();

  private AnswerPadding() {}

  /**
   * Adds spaces at the end, which readers of JSON ignore.
   *
   * @param answers the numbers in the JSON, in any order
   */
  public static String pad(String json, Collection<@Nullable Integer> answers) {
    var length = json.getBytes(UTF_8).length;
    var widest =
        length
            + answers.stream()
                .mapToInt(answer -> Math.max(0, WIDEST - String.valueOf(answer).length()))
                .sum();
    return json + " ".repeat(Math.ceilDiv(widest, BLOCK) * BLOCK - length);
  }
}
