package codev.learning.personaldata;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds requests to erase a person: of each person, the newest. */
@Component
class ErasureQueries {
  private final ReadModel<ErasureView> erasures;

  ErasureQueries(ReadModels views) {
    this.erasures = views.project(ErasureView.PROJECTION);
  }

  List<ErasureView> all() {
    return erasures.all();
  }

  Optional<ErasureView> of(String person) {
    return erasures.find(person);
  }

  /** The one that can still be cancelled. */
  Optional<ErasureView> openOf(String person) {
    return of(person).filter(ErasureView::isOpen);
  }

  Optional<ErasureView> byRequest(UUID request) {
    return erasures.where("request", request.toString()).stream().findFirst();
  }

  /** For commands: up to date with the log at this moment. */
  Optional<ErasureView> currentByRequest(UUID request) {
    var _ = erasures.current();
    return byRequest(request);
  }
}
