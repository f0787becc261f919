package codev.group.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.imports.file.CharsetDetector;
import codev.infra.testkit.fuzzing.FuzzTarget;
import codev.infra.web.problem.MalformedRequestException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel fichier à la place d'une liste de personnes")
final class PeopleCsvFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "username,displayName,email\nanne,Anne Blanc,anne@example.org\n",
        "Liste\n\nIdentifiant;Nom;Prénom;N+1\nanne;Blanc;\"An\"\"ne\";\n;;;\n",
        "username\tunit\r\nanne\tRH\r\n");
  }

  @Override
  public boolean accepts(byte[] input) {
    boolean isOfProgram = isAccepted(() -> PeopleCsvReader.read(input, UTF_8));
    var text = CharsetDetector.text(input);
    var isOfPage =
        isAccepted(
            () -> {
              var list = ListHeadings.first(text);
              var headings = ListHeadings.of(list, Map.of()).orByEmail();
              assertThat(headings.columns()).hasSameSizeAs(headings.headings());
              var _ = PeopleCsvReader.readOnPage(headings.applyTo(list));
            });
    return isOfProgram || isOfPage;
  }

  private static boolean isAccepted(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (MalformedRequestException _) {
      return false;
    }
  }
}
