package codev.session.room.section;

import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.ArrayList;
import java.util.List;

/** The contributions of one step, without a break; going back begins others. */
record StepContributions(Step step, int pass, List<ContributionResponse> contributions) {
  /** Replies are left out: they stand below what they reply to. */
  static List<StepContributions> of(List<ContributionResponse> contributions) {
    var all = new ArrayList<StepContributions>();
    for (var next : contributions) {
      if (next.inReplyTo() != null) continue;
      if (all.isEmpty() || !all.getLast().continuesWith(next))
        all.add(new StepContributions(next.step(), next.pass(), new ArrayList<>()));
      all.getLast().contributions().add(next);
    }
    return all;
  }

  /** By which the page finds them. */
  public ContributionId first() {
    return contributions.getFirst().id();
  }

  private boolean continuesWith(ContributionResponse next) {
    return step == next.step() && pass == next.pass();
  }

  /** A presentation is a story: it is read from its beginning. */
  public boolean isNewestFirst() {
    return step != Step.PRESENTATION;
  }

  public boolean isGroupedByFamily() {
    return step == Step.CONSULTATION;
  }

  StepContributions inReadingOrder() {
    return isNewestFirst() ? new StepContributions(step, pass, contributions.reversed()) : this;
  }
}
