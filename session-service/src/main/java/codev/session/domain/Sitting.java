package codev.session.domain;

import java.time.Instant;

/** A half-day of a session, and when it begins. */
public record Sitting(HalfDay halfDay, Instant from) {}
