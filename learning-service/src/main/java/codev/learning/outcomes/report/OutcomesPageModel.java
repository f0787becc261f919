package codev.learning.outcomes.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of outcomes shows: first the answers to the sponsors' questions, then all sections.
 *
 * @param state when the programme ends or has ended, as a sentence; empty where it is not known
 * @param isOver whether it has ended, so that no result is announced for later
 * @param showsFacts whether any process fact is shown
 * @param cut which confided answers the figures contain, as a sentence
 * @param questions of sponsors
 * @param aims those that the programme has declared
 * @param surveys figures of the programme's own surveys that have a target; null without any
 * @param indicators all that a target can be set for
 * @param sections those with published figures
 * @param hidden the parts without any; null where there are none
 */
public record OutcomesPageModel(
    String state,
    boolean isOver,
    boolean showsFacts,
    String cut,
    List<IndicatorSummary> questions,
    List<IndicatorSummary> aims,
    @Nullable IndicatorSummary surveys,
    List<IndicatorProgress> indicators,
    List<ReportSection> sections,
    @Nullable HiddenParts hidden) {

  /**
   * The parts that show nothing, folded under one line.
   *
   * @param later those that are asked later, each with its day, the next one first
   * @param others titles of those that are not
   */
  public record HiddenParts(String summary, List<String> later, List<String> others) {}

  public boolean isEmpty() {
    return sections.isEmpty();
  }
}
