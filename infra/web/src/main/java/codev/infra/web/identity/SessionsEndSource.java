package codev.infra.web.identity;

import java.util.function.Function;

/**
 * By which event a service's log says that all sessions of a person were ended. The service
 * declares one bean of it.
 *
 * @param <E> the event
 */
public record SessionsEndSource<E>(Class<E> event, Function<E, SessionsEnd> end) {}
