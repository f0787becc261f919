package codev.group.programme;

import codev.group.domain.template.SessionTemplate;
import codev.group.programme.SessionTemplateRequest.ItemForm;
import codev.group.programme.SessionTemplateRequest.StepForm;
import codev.infra.web.KeyFromTitle;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session template of a programme as submitted on the page, where people name it in words and
 * write questions without codes: the keys are made here.
 *
 * @param key what it is called, in words; one that has the shape of a key stays as it is
 * @param basedOn the one it was made from
 */
record SessionTemplateForm(
    @NotBlank @Size(max = 60) String key,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String basedOn,
    @NotNull @Size(max = 20) List<@NotNull @Valid StepForm> steps,
    @Nullable @Size(max = 20) List<@NotNull @Valid QuestionForm> items) {
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_ITEM_KEY = 20;
  private static final String NAMELESS = "DEROULE";

  /**
   * @param key {@code null} for a new question
   * @param from lowest answer
   * @param to highest answer
   */
  record QuestionForm(
      @Nullable @Size(max = LONGEST_ITEM_KEY) String key,
      @NotBlank @Size(max = 300) String fr,
      @NotBlank @Size(max = 300) String en,
      @NotNull @Min(0) @Max(10) Integer from,
      @NotNull @Min(0) @Max(10) Integer to,
      @NotNull SessionTemplate.Audience audience) {
    private ItemForm itemForm(String itemKey) {
      return new ItemForm(itemKey, fr, en, from, to, audience);
    }

    private boolean asksTheSameAs(SessionTemplate.Item item) {
      return itemForm(item.key()).toItem().equals(item);
    }
  }

  SessionTemplateRequest withKeys(SessionTemplates templates) {
    return new SessionTemplateRequest(key(templates), null, basedOn, steps, questions(templates));
  }

  /** A name that is known already means the next version of that template. */
  private String key(SessionTemplates templates) {
    if (key.matches(SessionTemplate.Key.SHAPE)) return key;
    var takenKeys = templates.own().stream().map(template -> template.key().value()).toList();
    return KeyFromTitle.of(
        key, LONGEST_KEY, NAMELESS, made -> made.startsWith(NAMELESS) && takenKeys.contains(made));
  }

  /**
   * In all templates of the programme a key stands for one question, since its answers are counted
   * together.
   */
  private List<ItemForm> questions(SessionTemplates templates) {
    if (items == null) return List.of();
    var known = templates.own().stream().flatMap(template -> template.items().stream()).toList();
    var takenKeys =
        known.stream()
            .map(SessionTemplate.Item::key)
            .collect(Collectors.toCollection(HashSet::new));
    var used = new HashSet<String>();
    for (var item : items) if (item.key() != null) used.add(item.key());
    takenKeys.addAll(used);
    var keyed = new ArrayList<ItemForm>();
    for (var item : items) {
      var itemKey = item.key() == null ? keyOf(item, known, takenKeys, used) : item.key();
      takenKeys.add(itemKey);
      used.add(itemKey);
      keyed.add(item.itemForm(itemKey));
    }
    return List.copyOf(keyed);
  }

  private static String keyOf(
      QuestionForm question,
      List<SessionTemplate.Item> asked,
      Set<String> takenKeys,
      Set<String> used) {
    return asked.stream()
        .filter(question::asksTheSameAs)
        .map(SessionTemplate.Item::key)
        .filter(known -> !used.contains(known))
        .findFirst()
        .orElseGet(
            () ->
                KeyFromTitle.of(question.fr(), LONGEST_ITEM_KEY, "QUESTION", takenKeys::contains));
  }
}
