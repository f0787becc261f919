package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.audit.NoteKey.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The test vectors of the audit's format")
class AuditVectorsTest extends VerifierVectorTests {
  AuditVectorsTest() {
    super("vectors", ".json", "verify_audit.py");
  }

  @Override
  void compare(Vector vector, String output) {
    if (vector.status() == 1)
      assertThat(output).contains("Altered at position %d:".formatted(vector.position()));
  }

  @Override
  Set<String> others() {
    return Set.of("cosigned.note", "earlier.note", "earlier.json");
  }

  @Test
  @DisplayName("the note of a witness that others have made is verified")
  void the_note_of_a_witness() throws IOException {
    var note = SignedNote.parse(Files.readString(file("cosigned.note")));
    var witness = NoteKey.parse(expected().path("witness key").asString());
    assertThat(witness.kind()).isEqualTo(Kind.WITNESS);
    assertThat(note.cosignedAt(witness)).contains(Instant.ofEpochSecond(1_799_658_060));
    assertThat(
            note.isSignedBy(
                new NoteKey("session-service", Kind.LOG, expected().path("log key").asString())))
        .isTrue();
  }

  @Test
  @DisplayName("a named witness has to have cosigned the note that was kept")
  void a_named_witness() {
    var keys =
        List.of(expected().path("log key").asString(), expected().path("witness key").asString());
    assertThat(judge("cosigned.note", keys))
        .startsWith("0 ")
        .contains("contained, cosigned by witness.example at 2027-01-");
    assertThat(judge("earlier.note", keys))
        .startsWith("1 ")
        .contains("cosigned by none of the given witnesses");
  }

  private String judge(String note, List<String> keys) {
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(file("intact.json")),
            keys,
            List.of(file(note)),
            new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
