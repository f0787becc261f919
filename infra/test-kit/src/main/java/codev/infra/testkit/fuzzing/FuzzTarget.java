package codev.infra.testkit.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A parser, which takes any input or refuses it as its documentation says. A class of this type has
 * a constructor without parameters and is called {@code …FuzzTest}, by which {@code ./codev fuzz}
 * finds it.
 */
public interface FuzzTarget {
  /** Of each example, in the ordinary run of the tests. */
  int MOST_CUTS = 20;

  /** Inputs that are accepted, from which the fuzzer makes others. */
  List<byte[]> examples() throws Exception;

  /**
   * Gives an input to the parser. Whatever is thrown is a finding: the parser's own refusal is
   * caught here, and what is written again and read again has to be the same.
   *
   * @return whether it was accepted
   */
  boolean accepts(byte[] input) throws Exception;

  /** Examples that are texts. */
  static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  @Test
  @DisplayName("accepts its examples, and their beginnings only as documented")
  default void accepts_its_examples() throws Exception {
    var examples = examples();
    assertFalse(examples.isEmpty(), "a fuzzer needs an example");
    for (var example : examples) {
      assertTrue(accepts(example.clone()), () -> "refused: " + new String(example, UTF_8));
      int step = Math.max(1, example.length / MOST_CUTS);
      for (int length = 0; length < example.length; length += step)
        accepts(Arrays.copyOf(example, length));
    }
  }
}
