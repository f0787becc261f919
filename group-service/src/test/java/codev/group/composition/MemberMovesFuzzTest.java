package codev.group.composition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel texte à la place des déplacements de membres")
final class MemberMovesFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("3:alice 1:bob", "0:a b 12:c");
  }

  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    if (!text.matches(MemberMoves.SHAPE)) return false;
    var moves = MemberMoves.of(text);
    assertThat(MemberMoves.of(moves.toString())).isEqualTo(moves);
    return true;
  }
}
