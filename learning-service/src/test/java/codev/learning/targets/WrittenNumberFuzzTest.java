package codev.learning.targets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N’importe quel texte à la place d’une cible")
final class WrittenNumberFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("4,5", "80\u202f%", "\u22121.25");
  }

  @Override
  public boolean accepts(byte[] input) {
    var number = WrittenNumber.parse(new String(input, UTF_8));
    number.ifPresent(
        one -> {
          assertThat(WrittenNumber.parse(one.toPlainString())).contains(one);
          assertThat(one.movePointLeft(2).doubleValue()).isFinite();
        });
    return number.isPresent();
  }
}
