package codev.session.response;

import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.DiscussionResponse.NoteResponse;
import codev.session.view.Discussion;

/** Maps to {@link DiscussionResponse}. */
record DiscussionMapper(ViewerContext context, ContractMapper contracts) {
  DiscussionResponse map() {
    var access = context.access();
    var discussion = context.view().talk();
    return new DiscussionResponse(
        access.entries(discussion.contributions()).stream()
            .filter(c -> access.shows(c.made().contribution().id()))
            .map(this::contribution)
            .toList(),
        contracts.map(context.view().roster().pass()),
        discussion.notes().stream()
            .filter(n -> n.by().equals(context.viewer()))
            .map(n -> new NoteResponse(n.note(), context.decrypt(n.text()), n.at()))
            .toList());
  }

  private ContributionResponse contribution(Discussion.PassContribution contributed) {
    var event = contributed.made();
    var contribution = event.contribution();
    var discussion = context.view().talk();
    return new ContributionResponse(
        contribution.id(),
        contributed.pass(),
        event.step(),
        contribution.kind(),
        context.decrypt(contribution.text()),
        contribution.inReplyTo(),
        event.by(),
        context.takenDownBy(contribution.id()),
        event.at(),
        context.access().isHidden(contribution.id()),
        discussion.isMarked(contribution.id(), context.viewer()),
        discussion.rating(contribution.id()));
  }
}
