package codev.infra.web.streaming;

import org.jspecify.annotations.Nullable;

/**
 * One Server-Sent Event.
 *
 * @param id where a client resumes after a break; {@code null} keeps the last one
 * @param event its kind
 * @param data written as JSON; a {@code ModelAndView} is drawn as a fragment
 */
public record StreamEvent(@Nullable String id, String event, Object data) {}
