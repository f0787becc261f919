package codev.infra.web.errorhandling;

import codev.infra.web.problem.Refusal;
import java.util.Optional;

/**
 * Maps a service's own exceptions to refusals; one bean per service, in its {@code config}.
 * Rendering happens here, in one place.
 */
@FunctionalInterface
public interface ExceptionMapping {
  Optional<Refusal> of(Throwable refused);
}
