package codev.learning.outcomes.report;

import java.util.List;

/**
 * What a page of outcomes shows: first the answers to the sponsors' questions, then all sections.
 *
 * @param cut which confided answers the figures contain, as a sentence
 * @param questions of sponsors
 * @param aims those that the programme has declared
 * @param indicators all that a target can be set for
 * @param sections those with published figures
 * @param suppressed titles of the parts without any
 */
public record OutcomesPageModel(
    String cut,
    List<IndicatorSummary> questions,
    List<IndicatorSummary> aims,
    List<IndicatorProgress> indicators,
    List<ReportSection> sections,
    List<String> suppressed) {
  public boolean isEmpty() {
    return sections.isEmpty();
  }
}
