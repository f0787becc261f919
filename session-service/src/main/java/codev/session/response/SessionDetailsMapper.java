package codev.session.response;

/** Maps to {@link SessionDetailsResponse}. */
record SessionDetailsMapper(ViewerContext context) {
  SessionDetailsResponse map() {
    var view = context.view();
    var plan = view.plan();
    return new SessionDetailsResponse(
        plan.session(),
        plan.group(),
        plan.programme(),
        plan.groupName(),
        plan.number(),
        view.version(),
        view.position(),
        view.startsAt(),
        view.waitsForDate(),
        plan.place(),
        plan.videoLink(),
        view.template().key(),
        view.template().version(),
        view.template().items());
  }
}
