package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The code of services and gateway")
class AvoidedCallsTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();

  /** What is run on the machine of a developer or an operator alone. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("infra/(local-platform|benchmarks|simulator|system-test|[a-z-]*test-kit)/.*");

  private static final String MAIN = "/src/main/java/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\bProcessBuilder\\b|\\bRuntime\\.getRuntime\\(\\)\\.exec\\b",
        "\\bObjectInputStream\\b|\\b(activate|enable)DefaultTyping",
        "\\bSpelExpressionParser\\b|\\bStringTemplateResolver\\b|\\bScriptEngine"
      })
  @DisplayName("starts no program, reads no serialized objects, and evaluates no text")
  void does_without(String call) throws IOException {
    assertThat(deployed(Pattern.compile(call))).isEmpty();
  }

  @Test
  @DisplayName("parses XML in two places: workbooks by POI, and its own documents")
  void parses_xml_in_two_places() throws IOException {
    var parsers = Pattern.compile("XMLReader\\b|DocumentBuilderFactory|SAXParser|XMLInputFactory");
    assertThat(deployed(parsers))
        .containsExactlyInAnyOrder("PeopleWorkbookReader.java", "TaggedPdf.java");
  }

  private static List<String> deployed(Pattern call) throws IOException {
    var found = new ArrayList<String>();
    for (var file : RepositoryFiles.sources(REPOSITORY)) {
      var path = REPOSITORY.relativize(file).toString();
      if (path.contains(MAIN)
          && !ELSEWHERE.matcher(path).matches()
          && call.matcher(Files.readString(file)).find()) found.add(file.getFileName().toString());
    }
    return found;
  }
}
