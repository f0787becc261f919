package codev.learning.domain.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire that a programme has loaded: its own, or one that it has a licence for.
 *
 * @param key what it is known by in the programme, e.g. {@code WELL_BEING}
 * @param instruction how to answer, and what the ends of the scale mean
 * @param source whose it is, and by which licence it is used
 * @param moments when in the programme's life it is put to the members
 */
public record ProgrammeInstrument(
    String key,
    Text title,
    @Nullable Text instruction,
    String source,
    List<SurveyKind.Moment> moments,
    List<Question> items) {
  public ProgrammeInstrument {
    moments = moments.stream().distinct().sorted().toList();
    items = List.copyOf(items);
  }

  public record Text(String fr, String en) {
    public String in(boolean french) {
      return french ? fr : en;
    }
  }

  /**
   * @param from lowest answer
   * @param to highest answer
   * @param mayNotApply whether "not applicable" can be answered
   * @param audience of all members, or of those who have been client by then
   */
  public record Question(
      String key,
      String fr,
      String en,
      int from,
      int to,
      boolean mayNotApply,
      InstrumentItem.Audience audience) {
    public String words(boolean french) {
      return french ? fr : en;
    }

    public boolean hasTheScaleOf(Question other) {
      return from == other.from && to == other.to;
    }

    /** However it is written. */
    public boolean asksTheSameAs(Question other) {
      return plain(fr).equals(plain(other.fr)) || plain(en).equals(plain(other.en));
    }

    private static String plain(String words) {
      return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
  }

  /** Whether the same people are asked at the start and at the end. */
  public boolean hasBaselineAndEndline() {
    return moments.contains(SurveyKind.Moment.START) && moments.contains(SurveyKind.Moment.END);
  }

  public Optional<Question> item(String itemKey) {
    return items.stream().filter(item -> item.key().equals(itemKey)).findFirst();
  }
}
