package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of a signed note")
final class SignedNoteFuzzTest implements FuzzTarget {
  private static final String ROOT = "Xcnaeacg9Zqa1VnLcB3torqyGCOtL0lg4V43O70HkyU=";
  private static final NoteKey LOG =
      NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  private static final NoteKey WITNESS = new NoteKey("PeterNeumann", NoteKey.Kind.WITNESS, LOG.x());

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "log\n8\n" + ROOT + "\n\n\u2014 log AAAA\n",
        "log\n8\n" + ROOT + "\nmore\n\n\u2014 PeterNeumann x08go/AA\n\u2014 b AAAAAAAA\n");
  }

  @Override
  public boolean accepts(byte[] input) {
    SignedNote note;
    try {
      note = SignedNote.parse(new String(input, UTF_8));
    } catch (IllegalArgumentException _) {
      return false;
    }
    assertThat(SignedNote.parse(note.toString())).isEqualTo(note);
    assertThat(note.isSignedBy(LOG)).isFalse();
    assertThat(note.cosignedAt(WITNESS)).isEmpty();
    return hasHead(note);
  }

  private static boolean hasHead(SignedNote note) {
    try {
      var head = note.head();
      assertThat(TreeHead.parse(head.text())).isEqualTo(head);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
