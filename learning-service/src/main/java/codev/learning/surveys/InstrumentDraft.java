package codev.learning.surveys;

import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An instrument as it is being written in a form: every field as it was typed. It becomes the same
 * file that can be uploaded, so both are checked by the same rules.
 *
 * @param key empty as long as it is new: then made from the title
 */
record InstrumentDraft(
    String key,
    String titleFr,
    String titleEn,
    String instructionFr,
    String instructionEn,
    String source,
    List<String> moments,
    List<Item> items) {
  /** Leaves room for a number within the 30 characters of a key. */
  private static final int LONGEST_STEM = 26;

  InstrumentDraft {
    key = typed(key);
    titleFr = typed(titleFr);
    titleEn = typed(titleEn);
    instructionFr = typed(instructionFr);
    instructionEn = typed(instructionEn);
    source = typed(source);
    moments = sent(moments);
    items = sent(items);
  }

  /**
   * @param key never typed: a question keeps its figures as long as it keeps its key
   * @param from lowest answer
   * @param to highest answer
   * @param mayNotApply ticked or empty
   */
  record Item(
      String key,
      String fr,
      String en,
      String from,
      String to,
      String mayNotApply,
      String audience) {
    Item {
      key = typed(key);
      fr = typed(fr);
      en = typed(en);
      from = typed(from);
      to = typed(to);
      mayNotApply = typed(mayNotApply);
      audience = typed(audience);
    }

    private static Item of(ProgrammeInstrument.Question question) {
      return new Item(
          question.key(),
          question.fr(),
          question.en(),
          Integer.toString(question.from()),
          Integer.toString(question.to()),
          question.mayNotApply() ? "true" : "",
          question.audience().name());
    }

    /** On the scale of the question before it. */
    private static Item next(String key, List<Item> before) {
      boolean isFirst = before.isEmpty();
      return new Item(
          key,
          "",
          "",
          isFirst ? "0" : before.getLast().from(),
          isFirst ? "10" : before.getLast().to(),
          "",
          InstrumentItem.Audience.ALL.name());
    }

    private void write(ObjectNode item) {
      item.put("key", key).put("fr", fr).put("en", en);
      number(item, "from", from);
      number(item, "to", to);
      item.put("mayNotApply", !mayNotApply.isEmpty()).put("audience", audience);
    }

    private static void number(ObjectNode item, String field, String typed) {
      if (typed.matches("\\d{1,2}")) item.put(field, Integer.parseInt(typed));
      else item.put(field, typed);
    }
  }

  /** Asked at the start and at the end, with one question to fill in. */
  static InstrumentDraft empty() {
    return new InstrumentDraft(
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(SurveyKind.Moment.START.name(), SurveyKind.Moment.END.name()),
            List.of())
        .edited("add", Set.of());
  }

  static InstrumentDraft of(ProgrammeInstrument instrument) {
    var instruction = instrument.instruction();
    return new InstrumentDraft(
        instrument.key(),
        instrument.title().fr(),
        instrument.title().en(),
        instruction == null ? "" : instruction.fr(),
        instruction == null ? "" : instruction.en(),
        instrument.source(),
        instrument.moments().stream().map(Enum::name).toList(),
        instrument.items().stream().map(Item::of).toList());
  }

  /**
   * @param edit {@code add}, or {@code remove}, {@code up} or {@code down} with the place of the
   *     question, e.g. {@code up:2}; anything else changes nothing
   * @param used keys of all questions that the instrument has ever asked
   */
  InstrumentDraft edited(String edit, Set<String> used) {
    if (edit.equals("add"))
      return with(
          Stream.concat(items.stream(), Stream.of(Item.next(nextKey(used), items))).toList());
    var parts = edit.split(":", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,3}")) return this;
    int place = Integer.parseInt(parts[1]);
    return switch (parts[0]) {
      case "remove" ->
          with(
              IntStream.range(0, items.size())
                  .filter(i -> i != place)
                  .mapToObj(items::get)
                  .toList());
      case "up" -> exchanged(place - 1, place);
      case "down" -> exchanged(place, place + 1);
      default -> this;
    };
  }

  private InstrumentDraft exchanged(int first, int second) {
    if (first < 0 || second >= items.size()) return this;
    var all = new ArrayList<>(items);
    Collections.swap(all, first, second);
    return with(all);
  }

  private String nextKey(Set<String> used) {
    var taken = new HashSet<>(used);
    items.forEach(item -> taken.add(item.key()));
    return free("Q", 1, taken);
  }

  private static String free(String stem, int from, Set<String> taken) {
    int number = from;
    while (taken.contains(stem + number)) number++;
    return stem + number;
  }

  /** With a key made from its title, if it has none yet. */
  InstrumentDraft named(Set<String> taken) {
    if (!key.isEmpty()) return this;
    var plain =
        Normalizer.normalize(titleFr, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]+", "_")
            .replaceAll("^[^A-Z]+", "");
    var stem =
        plain.length() < 2
            ? "QUESTIONNAIRE"
            : plain.substring(0, Math.min(plain.length(), LONGEST_STEM));
    boolean isFree = !taken.contains(stem) && SurveyKind.named(stem).isEmpty();
    return new InstrumentDraft(
        isFree ? stem : free(stem + "_", 2, taken),
        titleFr,
        titleEn,
        instructionFr,
        instructionEn,
        source,
        moments,
        items);
  }

  private InstrumentDraft with(List<Item> others) {
    return new InstrumentDraft(
        key, titleFr, titleEn, instructionFr, instructionEn, source, moments, others);
  }

  /** As the file that can be uploaded. */
  String asFile(JsonMapper json) {
    var file = json.createObjectNode().put("key", key);
    file.putObject("title").put("fr", titleFr).put("en", titleEn);
    if (!instructionFr.isEmpty() || !instructionEn.isEmpty())
      file.putObject("instruction").put("fr", instructionFr).put("en", instructionEn);
    file.put("source", source);
    var asked = file.putArray("moments");
    moments.forEach(asked::add);
    var questions = file.putArray("items");
    items.forEach(item -> item.write(questions.addObject()));
    return json.writeValueAsString(file);
  }

  private static <T> List<T> sent(List<T> all) {
    return Objects.requireNonNullElse(all, List.<T>of()).stream().filter(Objects::nonNull).toList();
  }

  private static String typed(String field) {
    return Objects.requireNonNullElse(field, "").strip();
  }
}
