package codev.group.programme;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.Step;
import codev.group.programme.SessionTemplateDraft.ItemDraft;
import codev.group.programme.SessionTemplateDraft.StepDraft;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un déroulé en cours de saisie")
class SessionTemplateDraftTest {
  private static final StepDraft STEP =
      new StepDraft("CONSULTATION", "45", " Partage ", "", "", "", List.of("IDEA"));

  @Test
  @DisplayName("garde tout ce qui est saisi pendant que ses questions changent")
  void keeps_what_is_typed_while_its_questions_change() {
    var draft = draft(item("A", "0", "6"), item("Q1", "1", "4"));
    assertThat(keys(draft.edited("add"))).containsExactly("A", "Q1", "");
    assertThat(draft.edited("add").items().getLast())
        .returns("1", ItemDraft::from)
        .returns("4", ItemDraft::to);
    assertThat(keys(draft.edited("up:1"))).containsExactly("Q1", "A");
    assertThat(keys(draft.edited("down:0"))).containsExactly("Q1", "A");
    assertThat(keys(draft.edited("remove:0"))).containsExactly("Q1");
    for (var nothing : List.of("up:0", "down:1", "remove:7", "preview", "up", "up:x"))
      assertThat(draft.edited(nothing)).as(nothing).isEqualTo(draft);
    assertThat(draft.edited("add").steps()).containsExactly(STEP);
  }

  @Test
  @DisplayName("se montre même inachevé")
  void is_shown_even_unfinished() {
    var template = draft(item("A", "", "x")).template();
    assertThat(template.items())
        .singleElement()
        .returns(1, SessionTemplate.Item::from)
        .returns(5, SessionTemplate.Item::to)
        .returns(SessionTemplate.Audience.EVERYBODY, SessionTemplate.Item::audience);
    assertThat(template.steps())
        .singleElement()
        .returns(Step.CONSULTATION, SessionTemplate.PlannedStep::key)
        .returns("Partage", SessionTemplate.PlannedStep::fr)
        .returns(null, SessionTemplate.PlannedStep::en);
    assertThat(template.minutes()).isEqualTo(45);
  }

  private static SessionTemplateDraft draft(ItemDraft... items) {
    return new SessionTemplateDraft("KEY", "FLASH_60", List.of(STEP), List.of(items));
  }

  private static ItemDraft item(String key, String from, String to) {
    return new ItemDraft(key, "F", "E", from, to, "");
  }

  private static List<String> keys(SessionTemplateDraft draft) {
    return draft.items().stream().map(ItemDraft::key).toList();
  }
}
