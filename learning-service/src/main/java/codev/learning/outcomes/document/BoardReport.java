package codev.learning.outcomes.document;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the document for a board shows.
 *
 * @param about the day, the part of the programme, which answers the figures contain
 * @param privacy how many people stand at least behind a figure
 * @param nothingYet why nothing is shown; null where something is
 * @param learnt figures on learnings and skills
 * @param method how the figures are computed
 */
record BoardReport(
    String title,
    List<String> about,
    String privacy,
    @Nullable String nothingYet,
    List<Question> questions,
    List<Chart> charts,
    List<Table> learnt,
    List<Definition> method) {

  /**
   * A question that sponsors ask first, with the indicators that answer it.
   *
   * @param sentence the answer, and what sums them up
   * @param headline the figure that decides the answer
   */
  record Question(String title, String sentence, Headline headline, List<Indicator> indicators) {}

  /**
   * The figure that decides the answer to a question.
   *
   * @param details its target, margin and number of people
   * @param gauge null where no value is shown
   */
  record Headline(String value, String details, @Nullable SvgChart gauge) {}

  /**
   * An indicator, each of its texts for one cell.
   *
   * @param trend from the first published month to the last
   */
  record Indicator(String label, String value, String target, String trend, String people) {}

  /**
   * A chart with its sentence and its numbers.
   *
   * @param note how the marks are read, and whether they show facts or answers; null where there is
   *     neither to write
   */
  record Chart(
      String title, String sentence, @Nullable String note, SvgChart drawing, Table numbers) {
    /** Where no table of its numbers stands beside it: its alternative text has them. */
    public SvgChart drawingWithNumbers() {
      var rows = numbers.rows().stream().map(row -> String.join(" ", row));
      return drawing.describedAs(
          Stream.concat(Stream.of(drawing.alternative()), rows).collect(joining("\n")));
    }
  }

  /**
   * Numbers under a heading for each column.
   *
   * @param note about them; null where none is needed
   */
  record Table(
      String title, @Nullable String note, List<String> headings, List<List<String>> rows) {}

  /** A term of the method note. */
  record Definition(String term, String text) {}

  /** Those of all questions. */
  public List<Indicator> indicators() {
    return questions.stream().flatMap(question -> question.indicators().stream()).toList();
  }
}
