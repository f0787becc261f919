package codev.learning.targets;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as people write it, in French too, with or without the sign of a percentage. It has no
 * exponent and not more digits than a target can need: both can make a number that takes long to
 * compute with.
 */
final class WrittenNumber {
  private static final Pattern NOT_OF_THE_NUMBER = Pattern.compile("[%\\s\u00a0\u202f]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15})");

  private WrittenNumber() {}

  /** Empty if it is none. */
  static Optional<BigDecimal> parse(String written) {
    var plain =
        NOT_OF_THE_NUMBER.matcher(written).replaceAll("").replace(',', '.').replace('−', '-');
    return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }
}
