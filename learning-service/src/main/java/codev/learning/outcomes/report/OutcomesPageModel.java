package codev.learning.outcomes.report;

import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.DrillDownList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page of outcomes shows: first the answers to the sponsors' questions, then all sections.
 *
 * @param state whether the programme is to come, under way or over, with its days, as a sentence;
 *     empty where they are not known
 * @param isOver whether it has ended, so that no result is announced for later
 * @param showsFacts whether any process fact is shown
 * @param showsActions whether any of them is about actions
 * @param cut which confided answers the figures contain, as a sentence
 * @param nothing the sentence where no section is shown
 * @param questions of sponsors
 * @param aims those that the programme has declared
 * @param surveys figures of the programme's own surveys that have a target; null without any
 * @param indicators all that a target can be set for
 * @param keyFigures of what has happened; those that are shown
 * @param cards the questions as a programme's page shows them; none on other pages
 * @param sections those with published figures
 * @param hidden the parts without any; null where there are none
 */
public record OutcomesPageModel(
    String state,
    boolean isOver,
    boolean showsFacts,
    boolean showsActions,
    String cut,
    String nothing,
    List<IndicatorSummary> questions,
    List<IndicatorSummary> aims,
    @Nullable IndicatorSummary surveys,
    List<IndicatorProgress> indicators,
    List<KeyFigure> keyFigures,
    List<QuestionCard> cards,
    List<ReportSection> sections,
    @Nullable HiddenParts hidden) {
  /** What has happened, in the order in which it is read. */
  private static final List<String> FACT_SECTIONS =
      List.of(
          CalendarSectionWriter.ID,
          ActionsSectionWriter.ID,
          ReportSectionFactory.SESSIONS,
          ReportSectionFactory.METHOD_KEPT,
          CooperationSectionWriter.ID);

  /**
   * The parts that show nothing, folded under one line.
   *
   * @param later those that are asked later, each with its day, the next one first
   * @param others titles of those that are not
   * @param reason why these are not shown
   */
  public record HiddenParts(
      String summary, List<String> later, List<String> others, String reason) {}

  /**
   * A number that is read first.
   *
   * @param note what it is of; empty where the label says it
   * @param isFact whether it counts all there is, other than answers
   * @param list behind it; null where there is none
   */
  public record KeyFigure(
      String label, String value, String note, boolean isFact, @Nullable DrillDownList list) {
    KeyFigure(String label, String value, String note, boolean isFact) {
      this(label, value, note, isFact, null);
    }

    KeyFigure listedIn(DrillDownList list) {
      return new KeyFigure(label, value, note, isFact, list);
    }
  }

  /**
   * A question with the one number that answers it.
   *
   * @param finding what the number is made of, as a sentence; empty where that is not shown
   * @param missing what is missing to the target, formatted; null where nothing is
   * @param trend null where there is none
   */
  public record QuestionCard(
      IndicatorSummary question,
      IndicatorProgress headline,
      String finding,
      @Nullable String missing,
      @Nullable PageChart trend) {
    /** The verdict in a few words, or why there is none; null where there is no target. */
    public @Nullable String word() {
      return question.verdict();
    }

    /** The indicators beside it. */
    public List<IndicatorProgress> others() {
      return question.indicators().stream()
          .filter(one -> !one.key().equals(headline.key()))
          .toList();
    }
  }

  /** The sections on what has happened. */
  public List<ReportSection> facts() {
    return FACT_SECTIONS.stream()
        .flatMap(id -> sections.stream().filter(section -> section.id().equals(id)))
        .toList();
  }

  /** The sections on what people have answered and written, the skills first. */
  public List<ReportSection> answers() {
    var rest = sections.stream().filter(section -> !FACT_SECTIONS.contains(section.id())).toList();
    return Stream.concat(
            rest.stream().filter(section -> section.id().equals(SkillsSectionWriter.ID)),
            rest.stream().filter(section -> !section.id().equals(SkillsSectionWriter.ID)))
        .toList();
  }

  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /** Otherwise the questions have stated already why nothing is shown. */
  public boolean showsAims() {
    return aims.stream()
        .flatMap(aim -> aim.indicators().stream())
        .anyMatch(indicator -> indicator.value() != null);
  }
}
