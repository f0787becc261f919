package codev.infra.eventstore.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.audit.NoteKey.Kind;
import codev.infra.eventstore.signature.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A checkpoint as a signed note")
class SignedNoteTest {
  /** The example of the format's first implementation, golang.org/x/mod/sumdb/note. */
  private static final String KNOWN =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static final String KNOWN_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String ROOT =
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";
  private static final Instant NOON = Instant.parse("2027-01-11T12:00:00Z");

  @TempDir private Path folder;
  private SigningKey key;
  private NoteKey log;

  @BeforeEach
  void a_key() {
    key = SigningKey.readOrCreate(folder.resolve("log.pem"));
    log = NoteKey.of("session-service", Kind.LOG, key);
  }

  @Test
  @DisplayName("a note that others have signed is verified")
  void a_known_note_is_verified() {
    var by = NoteKey.parse(KNOWN_KEY);
    assertThat(SignedNote.parse(KNOWN).isSignedBy(by)).isTrue();
    assertThat(by.text()).isEqualTo(KNOWN_KEY);
    assertThat(SignedNote.parse(KNOWN).toString()).isEqualTo(KNOWN);
    assertThat(SignedNote.parse(KNOWN.replace("you think", "I think")).isSignedBy(by)).isFalse();
  }

  @Test
  @DisplayName("a checkpoint is read as it was signed")
  void a_checkpoint_is_read() {
    var note = note();
    assertThat(note.head()).isEqualTo(new TreeHead("session-service", 8, ROOT));
    assertThat(note.text()).isEqualTo(note.head().text());
    assertThat(note.isSignedBy(log)).isTrue();
    assertThat(note.isSignedBy(new NoteKey("group-service", Kind.LOG, key.x()))).isFalse();
    var other = SigningKey.readOrCreate(folder.resolve("other.pem"));
    assertThat(note.isSignedBy(NoteKey.of("session-service", Kind.LOG, other))).isFalse();
    assertThat(SignedNote.parse(note.toString().replace("\n8\n", "\n9\n")).isSignedBy(log))
        .isFalse();
  }

  @Test
  @DisplayName("a witness adds its signature and the time; the log's stays valid")
  void a_witness_cosigns() {
    var witness = SigningKey.readOrCreate(folder.resolve("witness.pem"));
    var by = NoteKey.of("witness.example", Kind.WITNESS, witness);
    var cosigned = SignedNote.parse(note().cosign("witness.example", witness, NOON).toString());
    assertThat(cosigned.cosignedAt(by)).contains(NOON);
    assertThat(cosigned.isSignedBy(log)).isTrue();
    assertThat(note().cosignedAt(by)).isEmpty();
    assertThat(cosigned.cosignedAt(new NoteKey("other.example", Kind.WITNESS, by.x()))).isEmpty();
    var later = new SignedNote(note().text().replace("\n8\n", "\n9\n"), cosigned.signatures());
    assertThat(later.cosignedAt(by)).isEmpty();
    assertThat(NoteKey.parse(by.text())).isEqualTo(by);
  }

  @ParameterizedTest
  @DisplayName("what is no note is refused")
  @ValueSource(
      strings = {
        "",
        "log\n8\n",
        "log\n8\n\n",
        "log\n8\n\n\u2014 log",
        "log\n8\n\n- log AAAA\n",
        "log\n8\n\n\u2014 log AAAA",
        "log\n8\n\n\u2014 log A\n",
        "log\n8\n\n\u2014 log AAAA====\n",
        "log\r\n8\n\n\u2014 log AAAA\n"
      })
  void what_is_no_note_is_refused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a checkpoint may be extended by any number of lines")
  void any_number_of_lines() {
    var head = new TreeHead("session-service", 8, ROOT);
    assertThat(TreeHead.parse(head.text() + "more\n".repeat(100_000))).isEqualTo(head);
  }

  @ParameterizedTest
  @DisplayName("a text that states no size and root is no checkpoint")
  @ValueSource(
      strings = {
        "log\n08\nAAAA\n",
        "log\n-1\nAAAA\n",
        "log\n8\nAAAA\n",
        "log\n8\n",
        "\n8\nAAAA\n",
        "log\n99999999999999999999\nAAAA\n"
      })
  void what_states_no_head_is_refused(String text) {
    assertThatThrownBy(() -> TreeHead.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @DisplayName("a key whose id does not match it is refused")
  @ValueSource(
      strings = {
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc",
        "PeterNeumann"
      })
  void a_wrong_key_is_refused(String text) {
    assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private SignedNote note() {
    return SignedNote.parse(
        SignedNote.of("session-service", 8, HexFormat.of().parseHex(ROOT), key));
  }
}
