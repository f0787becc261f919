package codev.session.response;

import codev.session.domain.SessionEvent.LearningStated;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.learning.Learning;
import codev.session.response.TakeawaysResponse.LearningResponse;
import codev.session.response.TakeawaysResponse.RemarkResponse;

/** Maps to {@link TakeawaysResponse}. */
record TakeawaysMapper(ViewerContext context) {
  TakeawaysResponse map() {
    var access = context.access();
    var results = context.view().results();
    var evaluated = context.view().session().evaluated();
    return new TakeawaysResponse(
        access.entries(results.learnings()).stream()
            .filter(l -> access.shows(l.learning().id(), l.by()))
            .map(this::learning)
            .toList(),
        access.entries(results.remarks()).stream()
            .filter(r -> access.shows(r.remark(), r.by()))
            .map(this::remark)
            .toList(),
        context.competencies(),
        evaluated.contains(context.viewer()),
        evaluated.size(),
        evaluated.stream().filter(context.view().roster()::hasMember).count());
  }

  private LearningResponse learning(LearningStated event) {
    var learning = today(event);
    return new LearningResponse(
        learning.id(),
        learning.about(),
        context.decrypt(learning.text()),
        context.decrypt(learning.transferableTo()),
        learning.competencies(),
        event.by(),
        context.takenDownBy(learning.id()),
        context.state(learning.id()),
        context.isCorrectable(learning.id()));
  }

  /** As it reads today, in the past too; likewise below. */
  private Learning today(LearningStated event) {
    return context.access().current().results().learnings().stream()
        .map(LearningStated::learning)
        .filter(learning -> learning.id().equals(event.learning().id()))
        .findFirst()
        .orElse(event.learning());
  }

  private RemarkResponse remark(RegulationRemarked event) {
    return new RemarkResponse(
        event.remark(),
        context.decrypt(today(event).text()),
        event.by(),
        context.takenDownBy(event.remark()),
        context.state(event.remark()),
        context.isCorrectable(event.remark()));
  }

  private RegulationRemarked today(RegulationRemarked event) {
    return context.access().current().results().remarks().stream()
        .filter(r -> r.remark().equals(event.remark()))
        .findFirst()
        .orElse(event);
  }
}
