package codev.learning.erasing;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.learning.domain.LearningEvent.PersonErased;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whoever is recorded as erased is erased, whatever happened to the one who asked.
 *
 * <p>Goes through the whole log at each start, so that a key vault brought back from a backup loses
 * these keys again; erasing twice changes nothing.
 */
@Component
class WhenSomebodyIsErasedThenDestroyTheirKey implements Follower<PersonErased> {
  private final Seals seals;

  WhenSomebodyIsErasedThenDestroyTheirKey(Seals seals) {
    this.seals = seals;
  }

  @Override
  public String name() {
    return "erasures";
  }

  @Override
  public Class<PersonErased> understands() {
    return PersonErased.class;
  }

  @Override
  public Mark mark() {
    return Mark.START;
  }

  @Override
  public void follow(List<Recorded<PersonErased>> batch, Mark upTo) {
    batch.forEach(recorded -> seals.erase(recorded.event().person().value()));
  }
}
