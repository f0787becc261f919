package codev.session.room.section;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import codev.session.room.section.ChangedText.Change;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text that is shown with its links, or beside the one that it has replaced")
final class ShownTextFuzzTest implements FuzzTarget {
  /** The text before, a NUL, the text after. */
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "Voir https://example.org/a?b=c.\0Voir (http://example.org)", "a b\0a c");
  }

  @Override
  public boolean accepts(byte[] input) {
    var texts = new String(input, UTF_8).split("\0", 2);
    var before = texts[0];
    var after = texts.length > 1 ? texts[1] : "";
    var links = LinkedText.of(before).parts();
    assertThat(links.stream().map(LinkedText.Part::text).collect(joining())).isEqualTo(before);
    var changed = ChangedText.of(before, after);
    assertThat(without(changed, Change.ADDED)).isEqualTo(before);
    assertThat(without(changed, Change.REMOVED)).isEqualTo(after);
    return true;
  }

  private static String without(ChangedText text, Change change) {
    return text.parts().stream()
        .filter(part -> part.change() != change)
        .map(ChangedText.Part::text)
        .collect(joining());
  }
}
