package codev.session.response;

import codev.session.domain.Timeline.StepSpan;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.response.ProgressResponse.DecisionResponse;
import codev.session.response.ProgressResponse.PassResponse;
import codev.session.response.ProgressResponse.StepResponse;
import codev.session.response.ProgressResponse.StepTimeResponse;
import codev.session.response.ProgressResponse.StepWordingResponse;
import codev.session.view.ReasonedDecision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Maps to {@link ProgressResponse}. */
record ProgressMapper(ViewerContext context, ContractMapper contracts, ResultsMapper results) {
  ProgressResponse map() {
    var view = context.view();
    return new ProgressResponse(
        view.state(),
        view.step(),
        view.roster().pass(),
        passes(),
        steps(),
        view.roster().slots().stream().map(AttendanceSlot::halfDay).toList(),
        context.access().entries(view.decisions().all()).stream()
            .filter(this::isTold)
            .map(this::decision)
            .toList());
  }

  private List<PassResponse> passes() {
    return IntStream.rangeClosed(1, context.view().template().passes())
        .mapToObj(this::pass)
        .toList();
  }

  private PassResponse pass(int pass) {
    var access = context.access();
    var clientResults = context.view().results().of(pass);
    return new PassResponse(
        pass,
        context.view().roster().clientOf(pass),
        contracts.map(pass),
        access.keptIdeas(clientResults),
        results.synthesis(clientResults),
        access.entries(clientResults.actions()).stream()
            .filter(a -> access.shows(a.action().id(), a.by()))
            .map(a -> a.action().id())
            .toList());
  }

  /**
   * That an entry was hidden, and why, is told to the facilitator, to who hid it and to its author;
   * an auditor learns that it was.
   */
  private boolean isTold(ReasonedDecision decision) {
    var entry = decision.entry();
    var viewer = context.viewer();
    return entry == null
        || !context.access().isInside()
        || viewer.equals(context.access().current().roster().facilitator())
        || viewer.equals(decision.by())
        || context.view().authorOf(entry).filter(viewer::equals).isPresent();
  }

  private DecisionResponse decision(ReasonedDecision decision) {
    return new DecisionResponse(
        decision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        decision.step(),
        decision.rules(),
        decision.people(),
        decision.minutes(),
        decision.person(),
        context.decrypt(decision.reason()),
        decision.by(),
        decision.at());
  }

  private List<StepResponse> steps() {
    return IntStream.range(0, context.view().timeline().steps().size())
        .mapToObj(this::step)
        .toList();
  }

  private StepResponse step(int index) {
    var step = context.view().timeline().steps().get(index);
    var planned = context.view().template().steps().get(index);
    return new StepResponse(
        step.key(),
        new StepWordingResponse(planned.fr(), planned.en(), planned.aimFr(), planned.aimEn()),
        planned.kinds(),
        context.view().template().passAt(index),
        time(step));
  }

  private StepTimeResponse time(StepSpan step) {
    return new StepTimeResponse(
        step.plannedMinutes(),
        step.startedAt(),
        step.endedAt(),
        step.extendedMinutes(),
        minutes(step.pausedAt(context.now())),
        minutes(step.ranAt(context.now())),
        step.running(),
        step.backAt(),
        step.endsAt(),
        minutes(step.overtimeAt(context.now())));
  }

  private static long minutes(Duration time) {
    return Math.round(time.toSeconds() / 60.0);
  }
}
