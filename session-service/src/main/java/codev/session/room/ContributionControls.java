package codev.session.room;

import codev.session.domain.ContributionRules;
import codev.session.domain.template.ContributionKind;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.List;

/** What the viewer may contribute, answer, mark and rate. */
record ContributionControls(SessionPageViewer viewer) {
  private List<ContributionKind> possible() {
    return viewer.session().permissions().contributionKinds();
  }

  /** Kinds for a form of their own; an answer has its form below its question. */
  public List<ContributionKind> kinds() {
    return viewer.readOnly()
        ? List.of()
        : possible().stream().filter(k -> k != ContributionKind.ANSWER).toList();
  }

  public boolean mayAnswer(ContributionResponse question) {
    return !viewer.readOnly()
        && (new ScribeSection(viewer).answerer() != null
            || possible().contains(ContributionKind.ANSWER))
        && ContributionRules.awaitsAnswer(question.kind(), question.pass(), viewer.pass());
  }

  public boolean mayMark(ContributionResponse contribution) {
    return viewer.may("marks")
        && ContributionRules.canBeKept(contribution.kind(), contribution.pass(), viewer.pass());
  }

  public boolean mayRate(ContributionResponse contribution) {
    return viewer.may("ratings")
        && ContributionRules.canBeRated(contribution.kind(), contribution.pass(), viewer.pass());
  }
}
