package codev.session.response;

import codev.session.domain.SessionEvent.NoteTaken;
import codev.session.domain.contribution.Audience;
import codev.session.domain.value.ContributionId;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.DiscussionResponse.NoteResponse;
import codev.session.view.Discussion;

/** Maps to {@link DiscussionResponse}. */
record DiscussionMapper(ViewerContext context, ContractMapper contracts) {
  DiscussionResponse map() {
    var access = context.access();
    var discussion = context.view().discussion();
    return new DiscussionResponse(
        access.entries(discussion.contributions()).stream()
            .filter(c -> access.knows(c.made()))
            .filter(c -> access.shows(c.id(), c.made().by()) || isWithdrawnQuestion(c.id()))
            .map(this::contribution)
            .toList(),
        contracts.map(context.view().roster().pass()),
        discussion.notes().stream()
            .filter(n -> n.by().equals(context.viewer()) && !access.isWithdrawn(n.note()))
            .map(this::note)
            .toList());
  }

  /** As it reads today, likewise. */
  private NoteResponse note(NoteTaken taken) {
    var current =
        context.access().current().discussion().notes().stream()
            .filter(n -> n.note().equals(taken.note()))
            .findFirst()
            .orElse(taken);
    return new NoteResponse(
        taken.note(),
        context.decrypt(current.text()),
        taken.at(),
        context.isCorrected(taken.note()),
        context.isCorrectable(taken.note()));
  }

  /** It keeps its place where somebody has replied: the reply is theirs, and stays. */
  private boolean isWithdrawnQuestion(ContributionId contribution) {
    return context.access().isWithdrawn(contribution)
        && context.view().discussion().contributions().stream()
            .filter(c -> contribution.equals(c.made().contribution().inReplyTo()))
            .filter(c -> context.access().knows(c.made()))
            .anyMatch(c -> context.access().shows(c.id(), c.made().by()));
  }

  /**
   * Words are as of today, in the past too: it shows nothing that its author has corrected since.
   */
  private ContributionResponse contribution(Discussion.PassContribution contributed) {
    var event = contributed.made();
    var contribution = event.contribution();
    var discussion = context.view().discussion();
    var access = context.access();
    var current = access.current().discussion().find(contribution.id()).orElse(contributed);
    var isWithdrawn = access.isWithdrawn(contribution.id());
    // Of a withdrawn question the group sees the place alone, not why it is hidden, too.
    var isHidden = access.isHidden(contribution.id()) && !(isWithdrawn && access.isInside());
    return new ContributionResponse(
        contribution.id(),
        contributed.pass(),
        event.step(),
        contribution.kind(),
        contribution.confidential() ? Audience.FACILITATOR : Audience.GROUP,
        isWithdrawn ? null : context.decrypt(current.text()),
        contribution.inReplyTo(),
        event.by(),
        context.takenDownBy(contribution.id()),
        event.at(),
        context.state(contribution.id(), isHidden, current.correction() != null),
        discussion.isMarked(contribution.id(), context.viewer()),
        discussion.rating(contribution.id()),
        isWithdrawn ? null : context.attachment(contribution.id()));
  }
}
