package codev.learning.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("N’importe quel fichier à la place d’un questionnaire")
final class InstrumentFileFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        """
        {
          "key": "TEAM_SPIRIT",
          "title": { "fr": "Esprit d'équipe", "en": "Team spirit" },
          "source": "Interne",
          "moments": ["START", "END"],
          "items": [
            { "key": "T1", "fr": "Un collègue m'aide.", "en": "A colleague helps me.",
              "from": 1, "to": 6, "mayNotApply": true, "audience": "ALL" }
          ]
        }
        """);
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      var instrument = InstrumentFileParser.read(new String(input, UTF_8), JsonMapper.shared());
      assertThat(instrument.items()).isNotEmpty();
      return true;
    } catch (InvalidInstrumentFileException e) {
      assertThat(e.errors()).isNotEmpty();
      return false;
    }
  }
}
