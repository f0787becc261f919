package codev.infra.pages;

import java.util.Optional;

/**
 * How a service's own exceptions are to be told; one bean per service, in its {@code wiring}.
 * Rendering happens here, in one place.
 */
@FunctionalInterface
public interface Refusals {
  Optional<Refusal> of(Throwable refused);
}
