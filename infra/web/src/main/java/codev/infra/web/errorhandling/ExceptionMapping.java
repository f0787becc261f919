package codev.infra.web.errorhandling;

import codev.infra.web.problem.Refusal;
import java.util.Optional;

/**
 * How a service's own exceptions are to be told; one bean per service, in its {@code wiring}.
 * Rendering happens here, in one place.
 */
@FunctionalInterface
public interface ExceptionMapping {
  Optional<Refusal> of(Throwable refused);
}
