package codev.infra.dependencies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** The libraries of one module that is shipped, as its CycloneDX document names them. */
record BillOfMaterials(List<Library> libraries) {
  private static final Path LOCATION = Path.of("target/classes/META-INF/sbom/application.cdx.json");

  /** Reads what the build of a module has written. */
  static BillOfMaterials of(Path module) {
    var file = module.resolve(LOCATION);
    if (!Files.exists(file))
      throw new IllegalStateException("No bill of materials; package the module first: " + file);
    var components = JsonMapper.shared().readTree(file).path("components");
    return new BillOfMaterials(
        StreamSupport.stream(components.spliterator(), false)
            .map(
                it ->
                    new Library(
                        it.path("group").asString() + ":" + it.path("name").asString(),
                        it.path("version").asString()))
            .toList());
  }
}
