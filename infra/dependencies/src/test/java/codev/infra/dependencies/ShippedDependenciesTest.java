package codev.infra.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("What is shipped")
class ShippedDependenciesTest {
  /** Every module that somebody runs. */
  static final List<String> MODULES =
      List.of(
          "group-service",
          "session-service",
          "learning-service",
          "gateway",
          "infra/local-platform",
          "infra/simulator");

  private static final Path ROOT = Path.of(System.getProperty("codev.root"));
  private static final Path TOLERATED = Path.of("target/tolerated.txt");
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @ParameterizedTest
  @DisplayName("its bill of materials names exactly the libraries that its jar runs with")
  @FieldSource("MODULES")
  void the_bill_of_materials_is_complete(String module) throws IOException {
    var libraries = BillOfMaterials.of(ROOT.resolve(module)).libraries();
    var files = classPath(ROOT.resolve(module));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(libraries).anyMatch(it -> file.startsWith(it.filePrefix())));
    assertThat(libraries)
        .allSatisfy(it -> assertThat(files).anyMatch(file -> file.startsWith(it.filePrefix())));
  }

  @Test
  @DisplayName("is in no version that is known to be vulnerable, unless tolerated for now")
  void nothing_vulnerable_is_shipped() throws IOException {
    var table = VulnerabilityTable.read(Path.of("known-vulnerable"));
    assertThat(table.entries()).isNotEmpty();
    Set<Library> libraries = new LinkedHashSet<>();
    for (var module : MODULES)
      libraries.addAll(BillOfMaterials.of(ROOT.resolve(module)).libraries());
    var tolerated = table.tolerated(libraries, today);
    Files.write(TOLERATED, tolerated.stream().map(Object::toString).toList());
    assertThat(table.refused(libraries, today)).isEmpty();
  }

  /** The names of the files that a module's jar runs with. */
  private static List<String> classPath(Path module) throws IOException {
    try (var jar =
        new JarFile(module.resolve("target").resolve(module.getFileName() + ".jar").toFile())) {
      var written = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(written.split(" "))
          .map(it -> it.substring(it.lastIndexOf('/') + 1))
          .toList();
    }
  }
}
