package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any file in the place of the checkpoint that was signed last")
final class LastSignedFileFuzzTest implements FuzzTarget {
  private final Path folder;

  LastSignedFileFuzzTest() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    TemporaryFolders.deleteAtEnd(folder);
  }

  @Override
  public List<byte[]> examples() {
    var checkpoint =
        "{\"log\":\"sessions\",\"position\":7,\"hash\":\"ab\",\"at\":\"2027-01-11T12:00:00Z\","
            + "\"signature\":\"AAAA\",\"keyId\":\"key\"%s}";
    return FuzzTarget.texts(
        checkpoint.formatted(""), checkpoint.formatted(",\"note\":\"a\\n1\\nb\\n\""));
  }

  /** A text with half of a character, which JSON can have, is not kept. */
  @Override
  public boolean accepts(byte[] input) throws IOException {
    Files.write(folder.resolve("key.pem.signed"), input);
    Checkpoint signed;
    try {
      signed = LastSignedFile.beside(folder.resolve("key.pem")).last().orElseThrow();
    } catch (SigningKeyRefusedException _) {
      return false;
    }
    if (!UTF_8.newEncoder().canEncode(signed.toString())) return true;
    Files.deleteIfExists(folder.resolve("copy.pem.signed"));
    LastSignedFile.beside(folder.resolve("copy.pem")).keep(signed);
    assertThat(LastSignedFile.beside(folder.resolve("copy.pem")).last()).contains(signed);
    return true;
  }
}
