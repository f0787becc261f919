package codev.learning.surveys;

import codev.infra.web.DraftFields;
import codev.infra.web.KeyFromTitle;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private static final int LONGEST_KEY = 30;

  InstrumentDraft {
    key = DraftFields.textOrEmpty(key);
    titleFr = DraftFields.textOrEmpty(titleFr);
    titleEn = DraftFields.textOrEmpty(titleEn);
    instructionFr = DraftFields.textOrEmpty(instructionFr);
    instructionEn = DraftFields.textOrEmpty(instructionEn);
    source = DraftFields.textOrEmpty(source);
    moments = DraftFields.sent(moments);
    items = DraftFields.sent(items);
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
      key = DraftFields.textOrEmpty(key);
      fr = DraftFields.textOrEmpty(fr);
      en = DraftFields.textOrEmpty(en);
      from = DraftFields.textOrEmpty(from);
      to = DraftFields.textOrEmpty(to);
      mayNotApply = DraftFields.textOrEmpty(mayNotApply);
      audience = DraftFields.textOrEmpty(audience);
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
      return new Item(
          key,
          "",
          "",
          DraftFields.lastValueOr(before, Item::from, "0"),
          DraftFields.lastValueOr(before, Item::to, "10"),
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
   * @param edit {@code add}, or an edit of the list of questions
   * @param used keys of all questions that the instrument has ever asked
   */
  InstrumentDraft edited(String edit, Set<String> used) {
    return with(key, DraftFields.edited(items, edit, () -> Item.next(nextKey(used), items)));
  }

  private String nextKey(Set<String> used) {
    var takenKeys = new HashSet<>(used);
    items.forEach(item -> takenKeys.add(item.key()));
    int number = 1;
    while (takenKeys.contains("Q" + number)) number++;
    return "Q" + number;
  }

  /** With a key made from its title, if it has none yet. */
  InstrumentDraft named(Set<String> takenKeys) {
    if (!key.isEmpty()) return this;
    var made =
        KeyFromTitle.of(
            titleFr,
            LONGEST_KEY,
            "QUESTIONNAIRE",
            stem -> takenKeys.contains(stem) || SurveyKind.named(stem).isPresent());
    return with(made, items);
  }

  private InstrumentDraft with(String name, List<Item> others) {
    return new InstrumentDraft(
        name, titleFr, titleEn, instructionFr, instructionEn, source, moments, others);
  }

  /** As the file that can be uploaded. */
  String asFile(JsonMapper json) {
    var file = json.createObjectNode().put("key", key);
    file.putObject("title").put("fr", titleFr).put("en", titleEn);
    if (!instructionFr.isEmpty() || !instructionEn.isEmpty())
      file.putObject("instruction").put("fr", instructionFr).put("en", instructionEn);
    file.put("source", source);
    var momentNames = file.putArray("moments");
    moments.forEach(momentNames::add);
    var questions = file.putArray("items");
    items.forEach(item -> item.write(questions.addObject()));
    return json.writeValueAsString(file);
  }
}
