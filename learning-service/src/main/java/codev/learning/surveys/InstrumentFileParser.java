package codev.learning.surveys;

import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import codev.learning.domain.survey.ProgrammeInstrument.Text;
import codev.learning.domain.survey.SurveyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses an instrument from a file: all errors are reported at once, each with its line and its
 * field.
 */
final class InstrumentFileParser {
  private static final int MOST_ITEMS = 60;
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_TEXT = 1_000;
  private static final int HIGHEST_ANSWER = 10;
  private static final Set<String> FIELDS =
      Set.of("key", "title", "instruction", "source", "moments", "items");
  private static final Set<String> ITEM_FIELDS =
      Set.of("key", "fr", "en", "from", "to", "mayNotApply", "audience");

  private final JsonNode file;
  private final Map<String, Integer> lines;
  private final List<InstrumentFileError> errors = new ArrayList<>();

  private InstrumentFileParser(JsonNode file, Map<String, Integer> lines) {
    this.file = file;
    this.lines = lines;
  }

  static ProgrammeInstrument read(String text, JsonMapper json)
      throws InvalidInstrumentFileException {
    JsonNode tree;
    Map<String, Integer> lines;
    try {
      lines = lines(text, json);
      tree = json.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidInstrumentFileException(
          List.of(new InstrumentFileError(line, "", "loading.no-json", List.of())));
    }
    var reading = new InstrumentFileParser(tree, lines);
    var instrument = reading.instrument();
    if (instrument == null || !reading.errors.isEmpty())
      throw new InvalidInstrumentFileException(
          reading.errors.stream()
              .sorted(Comparator.comparingInt(InstrumentFileError::line))
              .toList());
    return instrument;
  }

  /** On which line each value begins, by its pointer, e.g. {@code /items/2/fr}. */
  private static Map<String, Integer> lines(String text, JsonMapper json) {
    var lines = new HashMap<String, Integer>();
    try (JsonParser parser = json.createParser(text)) {
      while (parser.nextToken() != null)
        lines.putIfAbsent(
            parser.streamReadContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
    }
    return lines;
  }

  private @Nullable ProgrammeInstrument instrument() {
    if (!file.isObject()) {
      addError("", "loading.no-object");
      return null;
    }
    checkFields(file, "", FIELDS);
    var key = matching("/key", "[A-Z][A-Z0-9_]{1,29}", "loading.key");
    if (SurveyKind.named(key).isPresent()) addError("/key", "loading.ours", key);
    var items = items();
    return new ProgrammeInstrument(
        key,
        text("/title", LONGEST_LINE),
        file.path("instruction").isMissingNode() ? null : text("/instruction", LONGEST_TEXT),
        words("/source", LONGEST_TEXT),
        moments(),
        items);
  }

  private List<SurveyKind.Moment> moments() {
    var value = file.path("moments");
    if (!value.isArray() || value.isEmpty()) {
      addError("/moments", "loading.moments", Arrays.toString(SurveyKind.Moment.values()));
      return List.of();
    }
    return IntStream.range(0, value.size())
        .mapToObj(i -> constant("/moments/" + i, SurveyKind.Moment.values(), _ -> true))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Question> items() {
    var value = file.path("items");
    if (!value.isArray() || value.isEmpty() || value.size() > MOST_ITEMS) {
      addError("/items", "loading.items", MOST_ITEMS);
      return List.of();
    }
    var items = IntStream.range(0, value.size()).mapToObj(i -> item("/items/" + i)).toList();
    if (items.stream().noneMatch(item -> item.audience() == InstrumentItem.Audience.ALL))
      addError("/items", "loading.for-all"); // members who were never client would find nothing
    var keys = new HashSet<String>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (!keys.add(item.key())) addError("/items/" + i + "/key", "loading.twice", item.key());
      if (items.subList(0, i).stream().anyMatch(item::asksTheSameAs))
        addError("/items/" + i + "/fr", "loading.same-question");
    }
    return items;
  }

  private Question item(String path) {
    checkFields(file.at(path), path, ITEM_FIELDS);
    int from = number(path + "/from", 0);
    int to = number(path + "/to", from + 1);
    var audience =
        file.at(path + "/audience").isMissingNode()
            ? InstrumentItem.Audience.ALL
            : constant(
                path + "/audience",
                InstrumentItem.Audience.values(),
                audienceOf -> audienceOf != InstrumentItem.Audience.CONSULTANT);
    return new Question(
        matching(path + "/key", "[A-Za-z][A-Za-z0-9_-]{0,19}", "loading.item-key"),
        words(path + "/fr", LONGEST_LINE),
        words(path + "/en", LONGEST_LINE),
        from,
        to,
        mayNotApply(path + "/mayNotApply"),
        audience == null ? InstrumentItem.Audience.ALL : audience);
  }

  private boolean mayNotApply(String path) {
    var value = file.at(path);
    if (!value.isMissingNode() && !value.isBoolean()) addError(path, "loading.true-or-false");
    return value.asBoolean(false);
  }

  private int number(String path, int lowest) {
    var value = file.at(path);
    if (value.isInt() && lowest <= value.intValue() && value.intValue() <= HIGHEST_ANSWER)
      return value.intValue();
    addError(path, "loading.number", lowest, HIGHEST_ANSWER);
    return lowest;
  }

  private Text text(String path, int longest) {
    return new Text(words(path + "/fr", longest), words(path + "/en", longest));
  }

  private String words(String path, int longest) {
    var value = file.at(path);
    var words = value.isString() ? value.stringValue().strip() : "";
    if (words.isEmpty() || words.length() > longest) addError(path, "loading.words", longest);
    return words;
  }

  private String matching(String path, String pattern, String sentence) {
    var value = file.at(path);
    var words = value.isString() ? value.stringValue() : "";
    if (!words.matches(pattern)) addError(path, sentence);
    return words;
  }

  private <E extends Enum<E>> @Nullable E constant(String path, E[] all, Predicate<E> isAllowed) {
    var value = file.at(path);
    var allowed = Arrays.stream(all).filter(isAllowed).toList();
    var found =
        allowed.stream()
            .filter(constant -> value.isString() && constant.name().equals(value.stringValue()))
            .findFirst();
    if (found.isEmpty()) addError(path, "loading.one-of", allowed.toString());
    return found.orElse(null);
  }

  /** A field misspelt must not be passed over in silence. */
  private void checkFields(JsonNode object, String path, Set<String> fields) {
    for (var name : object.propertyNames())
      if (!fields.contains(name)) addError(path + "/" + name, "loading.unknown-field");
  }

  private void addError(String path, String sentence, Object... arguments) {
    errors.add(new InstrumentFileError(line(path), field(path), sentence, List.of(arguments)));
  }

  /** What is missing is missed where it should stand. */
  private int line(String path) {
    for (var place = path; ; place = place.substring(0, place.lastIndexOf('/'))) {
      var line = lines.get(place);
      if (line != null) return line;
      if (place.isEmpty()) return 1;
    }
  }

  private static String field(String path) {
    return path.isEmpty() ? "" : path.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }
}
