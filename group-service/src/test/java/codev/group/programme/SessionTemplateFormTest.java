package codev.group.programme;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.SessionTemplate.Audience;
import codev.group.domain.template.SessionTemplate.Item;
import codev.group.programme.SessionTemplateForm.QuestionForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un déroulé nommé en clair")
class SessionTemplateFormTest {
  private static final SessionTemplates KNOWN =
      new SessionTemplates(
          List.of(
              template("ATELIER", new Item("J_AI_OSE", "J’ai osé.", "I dared.", 1, 5, everybody())),
              template("DEROULE")));

  @Test
  @DisplayName("reçoit son code de son nom, ou garde celui qu’il a")
  void has_its_key_from_its_name() {
    assertThat(keyOf("Atelier long")).isEqualTo("ATELIER_LONG");
    assertThat(keyOf("Atelier")).as("its next version").isEqualTo("ATELIER");
    assertThat(keyOf("60_MINUTES")).isEqualTo("60_MINUTES");
    assertThat(keyOf("ώρα")).as("another one is called so").isEqualTo("DEROULE_2");
  }

  @Test
  @DisplayName("donne à la même question le même code, et un autre à une autre")
  void gives_the_same_question_the_same_key() {
    assertThat(keysOf(question(null, "J’ai osé.", "I dared."))).containsExactly("J_AI_OSE");
    assertThat(keysOf(question(null, "J’ai osé !", "I did dare!"))).containsExactly("J_AI_OSE_2");
    assertThat(keysOf(question("OWN", "J’ai osé !", "I did dare!"))).containsExactly("OWN");
    assertThat(
            keysOf(
                question(null, "J’ai osé.", "I dared."),
                question("J_AI_OSE", "J’ai osé dire.", "I dared to speak.")))
        .as("never one twice in a template")
        .doesNotHaveDuplicates()
        .endsWith("J_AI_OSE");
    assertThat(keysOf(question(null, "Écouter", "Listening"), question(null, "Écouter", "Hearing")))
        .containsExactly("ECOUTER", "ECOUTER_2");
  }

  private static String keyOf(String name) {
    return new SessionTemplateForm(name, null, List.of(), null).withKeys(KNOWN).key();
  }

  private static List<String> keysOf(QuestionForm... questions) {
    return new SessionTemplateForm("Atelier", null, List.of(), List.of(questions))
        .withKeys(KNOWN).templateItems().stream().map(Item::key).toList();
  }

  private static QuestionForm question(@Nullable String key, String fr, String en) {
    return new QuestionForm(key, fr, en, 1, 5, everybody());
  }

  private static SessionTemplate template(String key, Item... items) {
    return new SessionTemplate(new SessionTemplate.Key(key), 1, List.of(), List.of(items));
  }

  private static Audience everybody() {
    return Audience.EVERYBODY;
  }
}
