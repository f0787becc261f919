package codev.session.audit;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ContractEvent;
import codev.session.domain.SessionEvent.DiscussionEvent;
import codev.session.domain.SessionEvent.LifecycleEvent;
import codev.session.domain.SessionEvent.ParticipantEvent;
import codev.session.domain.SessionEvent.PreparationEvent;
import codev.session.domain.SessionEvent.ResultEvent;
import codev.session.domain.SessionEvent.StepEvent;
import codev.session.response.ApiEventNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Events that an auditor can look for together. */
enum AuditKind {
  LIFECYCLE(LifecycleEvent.class),
  PARTICIPANTS(ParticipantEvent.class),
  PREPARATION(PreparationEvent.class),
  STEPS(StepEvent.class),
  DISCUSSION(DiscussionEvent.class),
  CONTRACT(ContractEvent.class),
  RESULTS(ResultEvent.class);

  private final List<String> events;

  AuditKind(Class<? extends SessionEvent> family) {
    this.events = ApiEventNames.of(family);
  }

  /** Their names in the API. */
  List<String> events() {
    return events;
  }

  /** How a request asks for it, e.g. {@code kind:STEPS}. */
  String filterValue() {
    return "kind:" + name();
  }

  static Optional<AuditKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.filterValue().equals(name)).findFirst();
  }
}
