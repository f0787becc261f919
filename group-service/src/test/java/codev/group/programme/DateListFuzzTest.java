package codev.group.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel texte à la place d'une liste de jours ou de compétences")
final class DateListFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("2027-05-01, 08/05/2027;\n2027-07-14", "1/5/2027");
  }

  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    for (var competency : CompetencyTextParser.read(text))
      assertThat(competency.key().length()).isLessThanOrEqualTo(100);
    List<LocalDate> days;
    try {
      days = DateListParser.read(text);
    } catch (DateTimeParseException _) {
      return false;
    }
    var again = days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    assertThat(DateListParser.read(again)).isEqualTo(days);
    return true;
  }
}
