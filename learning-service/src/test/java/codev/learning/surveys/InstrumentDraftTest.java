package codev.learning.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import codev.learning.surveys.InstrumentDraft.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Rédiger un questionnaire sans fichier")
class InstrumentDraftTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  @DisplayName("l’exemple devient un brouillon, et le brouillon le même questionnaire")
  void the_example_becomes_a_draft_and_the_same_instrument_again()
      throws IOException, InvalidInstrumentFileException {
    var example =
        new ClassPathResource("instruments/example.json")
            .getContentAsString(StandardCharsets.UTF_8);
    var instrument = InstrumentFileParser.read(example, JSON);
    assertThat(InstrumentFileParser.read(InstrumentDraft.of(instrument).asFile(JSON), JSON))
        .isEqualTo(instrument);
  }

  @Test
  @DisplayName("les questions s’ajoutent, se déplacent et se suppriment, chacune avec sa clé")
  void questions_are_added_moved_and_removed() {
    var draft = InstrumentDraft.empty().edited("add", Set.of()).edited("add", Set.of("Q3"));
    assertThat(keys(draft)).containsExactly("Q1", "Q2", "Q4");
    assertThat(keys(draft.edited("up:2", Set.of()))).containsExactly("Q1", "Q4", "Q2");
    assertThat(keys(draft.edited("down:0", Set.of()))).containsExactly("Q2", "Q1", "Q4");
    assertThat(keys(draft.edited("remove:1", Set.of()))).containsExactly("Q1", "Q4");
    for (var nothing : List.of("up:0", "down:2", "remove:9", "up", "up:x", "sing:1"))
      assertThat(draft.edited(nothing, Set.of())).as(nothing).isEqualTo(draft);
  }

  @Test
  @DisplayName("une question ajoutée a l’échelle de la précédente")
  void an_added_question_has_the_scale_of_the_one_before() {
    var first = new Item("Q1", "Un", "One", "1", "4", "", "ALL");
    var added = of(first).edited("add", Set.of()).items().getLast();
    assertThat(added).returns("1", Item::from).returns("4", Item::to).returns("", Item::fr);
  }

  @Test
  @DisplayName("la clé vient du titre, sans être celle d’un autre questionnaire")
  void the_key_comes_from_the_title() {
    assertThat(titled("Bien-être à l’atelier").named(Set.of()).key())
        .isEqualTo("BIEN_ETRE_A_L_ATELIER");
    assertThat(titled("Climat").named(Set.of("CLIMAT", "CLIMAT_2")).key()).isEqualTo("CLIMAT_3");
    assertThat(titled("Skills").named(Set.of()).key()).isEqualTo("SKILLS_2");
    assertThat(titled("2027 !").named(Set.of()).key()).isEqualTo("QUESTIONNAIRE");
    assertThat(titled("Un titre bien plus long que ce qu’une clé peut contenir").named(Set.of()))
        .extracting(InstrumentDraft::key)
        .asString()
        .hasSizeLessThanOrEqualTo(30)
        .matches("[A-Z][A-Z0-9_]+");
  }

  @Test
  @DisplayName("ce qui manque est nommé comme dans un fichier")
  void what_is_missing_is_named_as_in_a_file() {
    var failure =
        catchThrowableOfType(
            InvalidInstrumentFileException.class,
            () ->
                InstrumentFileParser.read(
                    InstrumentDraft.empty().named(Set.of()).asFile(JSON), JSON));
    assertThat(failure.errors())
        .extracting(InstrumentFileError::field)
        .contains("title.fr", "title.en", "source", "items[0].fr", "items[0].en")
        .doesNotContain("instruction.fr", "key", "moments");
  }

  @Test
  @DisplayName("un nombre mal écrit est refusé, pas corrigé")
  void a_number_misspelt_is_refused() {
    var wrong = new Item("Q1", "Un", "One", "zero", "5", "true", "ALL");
    var failure =
        catchThrowableOfType(
            InvalidInstrumentFileException.class,
            () -> InstrumentFileParser.read(of(wrong).named(Set.of()).asFile(JSON), JSON));
    assertThat(failure.errors())
        .extracting(InstrumentFileError::field)
        .containsExactly("items[0].from");
  }

  private static InstrumentDraft titled(String title) {
    return new InstrumentDraft("", title, "T", "", "", "Ours", List.of("START"), List.of());
  }

  private static InstrumentDraft of(Item item) {
    return new InstrumentDraft(
        "", "Titre", "Title", "", "", "Ours", List.of("START"), List.of(item));
  }

  private static List<String> keys(InstrumentDraft draft) {
    return draft.items().stream().map(Item::key).toList();
  }
}
