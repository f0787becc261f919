package codev.infra.localplatform.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The seal of documents that an operator gives to the containers")
class ContainerSealTest {
  @TempDir Path folder;

  @Test
  @DisplayName("goes to the two services that seal, and is taken from them with its original")
  void goes_to_those_that_seal() throws Exception {
    var scripts = new ContainerScripts(folder);
    scripts.runForAll("secrets.sh");
    assertThat(scripts.allSecrets().keySet()).noneMatch(file -> file.contains("seal"));
    var originals = scripts.secrets().resolve("all");
    Files.writeString(originals.resolve("seal.p12"), "keystore");
    Files.writeString(originals.resolve("seal-password"), "password");

    scripts.runForAll("secrets.sh");

    for (var service : List.of("group-service", "learning-service")) {
      var settings = service + "/settings/codev.documents.seal.";
      assertThat(scripts.secret(service + "/seal.p12")).isEqualTo("keystore");
      assertThat(scripts.secret(settings + "keystore")).isEqualTo("/secrets/seal.p12");
      assertThat(scripts.secret(settings + "password")).isEqualTo("password");
    }
    assertThat(scripts.allSecrets().keySet())
        .filteredOn(file -> file.contains("seal"))
        .noneMatch(file -> file.contains("session-service") || file.contains("gateway"));

    Files.delete(originals.resolve("seal.p12"));
    scripts.runForAll("secrets.sh");
    assertThat(scripts.allSecrets().keySet())
        .filteredOn(file -> file.contains("seal"))
        .containsExactly(originals.resolve("seal-password").toString());
  }
}
