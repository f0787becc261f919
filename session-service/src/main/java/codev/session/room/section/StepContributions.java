package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Step;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The contributions of one step, without a break; going back begins another passage. */
record StepContributions(Step step, int pass, List<ContributionResponse> contributions) {
  /** The contributions of one kind. */
  record OfOneKind(ContributionKind kind, List<ContributionResponse> contributions) {}

  /** Replies are left out: they stand below what they reply to. */
  static List<StepContributions> of(List<ContributionResponse> contributions) {
    var passages = new ArrayList<StepContributions>();
    for (var next : contributions) {
      if (next.inReplyTo() != null) continue;
      if (passages.isEmpty() || !passages.getLast().continuesWith(next))
        passages.add(new StepContributions(next.step(), next.pass(), new ArrayList<>()));
      passages.getLast().contributions().add(next);
    }
    return passages;
  }

  private boolean continuesWith(ContributionResponse next) {
    return step == next.step() && pass == next.pass();
  }

  /** A presentation is a story: it is read from its beginning. */
  public boolean isNewestFirst() {
    return step != Step.PRESENTATION;
  }

  public boolean isGroupedByKind() {
    return step == Step.CONSULTATION;
  }

  /** In the order of the kinds, in each the order of the passage. */
  public List<OfOneKind> byKind() {
    return contributions.stream()
        .collect(
            Collectors.groupingBy(ContributionResponse::kind, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> new OfOneKind(e.getKey(), e.getValue()))
        .toList();
  }

  StepContributions inReadingOrder() {
    return isNewestFirst() ? new StepContributions(step, pass, contributions.reversed()) : this;
  }
}
