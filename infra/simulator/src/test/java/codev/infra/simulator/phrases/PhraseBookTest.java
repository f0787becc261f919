package codev.infra.simulator.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Ce qu'il y a à dire")
class PhraseBookTest {
  static List<ClientSituation> situations() {
    return new PhraseBook().situations();
  }

  @ParameterizedTest
  @MethodSource("situations")
  @DisplayName("une situation a tout ce qu'une séance demande")
  void a_situation_is_complete(ClientSituation situation) {
    for (var part :
        List.of("kind", "title", "headline", "tried", "stakes", "problem", "objective", "limits"))
      assertThat(situation.the(part)).as(part).isNotBlank();
    for (var part : List.of("statement", "reformulation", "answer", "idea", "action"))
      assertThat(situation.all(part)).as(part).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  @DisplayName("un groupe ne traite pas deux fois le même sujet en douze séances")
  void there_are_enough_situations() {
    assertThat(situations()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("rien n'est dit deux fois tant qu'il reste autre chose à dire")
  void nothing_is_said_twice() {
    var stock = new PhraseBook();
    var talk = new PhrasePicker(stock, stock.situations().getFirst(), SeededRandom.of(3));
    var all = stock.phrases("FEELING").size();

    var said = java.util.stream.Stream.generate(() -> talk.pick("FEELING")).limit(all).toList();

    assertThat(said).doesNotHaveDuplicates();
  }
}
